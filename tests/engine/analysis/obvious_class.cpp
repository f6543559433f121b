#include <algorithm>

#include "tests/engine/analysis/obvious_pair.h"

namespace obvious {
namespace {

template <class Fact, class Nodes>
bool is_ancestor(const Nodes& all, Ref<Fact> top, Ref<Fact> node) {
  for (std::size_t step = 0; step < all.size() && node.known(); ++step) {
    node = all[node.index].parent;
    if (node.known() && node == top) return true;
  }
  return false;
}

Ref<Organisation> lead_of(const Snapshot& snapshot, const Provider& provider) {
  return provider.programme.known() ? snapshot.programmes[provider.programme.index].lead : provider.organisation;
}

// Whether a record makes `b` follow from `a`.
bool follows(const Snapshot& snapshot, const Question& question, const Provider& a, const Provider& b) {
  for (const FundingEdge& funding : snapshot.funding) {
    if (question.day && funding.has_period && !funding.period.has(*question.day)) continue;
    if (funding.provider == a && funding.receiver == b) return true;
  }
  for (const ParticipationEdge& part : snapshot.participations) {
    const bool link =
        part.role == "funding" || part.role == "accountable" || part.role == "extending" || part.role == "implementing";
    if (link && a.programme.known() && part.programme == a.programme && b == Provider{part.organisation, {}})
      return true;
  }
  if (a.programme.known() && b.programme.known() && is_ancestor(snapshot.programmes, a.programme, b.programme)) {
    return true;
  }
  const auto one = lead_of(snapshot, a), other = lead_of(snapshot, b);
  return one.known() && is_ancestor(snapshot.organisations, one, other);
}

bool pays(const Snapshot& snapshot, const Provider& a, const Provider& b) {
  if (!a.programme.known() || !b.programme.known()) return false;
  const auto lead = lead_of(snapshot, a);
  const auto& donors = snapshot.programmes[b.programme.index].donors;
  return lead.known() && std::find(donors.begin(), donors.end(), lead) != donors.end();
}

// Whether two that meet are sub-implementer and lead at a site, or both sub-implementers beside one lead.
bool is_chain_at_site(const Snapshot& snapshot, const Question& question, const Calendar& calendar,
                      const Meeting& meeting) {
  const DeliveryRow& one = snapshot.deliveries[meeting.a];
  const DeliveryRow& other = snapshot.deliveries[meeting.b];
  const auto sites = sites_of(snapshot, question, meeting.a, meeting.cell);
  const auto sites_of_other = sites_of(snapshot, question, meeting.b, meeting.cell);
  for (const auto site : sites) {
    if (!sites_of_other.contains(site)) continue;
    if (one.sub_implementer != other.sub_implementer) return true;
    if (!one.sub_implementer) continue;
    for (std::size_t third = 0; third < snapshot.deliveries.size(); ++third) {
      const DeliveryRow& row = snapshot.deliveries[third];
      const auto lead = snapshot.lead(row);
      if (row.sub_implementer || !is_somebody(snapshot, lead)) continue;
      if (lead == snapshot.lead(one) || lead == snapshot.lead(other)) continue;
      if (!is_own_cell(snapshot, third, meeting.cell, question)) continue;
      if (!sites_of(snapshot, question, third, meeting.cell).contains(site)) continue;
      bool with_one = false, with_other = false;
      for (const Day day : calendar.all()) {
        if (question.day && day != *question.day) continue;
        const bool there = counts_on(snapshot, third, day);
        with_one = with_one || (there && counts_on(snapshot, meeting.a, day));
        with_other = with_other || (there && counts_on(snapshot, meeting.b, day));
      }
      if (with_one && with_other) return true;
    }
  }
  return false;
}

bool disjoint(const Texts& one, const Texts& other) {
  if (one.empty() || other.empty()) return false;
  for (const auto& text : one) {
    if (std::find(other.begin(), other.end(), text) != other.end()) return false;
  }
  return true;
}

bool differ(const DeliveryProfile& one, const DeliveryProfile& other) {
  const auto texts = [](const std::string& text) { return text.empty() ? Texts{} : Texts{text}; };
  return disjoint(texts(one.stage), texts(other.stage)) || disjoint(texts(one.modality), texts(other.modality)) ||
         disjoint(one.return_types, other.return_types) || disjoint(one.host_countries, other.host_countries);
}

std::string judgement(const Snapshot& snapshot, const std::string& finding) {
  std::string status;
  Number newest = 0;
  for (const DecisionEdge& decision : snapshot.decisions) {
    if (decision.finding != finding || decision.number < newest) continue;
    if (decision.status != "confirmed" && decision.status != "rejected" && decision.status != "open") continue;
    newest = decision.number;
    status = decision.status;
  }
  return status;
}

// What is true of all that meets, or of something that does.
struct Seen {
  bool told_twice = true, one_implementer = true, enough_needed = true, all_differ = true;
  bool chain_at_site = false, likely = false;
  std::set<Ref<Location>> sites;
};

void see(const Snapshot& snapshot, const Question& question, const Calendar& calendar, const Meeting& meeting,
         Seen& seen) {
  const DeliveryRow& one = snapshot.deliveries[meeting.a];
  const DeliveryRow& other = snapshot.deliveries[meeting.b];
  const auto& first = snapshot.profiles[one.profile];
  const auto& second = snapshot.profiles[other.profile];
  const auto full = saturation_of(snapshot, question, calendar, meeting.cell);
  if (one.organisation != other.organisation) seen.one_implementer = false;
  if (one.source == other.source || (one.programme.known() && other.programme.known())) seen.told_twice = false;
  if (is_chain_at_site(snapshot, question, calendar, meeting)) seen.chain_at_site = true;
  if (!differ(first, second)) seen.all_differ = false;
  if (!full || *full > 1) seen.enough_needed = false;
  const bool own = one.service == meeting.cell.service && other.service == meeting.cell.service &&
                   group_of(snapshot, one.group) == meeting.cell.group &&
                   group_of(snapshot, other.group) == meeting.cell.group;
  if (full && *full > 1 && own && first.stage == second.stage) seen.likely = true;
  for (const auto site : sites_of(snapshot, question, meeting.a, meeting.cell)) {
    if (sites_of(snapshot, question, meeting.b, meeting.cell).contains(site)) seen.sites.insert(site);
  }
}

}  // namespace

void judge_pair(const Snapshot& snapshot, const Question& question, const Calendar& calendar,
                const std::vector<Meeting>& meetings, Overlap& pair) {
  Seen seen;
  for (const Meeting& meeting : meetings) see(snapshot, question, calendar, meeting, seen);
  pair.sites = static_cast<std::uint32_t>(seen.sites.size());
  const bool stated = follows(snapshot, question, pair.a, pair.b) || follows(snapshot, question, pair.b, pair.a);
  const bool paid = pays(snapshot, pair.a, pair.b) || pays(snapshot, pair.b, pair.a);
  const bool one_lead = std::all_of(meetings.begin(), meetings.end(), [&](const Meeting& one) {
    return snapshot.lead(snapshot.deliveries[one.a]) == snapshot.lead(snapshot.deliveries[one.b]);
  });
  const std::string judged = judgement(snapshot, pair.id);
  pair.probable = false;
  if (seen.told_twice && seen.one_implementer) {
    pair.kind = OverlapClass::same_record;
    pair.probable = true;
  } else if (stated || seen.chain_at_site || paid) {
    pair.kind = OverlapClass::same_chain;
    pair.probable = !stated;
  } else if (seen.one_implementer || one_lead) {
    pair.kind = OverlapClass::co_funded;
  } else if (judged == "confirmed") {
    pair.kind = OverlapClass::confirmed;
  } else if (judged == "rejected") {
    pair.kind = OverlapClass::rejected;
  } else if (seen.enough_needed || seen.all_differ) {
    pair.kind = OverlapClass::complementary;
  } else {
    pair.kind = seen.likely ? OverlapClass::likely : OverlapClass::possible;
  }
}

}  // namespace obvious

#include "engine/analysis/mechanisms.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>

#include "engine/analysis/finding_id.h"
#include "engine/analysis/referral_links.h"

namespace engine {
namespace {

constexpr unsigned months_until_review = 24;

// The same day of the month, so many months later; the first of the next where that month has none.
Day months_after(Day day, unsigned months) {
  const Day first = make_day(year_of(day), month_of(day), 1);
  const int in_month = day.number - first.number;
  const unsigned month = month_of(day) - 1 + months;
  const int year = year_of(day) + static_cast<int>(month / 12);
  const Day begins = make_day(year, month % 12 + 1, 1);
  const unsigned following = month % 12 + 1;
  const Day ends = make_day(year + static_cast<int>(following / 12), following % 12 + 1, 1);
  return {std::min(begins.number + in_month, ends.number)};
}

Score score(Verdict verdict, std::string reason) { return {verdict, std::move(reason), {}, {}}; }

// Not met where a part is not met, unknown where a part is unknown; the first such part says why.
Score all_of(const std::vector<Score>& parts, const std::string& none) {
  Score whole = score(Verdict::unknown, none);
  for (const Verdict verdict : {Verdict::met, Verdict::unknown, Verdict::not_met}) {
    const auto found = std::ranges::find(parts, verdict, &Score::verdict);
    if (found != parts.end()) whole = score(verdict, found->reason);
  }
  std::set<std::string> documents;
  std::set<Number> records;
  for (const Score& part : parts) {
    documents.insert(part.documents.begin(), part.documents.end());
    records.insert(part.records.begin(), part.records.end());
  }
  whole.documents = {documents.begin(), documents.end()};
  whole.records = {records.begin(), records.end()};
  return whole;
}

class Card {
 public:
  Card(const Snapshot& snapshot, const Question& question) : snapshot_(snapshot), question_(question) {
    for (const DocumentNode& document : snapshot.documents) {
      if (document.tier <= question.tier) documents_.emplace(document.id, &document);
    }
    for (const MechanismNode& mechanism : snapshot.mechanisms) {
      if (mechanism.tier <= question.tier) mechanisms_.emplace(mechanism.id, &mechanism);
    }
    for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
      const DeliveryRow& row = snapshot.deliveries[delivery];
      if (row.tier > question.tier || !row.organisation.known()) continue;
      if (!active_on(snapshot, delivery, *question.day)) continue;
      if (stage_of(snapshot.profiles[row.profile]) == Stage::pre_departure) continue;
      for (const auto place : snapshot.served(delivery)) {
        const auto country = country_of(snapshot, place);
        if (country.known()) countries_[row.organisation].insert(snapshot.locations.id(country));
      }
    }
  }

  // The referrals of which it is not known that they are informal, and whose status and dates hold.
  std::vector<const ReferralEdge*> standing() const;

  Score agreement(const ReferralEdge& link) const;
  Score coordination(const MechanismNode& mechanism, const std::vector<const ReferralEdge*>& links) const;
  Score led_locally(const ReferralEdge& link) const;
  Score border(const std::vector<const ReferralEdge*>& links) const;
  Score stages(const ReferralEdge& link) const;
  Score dimensions(const MechanismNode& mechanism) const;
  Score monitored(const ReferralEdge& link) const;

 private:
  Score lead(Ref<Organisation> lead, const std::set<std::string>& countries) const;
  std::set<std::string> countries_of(Ref<Organisation> organisation) const {
    const auto found = countries_.find(organisation);
    return found == countries_.end() ? std::set<std::string>() : found->second;
  }

  const Snapshot& snapshot_;
  const Question& question_;
  std::map<std::string, const DocumentNode*> documents_;
  std::map<std::string, const MechanismNode*> mechanisms_;
  std::map<Ref<Organisation>, std::set<std::string>> countries_;  // where each works at home
};

std::vector<const ReferralEdge*> Card::standing() const {
  std::vector<const ReferralEdge*> links;
  for (const ReferralEdge& link : snapshot_.referrals) {
    const bool informal = link.formal_known && !link.formal;
    if (link.tier > question_.tier || !link.from.known() || informal) continue;
    if (link.status == "proposed" || link.status == "ended" || !link.period.has(*question_.day)) continue;
    links.push_back(&link);
  }
  return links;
}

Score Card::agreement(const ReferralEdge& link) const {
  Score found;
  if (link.agreement.empty()) {
    found = score(Verdict::unknown, "no agreement is named");
  } else if (const auto document = documents_.find(link.agreement); document == documents_.end()) {
    found = score(Verdict::unknown, "the agreement is named and not recorded");
  } else {
    const DocumentNode& stated = *document->second;
    const Day day = *question_.day;
    const Date since = stated.reviewed && *stated.reviewed <= day ? stated.reviewed : stated.start;
    if (stated.end && *stated.end <= day) {
      found = score(Verdict::not_met, "the agreement ended on " + to_text(previous(*stated.end)));
    } else if (stated.start && *stated.start > day) {
      found = score(Verdict::not_met, "the agreement begins on " + to_text(*stated.start));
    } else if (!since) {
      found = score(Verdict::unknown, "nobody says when the agreement was made or reviewed");
    } else if (months_after(*since, months_until_review) <= day) {
      found = score(Verdict::unknown, "the agreement was not reviewed since " + to_text(*since));
    } else {
      found = score(Verdict::met, "the agreement holds");
    }
    found.documents = {stated.id};
    found.records.push_back(stated.number);
  }
  found.records.push_back(link.number);
  return found;
}

Score Card::lead(Ref<Organisation> lead, const std::set<std::string>& countries) const {
  if (!lead.known()) return score(Verdict::unknown, "nobody is named as lead");
  const OrganisationNode& node = snapshot_.organisations[lead.index];
  if (node.kind == "multilateral" || node.kind == "international-ngo") {
    return score(Verdict::not_met, "the lead is an international organisation");
  }
  if (node.country.empty()) return score(Verdict::unknown, "the lead's country is not stated");
  if (countries.empty()) return score(Verdict::unknown, "where the links lead to is not recorded");
  return countries.contains(node.country) ? score(Verdict::met, "the lead is of the country where the links lead to")
                                          : score(Verdict::not_met, "the lead is of another country");
}

Score Card::coordination(const MechanismNode& mechanism, const std::vector<const ReferralEdge*>& links) const {
  std::set<std::string> countries;
  for (const auto actor : mechanism.actors) countries.merge(countries_of(actor));
  for (const ReferralEdge* link : links) {
    if (link->to.known()) countries.merge(countries_of(link->to));
  }
  Score actors = score(Verdict::unknown, "no actors are named");
  if (mechanism.actors.size() == 1) actors = score(Verdict::not_met, "only one actor is named");
  if (mechanism.actors.size() > 1) actors = score(Verdict::met, "several actors are named");
  Score whole = all_of({actors, lead(mechanism.lead, countries)}, "");
  if (whole.verdict == Verdict::met) whole.reason = "several actors, and a lead of the country where the links lead to";
  whole.records = {mechanism.number};
  return whole;
}

Score Card::led_locally(const ReferralEdge& link) const {
  Ref<Organisation> who = link.lead;
  std::vector<Number> records = {link.number};
  if (const auto found = mechanisms_.find(link.mechanism); !who.known() && found != mechanisms_.end()) {
    who = found->second->lead;
    records.push_back(found->second->number);
  }
  Score found = lead(who, link.to.known() ? countries_of(link.to) : std::set<std::string>());
  std::ranges::sort(records);
  found.records = std::move(records);
  return found;
}

Score Card::stages(const ReferralEdge& link) const {
  Score found = score(Verdict::met, "stages and eligibility are stated");
  if (link.eligibility.empty()) found = score(Verdict::unknown, "who is eligible is not stated");
  if (link.from_stage.empty() || link.to_stage.empty()) found = score(Verdict::unknown, "its stages are not stated");
  found.records = {link.number};
  return found;
}

Score Card::border(const std::vector<const ReferralEdge*>& links) const {
  std::vector<Score> crossing;
  bool stages_known = true;
  for (const ReferralEdge* link : links) {
    if (link->from_stage.empty()) stages_known = false;
    if (link->from_stage == "pre-departure" && link->to_stage != "pre-departure") crossing.push_back(stages(*link));
  }
  if (!crossing.empty()) {
    Score found = all_of(crossing, "");
    if (found.verdict == Verdict::met) found.reason = "both sides of the border are linked, with eligibility";
    return found;
  }
  if (links.empty() || !stages_known) return score(Verdict::unknown, "no link from before departure is recorded");
  Score found = score(Verdict::not_met, "its links state their stages, and none leads home from before departure");
  for (const ReferralEdge* link : links) found.records.push_back(link->number);
  return found;
}

Score Card::dimensions(const MechanismNode& mechanism) const {
  Score several = score(Verdict::unknown, "its dimensions are not stated");
  if (mechanism.dimensions.size() == 1) several = score(Verdict::not_met, "it has one dimension");
  if (mechanism.dimensions.size() > 1) several = score(Verdict::met, "it has several dimensions");
  Score watched = score(Verdict::unknown, "whether it is monitored is not stated");
  if (mechanism.monitored) {
    watched =
        *mechanism.monitored ? score(Verdict::met, "it is monitored") : score(Verdict::not_met, "it is not monitored");
  }
  Score whole = all_of({several, watched}, "");
  if (whole.verdict == Verdict::met) whole.reason = "several dimensions, monitored";
  whole.records = {mechanism.number};
  return whole;
}

Score Card::monitored(const ReferralEdge& link) const {
  Score whole = score(Verdict::unknown, "it belongs to no mechanism that is recorded");
  if (const auto found = mechanisms_.find(link.mechanism); found != mechanisms_.end()) {
    MechanismNode mechanism = *found->second;
    if (!link.feedback.empty()) mechanism.monitored = true;
    whole = dimensions(mechanism);
  }
  whole.records.push_back(link.number);
  std::ranges::sort(whole.records);
  return whole;
}

std::string stage_after(const std::string& stage) {
  constexpr std::array<std::string_view, 4> stages = {"pre-design", "design", "implementation", "monitoring"};
  const auto* found = std::ranges::find(stages, stage);
  return found == stages.end() || found + 1 == stages.end() ? std::string() : std::string(found[1]);
}

bool asked(const MechanismNode& mechanism, const Question& question) {
  const auto& wanted = question.filter.organisations;
  if (mechanism.tier > question.tier) return false;
  return wanted.empty() || std::ranges::any_of(wanted, [&](auto one) {
           return one == mechanism.lead || std::ranges::binary_search(mechanism.actors, one);
         });
}

}  // namespace

std::string_view to_text(Requirement requirement) {
  static constexpr std::string_view texts[] = {"agreement", "coordination", "border", "dimensions"};
  static_assert(std::size(texts) == requirement_count);
  return texts[static_cast<std::size_t>(requirement)];
}

std::string_view to_text(Verdict verdict) {
  static constexpr std::string_view texts[] = {"met", "not-met", "unknown"};
  return texts[static_cast<std::size_t>(verdict)];
}

std::vector<MechanismScore> score_mechanisms(const Snapshot& snapshot, const Question& question) {
  assert(question.day);
  const Card card(snapshot, question);
  const auto standing = card.standing();
  std::vector<MechanismScore> list;
  for (const MechanismNode& mechanism : snapshot.mechanisms) {
    if (!asked(mechanism, question)) continue;
    MechanismScore& scored = list.emplace_back();
    scored.id = finding_id("referral", {"mechanism", mechanism.id});
    scored.mechanism = &mechanism;
    scored.next_stage = stage_after(mechanism.stage);
    std::vector<Score> agreements;
    for (const ReferralEdge* link : standing) {
      if (link->mechanism != mechanism.id) continue;
      scored.links.push_back(link);
      agreements.push_back(card.agreement(*link));
    }
    scored.scores = {all_of(agreements, "no link of it is recorded"), card.coordination(mechanism, scored.links),
                     card.border(scored.links), card.dimensions(mechanism)};
  }
  std::ranges::stable_sort(list, {}, [](const MechanismScore& one) { return one.mechanism->id; });
  return list;
}

std::vector<LinkScore> score_links(const Snapshot& snapshot, const Question& question) {
  assert(question.day);
  const Card card(snapshot, question);
  std::vector<LinkScore> list;
  for (const ReferralEdge* link : card.standing()) {
    list.push_back({link, {card.agreement(*link), card.led_locally(*link), card.stages(*link), card.monitored(*link)}});
  }
  return list;
}

}  // namespace engine

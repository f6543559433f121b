#include "tests/engine/analysis/obvious_flags.h"

#include <algorithm>
#include <set>

namespace obvious {
namespace {

enum class Answer { no, yes, unknown };

using Deliveries = std::vector<std::size_t>;

bool is_somebody(const Snapshot& snapshot, Ref<Organisation> organisation) {
  return organisation.known() && !snapshot.organisations[organisation.index].placeholder;
}

Answer single_provider(const Snapshot& snapshot, const Deliveries& active, const Cell& cell) {
  if (snapshot.single_by_nature[cell.service.index]) return Answer::no;
  std::set<Ref<Organisation>> leads;
  bool unknown = false, all_by_nature = true;
  for (const auto delivery : active) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    all_by_nature = all_by_nature && snapshot.single_by_nature[row.service.index];
    if (is_somebody(snapshot, snapshot.lead(row))) {
      leads.insert(snapshot.lead(row));
    } else {
      unknown = true;
    }
  }
  if (all_by_nature || leads.size() > 1) return Answer::no;
  return unknown ? Answer::unknown : Answer::yes;
}

std::set<Ref<Organisation>> donors_of(const Snapshot& snapshot, const Deliveries& active) {
  std::set<Ref<Organisation>> donors;
  for (const auto delivery : active) {
    const auto programme = snapshot.deliveries[delivery].programme;
    if (!programme.known()) continue;
    for (const auto donor : snapshot.programmes[programme.index].donors) {
      if (is_somebody(snapshot, donor)) donors.insert(donor);
    }
  }
  return donors;
}

bool all_donors_known(const Snapshot& snapshot, const Deliveries& active) {
  for (const auto delivery : active) {
    const auto programme = snapshot.deliveries[delivery].programme;
    if (!programme.known() || !snapshot.programmes[programme.index].donors_known) return false;
  }
  return true;
}

// Day by day from the day after the one asked.
std::optional<Day> end_of(const Snapshot& snapshot, const Question& question, const Deliveries& active,
                          const Deliveries& behind) {
  for (const auto delivery : active) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (!row.has_stated || row.stated.to == Period::open_end) return std::nullopt;
  }
  for (int ahead = 1; ahead <= question.horizon; ++ahead) {
    const Day day{question.day->number + ahead};
    bool filled = false;
    for (const auto delivery : behind) {
      const DeliveryRow& row = snapshot.deliveries[delivery];
      const bool announced = row.status == DeliveryStatus::planned && row.has_stated && row.stated.has(day);
      filled = filled || announced || counts_on(snapshot, delivery, day);
    }
    if (!filled) return previous(day);
  }
  return std::nullopt;
}

Answer unfunded(const Snapshot& snapshot, const Question& question, const Deliveries& active) {
  bool covered = false, unknown = false;
  for (const auto delivery : active) {
    const auto programme = snapshot.deliveries[delivery].programme;
    int commitments = 0;
    for (const FundingEdge& funding : snapshot.funding) {
      if (!programme.known() || funding.receiver.programme != programme || funding.kind != "commitment") continue;
      ++commitments;
      covered = covered || (funding.has_period && funding.period.has(*question.day));
      unknown = unknown || !funding.has_period;
    }
    unknown = unknown || commitments == 0;
  }
  if (covered) return Answer::no;
  return unknown ? Answer::unknown : Answer::yes;
}

bool is_way_in(const DeliveryProfile& profile) {
  if (profile.stage == "pre-departure" || profile.stage == "reception") return true;
  for (const std::string& way : profile.way_in) {
    if (way == "walk-in" || way == "outreach" || way == "hotline") return true;
  }
  return false;
}

bool in_use(const ReferralEdge& referral, Day day) {
  return referral.formal && referral.to.known() && referral.period.has(day) && referral.status != "proposed" &&
         referral.status != "ended";
}

std::set<Ref<Organisation>> reached(const Snapshot& snapshot, const Question& question) {
  std::set<Ref<Organisation>> organisations;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (row.tier <= question.tier && counts_on(snapshot, delivery, *question.day) &&
        is_way_in(snapshot.profiles[row.profile])) {
      organisations.insert(row.organisation);
    }
  }
  for (std::size_t round = 0; round < snapshot.organisations.size(); ++round) {
    for (const ReferralEdge& referral : snapshot.referrals) {
      if (in_use(referral, *question.day) && organisations.contains(referral.from)) organisations.insert(referral.to);
    }
  }
  return organisations;
}

Answer unreachable(const Snapshot& snapshot, const Question& question, const Deliveries& active, const Cell& cell) {
  bool in_scope = false;
  for (const ScopeEdge& scope : snapshot.scopes) {
    in_scope = in_scope ||
               (holds(scope, "referrals", *question.day) && snapshot.locations.within(cell.location, scope.location) &&
                (!scope.service.known() || snapshot.services.within(cell.service, scope.service)));
  }
  if (!in_scope) return Answer::unknown;
  const auto from = reached(snapshot, question);
  for (const auto delivery : active) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (is_way_in(snapshot.profiles[row.profile])) return Answer::no;
    for (const ReferralEdge& referral : snapshot.referrals) {
      const bool fits = !referral.service.known() || related(snapshot.services, referral.service, cell.service);
      if (in_use(referral, *question.day) && fits && referral.to == row.organisation && from.contains(referral.from)) {
        return Answer::no;
      }
    }
  }
  return Answer::yes;
}

Answer returnee_only(const Snapshot& snapshot, const Deliveries& active) {
  const auto returnees = snapshot.groups.find("returnees");
  bool unknown = false;
  for (const auto delivery : active) {
    const auto group = snapshot.deliveries[delivery].group;
    unknown = unknown || !group.known();
    if (group.known() && (!returnees.known() || !snapshot.groups.within(group, returnees))) return Answer::no;
  }
  return unknown ? Answer::unknown : Answer::yes;
}

Answer stale(const Snapshot& snapshot, const Question& question, const Deliveries& active) {
  bool any = false, fresh = false;
  for (const auto delivery : active) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    const auto confirms = [&](Day day) {
      any = true;
      fresh = fresh || day.number + 365 >= question.day->number;
    };
    if (row.has_assured) confirms(row.assured);
    for (const Period& report : snapshot.reported(delivery)) {
      if (!report.empty()) confirms(previous(report.to));
    }
  }
  if (!any) return Answer::unknown;
  return fresh ? Answer::no : Answer::yes;
}

}  // namespace

void judge_flags(const Snapshot& snapshot, const Question& question, const Deliveries& active, const Deliveries& behind,
                 CoverageCell& cell) {
  const auto note = [&](Flag flag, Answer answer) {
    if (answer == Answer::yes) cell.flags.push_back(flag);
    if (answer == Answer::unknown) cell.unknown_flags.push_back(flag);
  };
  const auto donors = donors_of(snapshot, active);
  cell.donors.assign(donors.begin(), donors.end());
  cell.ends_on = end_of(snapshot, question, active, behind);
  const bool known = all_donors_known(snapshot, active);

  note(Flag::single_provider, single_provider(snapshot, active, cell.cell));
  note(Flag::single_donor, donors.empty() ? Answer::unknown : donors.size() == 1 && known ? Answer::yes : Answer::no);
  note(Flag::one_known_donor, donors.size() == 1 && !known ? Answer::yes : Answer::no);
  note(Flag::ending, cell.ends_on ? Answer::yes : Answer::no);
  note(Flag::lapsed, cell.lapsed > 0 ? Answer::yes : Answer::no);
  note(Flag::unfunded, unfunded(snapshot, question, active));
  note(Flag::unreachable, unreachable(snapshot, question, active, cell.cell));
  note(Flag::returnee_only, returnee_only(snapshot, active));
  note(Flag::stale, stale(snapshot, question, active));
}

}  // namespace obvious

#include "engine/analysis/flags.h"

#include <algorithm>

#include "engine/analysis/ending.h"

namespace engine {
namespace {

constexpr int days_until_stale = 365;

template <class Fact>
void sort_and_unite(std::vector<Ref<Fact>>& refs) {
  std::ranges::sort(refs);
  refs.erase(std::ranges::unique(refs).begin(), refs.end());
}

}  // namespace

bool is_known(const Snapshot& snapshot, Ref<Organisation> organisation) {
  return organisation.known() && !snapshot.organisations[organisation.index].placeholder;
}

Watch::Watch(const View& view)
    : view_(view),
      ways_in_(view),
      returnees_(view.snapshot.groups.find("returnees")),
      committed_(view.snapshot.programmes.size(), Committed::unknown) {
  std::vector<bool> undated(view.snapshot.programmes.size());
  for (const FundingEdge& funding : view.snapshot.funding) {
    if (funding.kind != "commitment" || !funding.receiver.programme.known()) continue;
    Committed& committed = committed_[funding.receiver.programme.index];
    if (!funding.has_period) {
      undated[funding.receiver.programme.index] = true;
    } else if (committed != Committed::now) {
      committed = funding.period.has(*view.question.day) ? Committed::now : Committed::not_now;
    }
  }
  // A commitment without dates may cover the day.
  for (std::size_t programme = 0; programme < undated.size(); ++programme) {
    if (undated[programme] && committed_[programme] == Committed::not_now) committed_[programme] = Committed::unknown;
  }
}

Watch::Flags Watch::of(const Cell& cell, std::span<const std::uint32_t> active,
                       std::span<const Evidence> evidence) const {
  Flags flags;
  const auto note = [&](Flag flag, Answer answer) {
    if (answer == Answer::yes) flags.set.push_back(flag);
    if (answer == Answer::unknown) flags.unknown.push_back(flag);
  };
  const Funders donor = funders(active);
  flags.ends_on = find_end(view_, evidence);
  const bool lapsed = std::ranges::any_of(evidence, [](const Evidence& one) { return one.role == Role::lapsed; });

  note(Flag::single_provider, single_provider(cell, active));
  note(Flag::single_donor, donor.single_donor);
  note(Flag::one_known_donor, donor.one_known_donor);
  note(Flag::ending, flags.ends_on ? Answer::yes : Answer::no);
  note(Flag::lapsed, lapsed ? Answer::yes : Answer::no);
  note(Flag::unfunded, unfunded(active));
  note(Flag::unreachable, unreachable(cell, active));
  note(Flag::returnee_only, returnee_only(active));
  note(Flag::stale, stale(active));
  return flags;
}

Watch::Answer Watch::single_provider(const Cell& cell, std::span<const std::uint32_t> active) const {
  // A public registry is single by nature, and so is a sector of which nothing else is recorded here.
  const auto by_nature = [&](Ref<Service> service) {
    return service.known() && view_.snapshot.single_by_nature[service.index];
  };
  if (by_nature(cell.service)) return Answer::no;
  if (std::ranges::all_of(
          active, [&](std::uint32_t delivery) { return by_nature(view_.snapshot.deliveries.service(delivery)); })) {
    return Answer::no;
  }
  std::optional<Ref<Organisation>> one;
  bool unknown = false;
  for (const std::uint32_t delivery : active) {
    const Ref<Organisation> lead = view_.snapshot.lead(delivery);
    if (!is_known(view_.snapshot, lead)) {
      unknown = true;
    } else if (one && *one != lead) {
      return Answer::no;
    } else {
      one = lead;
    }
  }
  return unknown ? Answer::unknown : Answer::yes;
}

std::vector<Ref<Organisation>> Watch::donors(std::span<const std::uint32_t> active) const {
  std::vector<Ref<Programme>> programmes;
  for (const std::uint32_t delivery : active) {
    const Ref<Programme> programme = view_.snapshot.deliveries.programme(delivery);
    if (programme.known()) programmes.push_back(programme);
  }
  sort_and_unite(programmes);
  std::vector<Ref<Organisation>> donors;
  for (const Ref<Programme> programme : programmes) {
    for (const Ref<Organisation> donor : view_.snapshot.programmes[programme.index].donors) {
      if (is_known(view_.snapshot, donor)) donors.push_back(donor);
    }
  }
  sort_and_unite(donors);
  return donors;
}

Watch::Funders Watch::funders(std::span<const std::uint32_t> active) const {
  Ref<Organisation> only;
  bool all_known = true;
  for (const std::uint32_t delivery : active) {
    const Ref<Programme> programme = view_.snapshot.deliveries.programme(delivery);
    if (!programme.known()) {
      all_known = false;
      continue;
    }
    const ProgrammeNode& node = view_.snapshot.programmes[programme.index];
    all_known = all_known && node.donors_known;
    for (const Ref<Organisation> donor : node.donors) {
      if (donor == only || !is_known(view_.snapshot, donor)) continue;
      if (only.known()) return {};
      only = donor;
    }
  }
  if (!only.known()) return {Answer::unknown, Answer::no};
  return all_known ? Funders{Answer::yes, Answer::no} : Funders{Answer::no, Answer::yes};
}

Watch::Answer Watch::unfunded(std::span<const std::uint32_t> active) const {
  bool unknown = false;
  for (const std::uint32_t delivery : active) {
    const Ref<Programme> programme = view_.snapshot.deliveries.programme(delivery);
    const Committed committed = programme.known() ? committed_[programme.index] : Committed::unknown;
    if (committed == Committed::now) return Answer::no;
    unknown = unknown || committed == Committed::unknown;
  }
  return unknown ? Answer::unknown : Answer::yes;
}

Watch::Answer Watch::unreachable(const Cell& cell, std::span<const std::uint32_t> active) const {
  if (!ways_in_.known_for(cell)) return Answer::unknown;
  return ways_in_.lead_to(cell, active) ? Answer::no : Answer::yes;
}

Watch::Answer Watch::returnee_only(std::span<const std::uint32_t> active) const {
  bool unknown = false;
  for (const std::uint32_t delivery : active) {
    const Ref<PopulationGroup> group = view_.snapshot.deliveries.group(delivery);
    if (!group.known()) {
      unknown = true;
    } else if (!returnees_.known() || !view_.snapshot.groups.within(group, returnees_)) {
      return Answer::no;
    }
  }
  return unknown ? Answer::unknown : Answer::yes;
}

Watch::Answer Watch::stale(std::span<const std::uint32_t> active) const {
  const Deliveries& deliveries = view_.snapshot.deliveries;
  std::optional<Day> newest;
  for (const std::uint32_t delivery : active) {
    if (!deliveries.marks(delivery).has_assured()) continue;
    newest = std::max(newest, std::optional(deliveries.assured(delivery)));
  }
  if (!newest) return Answer::unknown;
  return view_.question.day->number - newest->number > days_until_stale ? Answer::yes : Answer::no;
}

}  // namespace engine

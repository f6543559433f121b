#include "engine/analysis/flags.h"

#include <algorithm>

#include "engine/analysis/confirmed.h"
#include "engine/analysis/ending.h"

namespace engine {
namespace {

constexpr int days_until_stale = 365;

}  // namespace

bool is_known(const Snapshot& snapshot, Ref<Organisation> organisation) {
  return organisation.known() && !snapshot.organisations[organisation.index].placeholder;
}

Watch::Watch(const View& view, const FlagSet& asked)
    : view_(view),
      asked_(asked),
      actors_(actor_columns_of(view.snapshot)),
      returnees_(view.snapshot.groups.find("returnees")) {
  if (asks(Flag::unreachable)) ways_in_.emplace(view);
  if (asks(Flag::unfunded)) find_committed();
}

void Watch::find_committed() {
  committed_.assign(view_.snapshot.programmes.size(), Committed::unknown);
  std::vector<bool> undated(committed_.size());
  for (const FundingEdge& funding : view_.snapshot.funding) {
    if (!funding.receiver.programme.known() || funding.kind != "commitment") continue;
    Committed& committed = committed_[funding.receiver.programme.index];
    if (!funding.has_period) {
      undated[funding.receiver.programme.index] = true;
    } else if (committed != Committed::now) {
      committed = funding.period.has(*view_.question.day) ? Committed::now : Committed::not_now;
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
  const auto note = [&](Flag flag, auto answer_of) {
    if (!asks(flag)) return;
    const Answer answer = answer_of();
    if (answer == Answer::yes) flags.set.push_back(flag);
    if (answer == Answer::unknown) flags.unknown.push_back(flag);
  };
  const auto said = [](bool yes) { return yes ? Answer::yes : Answer::no; };
  Funders donor;
  if (asks(Flag::single_donor) || asks(Flag::one_known_donor)) donor = funders(active);
  if (asks(Flag::ending)) flags.ends_on = find_end(view_, evidence);

  note(Flag::single_provider, [&] { return single_provider(cell, active); });
  note(Flag::single_donor, [&] { return donor.single_donor; });
  note(Flag::one_known_donor, [&] { return donor.one_known_donor; });
  note(Flag::ending, [&] { return said(flags.ends_on.has_value()); });
  note(Flag::lapsed, [&] {
    return said(std::ranges::any_of(evidence, [](const Evidence& one) { return one.role == Role::lapsed; }));
  });
  note(Flag::unfunded, [&] { return unfunded(active); });
  note(Flag::unreachable, [&] { return unreachable(cell, active); });
  note(Flag::returnee_only, [&] { return returnee_only(active); });
  note(Flag::stale, [&] { return stale(active); });
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
    const Deliveries& deliveries = view_.snapshot.deliveries;
    const Ref<Organisation> lead = actors_->lead(deliveries.organisation(delivery), deliveries.programme(delivery));
    if (!actors_->is_known(lead)) {
      unknown = true;
    } else if (one && *one != lead) {
      return Answer::no;
    } else {
      one = lead;
    }
  }
  return unknown ? Answer::unknown : Answer::yes;
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
    all_known = all_known && actors_->programmes().donors_known[programme.index] != 0;
    for (const Ref<Organisation> donor : actors_->programmes().donors_of(programme)) {
      if (donor == only || !actors_->is_known(donor)) continue;
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
  if (!ways_in_->known_for(cell)) return Answer::unknown;
  return ways_in_->lead_to(cell, active) ? Answer::no : Answer::yes;
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
  std::optional<Day> newest;
  for (const std::uint32_t delivery : active) newest = std::max(newest, last_confirmed(view_.snapshot, delivery));
  if (!newest) return Answer::unknown;
  return view_.question.day->number - newest->number > days_until_stale ? Answer::yes : Answer::no;
}

}  // namespace engine

#include "engine/analysis/lapsed.h"

#include <algorithm>
#include <functional>
#include <span>

#include "engine/analysis/activity.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

// Whether the delivery keeps what it is part of from having lapsed: it counts on the day, or a period is stated.
bool goes_on(const View& view, std::size_t delivery) {
  return view.snapshot.deliveries.marks(delivery).has_stated() ||
         active_on(view.snapshot, delivery, *view.question.day);
}

bool reported_before(std::span<const Period> reported, Day day) {
  return std::ranges::any_of(reported, [&](const Period& period) { return !period.empty() && period.to <= day; });
}

// Whether somebody would report a delivery; asked of one place after another.
class InScope {
 public:
  InScope(const View& view, const ScopeRule& scopes) : deliveries_(view.snapshot.deliveries), scopes_(scopes) {}

  bool operator()(std::size_t delivery) {
    return std::ranges::any_of(deliveries_.served(delivery), [&](Ref<Location> place) {
      if (place != place_) {
        place_ = place;
        there_ = scopes_.at(place);
      }
      return std::ranges::any_of(there_, [&](const ScopeRule::Declared* declared) {
        const Ref<Organisation> whose = declared->scope->organisation;
        return (!whose.known() || whose == deliveries_.organisation(delivery)) &&
               scopes_.reaches(*declared, deliveries_.service(delivery));
      });
    });
  }

 private:
  const Deliveries& deliveries_;
  const ScopeRule& scopes_;
  Ref<Location> place_;
  std::vector<const ScopeRule::Declared*> there_;
};

// Deliveries that state no period and were reported, but not on the day: whatever lapsed has one of them.
std::vector<std::uint32_t> silent_deliveries(const View& view) {
  const Deliveries& deliveries = view.snapshot.deliveries;
  const Day day = *view.question.day;
  return gather_in_ranges<std::uint32_t>(deliveries.part_count(), 4, [&](std::size_t from, std::size_t to) {
    std::vector<std::uint32_t> silent;
    for (std::size_t number = from; number < to; ++number) {
      const auto [chunk, first] = deliveries.part(number);
      if (chunk.reported_starts.empty()) continue;
      for (std::size_t row = 0; row < chunk.size(); ++row) {
        const DeliveryMarks marks = chunk.marks[row];
        if (marks.has_stated() || marks.status() != DeliveryStatus::active) continue;
        const auto reported = chunk.reported_of(row);
        if (reported.empty() || !reported_before(reported, day)) continue;
        if (std::ranges::any_of(reported, [&](const Period& one) { return one.has(day); })) continue;
        silent.push_back(static_cast<std::uint32_t>(first + row));
      }
    }
    return silent;
  });
}

// Whether two deliveries are of one organisation, place, service and group: such ones stand side by side.
bool alike(const Deliveries::Cursor::Found& one, const Deliveries::Cursor::Found& other) {
  return one.chunk.organisations[one.row] == other.chunk.organisations[other.row] &&
         one.chunk.locations[one.row] == other.chunk.locations[other.row] &&
         one.chunk.services[one.row] == other.chunk.services[other.row] &&
         one.chunk.groups[one.row] == other.chunk.groups[other.row];
}

// Gathers what lapsed, of what was silent.
class Lapsing {
 public:
  Lapsing(const View& view, const ScopeRule& scopes)
      : view_(view), deliveries_(view.snapshot.deliveries), cursor_(deliveries_), in_scope_(view, scopes) {}

  void add(std::uint32_t silent) {
    if (silent < seen_ || !chosen(view_.snapshot, silent, view_.question)) return;
    const auto own = cursor_.at(silent);
    std::size_t from = silent, to = silent + std::size_t{1};
    while (from > 0 && alike(cursor_.at(from - 1), own)) --from;
    while (to < deliveries_.size() && alike(cursor_.at(to), own)) ++to;
    seen_ = to;
    if (to - from == 1) return add_alone(silent);
    candidates_.clear();
    for (std::size_t one = from; one < to; ++one) {
      if (deliveries_.marks(one).status() != DeliveryStatus::active) continue;
      if (chosen(view_.snapshot, one, view_.question)) candidates_.push_back(static_cast<std::uint32_t>(one));
    }
    add_candidates();
  }

  std::vector<LapsedDelivery> take() {
    if (!std::ranges::is_sorted(lapsed_)) std::ranges::sort(lapsed_);
    return std::move(lapsed_);
  }

 private:
  void add_alone(std::uint32_t silent) {
    if (in_scope_(silent)) lapsed_.push_back({silent, wholes_++});
  }

  // Of deliveries of one organisation, place, service and group, what lapsed of each provider.
  void add_candidates() {
    const auto programme = [&](std::uint32_t delivery) { return deliveries_.programme(delivery); };
    if (!std::ranges::is_sorted(candidates_, {}, programme)) std::ranges::stable_sort(candidates_, {}, programme);
    for (auto from = candidates_.begin(); from != candidates_.end();) {
      const auto to = std::find_if(from, candidates_.end(),
                                   [&](std::uint32_t delivery) { return programme(delivery) != programme(*from); });
      add_whole({from, to});
      from = to;
    }
  }

  void add_whole(std::span<const std::uint32_t> whole) {
    const auto before = [&](std::uint32_t one) {
      return reported_before(deliveries_.reported(one), *view_.question.day);
    };
    if (std::ranges::any_of(whole, [&](std::uint32_t one) { return goes_on(view_, one); })) return;
    if (std::ranges::none_of(whole, before) || std::ranges::none_of(whole, std::ref(in_scope_))) return;
    bool stood_for = false;
    for (const std::uint32_t one : whole) {
      const bool plain = !deliveries_.serves_elsewhere(one);
      if (plain && stood_for) continue;
      stood_for = stood_for || plain;
      lapsed_.push_back({one, wholes_});
    }
    ++wholes_;
  }

  const View& view_;
  const Deliveries& deliveries_;
  Deliveries::Cursor cursor_;
  InScope in_scope_;
  std::vector<std::uint32_t> candidates_;
  std::vector<LapsedDelivery> lapsed_;
  std::uint32_t wholes_ = 0;
  std::size_t seen_ = 0;
};

}  // namespace

std::vector<LapsedDelivery> find_lapsed(const View& view, const ScopeRule& scopes) {
  if (scopes.declared().empty()) return {};
  const auto silent = silent_deliveries(view);
  // A core that begins within a run of alike ones leaves that run to the core before it.
  const auto begins_run = [&](std::size_t at) {
    if (at == 0 || at == silent.size()) return true;
    Deliveries::Cursor one(view.snapshot.deliveries), other(view.snapshot.deliveries);
    return !alike(one.at(silent[at - 1]), other.at(silent[at]));
  };
  const auto lapsed =
      gather_in_ranges<std::vector<LapsedDelivery>>(silent.size(), 4096, [&](std::size_t from, std::size_t to) {
        while (!begins_run(from)) ++from;
        while (!begins_run(to)) ++to;
        Lapsing lapsing(view, scopes);
        for (std::size_t at = from; at < to; ++at) lapsing.add(silent[at]);
        return std::vector<std::vector<LapsedDelivery>>{lapsing.take()};
      });
  std::vector<LapsedDelivery> all;
  for (const auto& part : lapsed) {
    std::uint32_t wholes = 0;
    for (const LapsedDelivery& one : all) wholes = std::max(wholes, one.whole + 1);
    for (const LapsedDelivery& one : part) all.push_back({one.delivery, wholes + one.whole});
  }
  return all;
}

}  // namespace engine

#include "engine/analysis/doubts.h"

#include <algorithm>

namespace engine {
namespace {

// Whether one of the two stands at or above the other. Unknown ones are of an order without nodes.
template <class Fact>
bool related(const Order<Fact>& order, Ref<Fact> one, Ref<Fact> other) {
  return !one.known() || !other.known() || order.within(one, other) || order.within(other, one);
}

}  // namespace

// A place that hangs past the level asked, as a site whose district is not known, may be in any place of that
// level below the one where the way up passes the level.
Ref<Location> Doubts::standing(Ref<Location> served) const {
  const auto level = view_.locations.level();
  if (!level || !view_.locations.of(served).empty()) return served;
  Ref<Location> deepest = served;
  for (const Ref<Location> above : view_.snapshot.locations.above(served)) {
    if (view_.snapshot.locations.level(above) < *level) deepest = above;
  }
  return deepest;
}

void Doubts::note(std::size_t delivery) {
  const Snapshot& snapshot = view_.snapshot;
  const DeliveryRow& row = snapshot.deliveries[delivery];
  const Pair pair{view_.roots.of(row.service), row.group};
  if (!view_.service_mask.touches(pair.service) || !view_.group_mask.touches(view_.roots.of(row.group))) return;
  const auto add = [&](Ref<Location> location) {
    const Noted noted{location, pair};
    if (noted_.empty() || noted_.back() != noted) noted_.push_back(noted);
  };
  for (const Ref<Location> served : snapshot.served(delivery)) {
    if (view_.location_mask.touches(served)) add(standing(served));
  }
  if (row.serves_all_below && view_.location_mask.touches(row.location)) add(standing(row.location));
}

bool Doubts::may_be(const Pair& pair, const Cell& cell) const {
  return related(view_.snapshot.services, pair.service, cell.service) &&
         related(view_.snapshot.groups, pair.group, cell.group);
}

std::vector<bool> Doubts::find(const std::vector<Cell>& cells) const {
  std::vector<bool> doubtful(cells.size());
  std::vector<Noted> noted = noted_;
  std::ranges::sort(noted);
  noted.erase(std::ranges::unique(noted).begin(), noted.end());

  // Lifted to every place above that a cell names, so that a cell finds what stands below it at its own place.
  std::vector<bool> named(view_.snapshot.locations.size());
  for (const Cell& cell : cells) named[cell.location.index] = true;
  std::vector<Noted> lifted;
  for (const Noted& one : noted) {
    for (const Ref<Location> above : view_.snapshot.locations.above(one.location)) {
      if (named[above.index]) lifted.push_back({above, one.pair});
    }
  }
  std::ranges::sort(lifted);
  lifted.erase(std::ranges::unique(lifted).begin(), lifted.end());

  const auto any_at = [&](const std::vector<Noted>& list, Ref<Location> location, const Cell& cell) {
    const auto range = std::ranges::equal_range(list, location, {}, &Noted::location);
    return std::ranges::any_of(range, [&](const Noted& one) { return may_be(one.pair, cell); });
  };
  for (std::size_t at = 0; at < cells.size(); ++at) {
    const Cell& cell = cells[at];
    doubtful[at] = any_at(lifted, cell.location, cell) ||
                   std::ranges::any_of(view_.snapshot.locations.above(cell.location),
                                       [&](Ref<Location> above) { return any_at(noted, above, cell); });
  }
  return doubtful;
}

}  // namespace engine

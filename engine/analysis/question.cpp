#include "engine/analysis/question.h"

#include <algorithm>

#include "engine/analysis/cut.h"
#include "engine/analysis/roots.h"

namespace engine {
namespace {

// The nodes at `level` to which `node` belongs: what Cut::of() says, for a single node.
template <class Fact>
std::vector<Ref<Fact>> cut_of(const Order<Fact>& order, Ref<Fact> node, std::optional<int> level) {
  if (!level || !node.known()) return {node};
  std::vector<Ref<Fact>> nodes;
  for (const Ref<Fact> above : order.above(node)) {
    if (stands_at(order, above, level)) nodes.push_back(above);
  }
  return nodes;
}

// Where the delivery counts: what it serves by name, and what stands below its own location where it serves all.
std::vector<Ref<Location>> places_of(const Snapshot& snapshot, std::size_t delivery) {
  const DeliveryRow& row = snapshot.deliveries[delivery];
  std::vector<Ref<Location>> places;
  if (row.serves_all_below) places = snapshot.locations.below(row.location);
  const auto served = snapshot.served(delivery);
  places.insert(places.end(), served.begin(), served.end());
  return places;
}

std::vector<Ref<Location>> locations_of(const Snapshot& snapshot, std::size_t delivery, std::optional<int> level) {
  std::vector<Ref<Location>> locations;
  for (const Ref<Location> place : places_of(snapshot, delivery)) {
    const auto own = cut_of(snapshot.locations, place, level);
    locations.insert(locations.end(), own.begin(), own.end());
  }
  std::ranges::sort(locations);
  locations.erase(std::ranges::unique(locations).begin(), locations.end());
  return locations;
}

struct Standing {
  Ref<Service> service;
  Ref<PopulationGroup> group;
};

// Where the delivery stands in the orders of services and groups.
Standing standing_of(const Snapshot& snapshot, const DeliveryRow& row) {
  // Finding the roots costs a pass over the orders, which few deliveries need.
  if (row.service.known() && row.group.known()) return {row.service, row.group};
  const Roots roots(snapshot);
  return {roots.of(row.service), roots.of(row.group)};
}

template <class Fact>
bool within_any(const Order<Fact>& order, Ref<Fact> node, const std::vector<Ref<Fact>>& tops) {
  if (tops.empty()) return true;
  return node.known() && std::ranges::any_of(tops, [&](Ref<Fact> top) { return order.within(node, top); });
}

}  // namespace

std::vector<Cell> cells_of(const Snapshot& snapshot, std::size_t delivery, const Levels& levels) {
  const DeliveryRow& row = snapshot.deliveries[delivery];
  const Standing standing = standing_of(snapshot, row);
  std::vector<Cell> cells;
  for (const auto location : locations_of(snapshot, delivery, levels.location)) {
    for (const auto service : cut_of(snapshot.services, standing.service, levels.service)) {
      for (const auto group : cut_of(snapshot.groups, standing.group, levels.group)) {
        cells.push_back({location, service, group});
      }
    }
  }
  return cells;
}

bool chosen(const Snapshot& snapshot, std::size_t delivery, const Question& question) {
  const Filter& filter = question.filter;
  if (snapshot.deliveries.marks(delivery).tier() > question.tier) return false;
  if (filter.services.empty() && filter.groups.empty() && filter.locations.empty()) return true;
  const DeliveryRow row = snapshot.deliveries[delivery];
  const Standing standing = standing_of(snapshot, row);
  if (!within_any(snapshot.services, standing.service, filter.services)) return false;
  if (!within_any(snapshot.groups, standing.group, filter.groups)) return false;
  const auto inside = [&](Ref<Location> place) { return within_any(snapshot.locations, place, filter.locations); };
  if (std::ranges::any_of(snapshot.served(delivery), inside)) return true;
  return row.serves_all_below && std::ranges::any_of(filter.locations, [&](Ref<Location> top) {
           return snapshot.locations.within(top, row.location) || snapshot.locations.within(row.location, top);
         });
}

}  // namespace engine

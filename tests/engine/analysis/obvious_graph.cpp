#include "tests/engine/analysis/obvious_graph.h"

#include <algorithm>

namespace obvious {

bool at_level(const Order<Location>& order, Ref<Location> node, std::optional<int> level) {
  return !level || order.level(node) == *level;
}

Ref<Service> service_of(const Snapshot& snapshot, Ref<Service> named) {
  return named.known() ? named : root(snapshot.services);
}

Ref<PopulationGroup> group_of(const Snapshot& snapshot, Ref<PopulationGroup> named) {
  return named.known() ? named : root(snapshot.groups);
}

std::vector<Ref<Location>> places(const Snapshot& snapshot, std::size_t delivery, const Question& question) {
  const DeliveryRow& row = snapshot.deliveries[delivery];
  std::vector<Ref<Location>> found;
  if (row.tier > question.tier) return found;
  if (!inside(snapshot.services, service_of(snapshot, row.service), question.filter.services)) return found;
  if (!inside(snapshot.groups, group_of(snapshot, row.group), question.filter.groups)) return found;
  for (const auto location : nodes(snapshot.locations)) {
    const auto served = snapshot.served(delivery);
    const bool named = std::find(served.begin(), served.end(), location) != served.end();
    const bool below = row.serves_all_below && snapshot.locations.within(location, row.location);
    if ((named || below) && inside(snapshot.locations, location, question.filter.locations)) found.push_back(location);
  }
  return found;
}

bool is_own_cell(const Snapshot& snapshot, std::size_t delivery, const Cell& cell, const Question& question) {
  const DeliveryRow& row = snapshot.deliveries[delivery];
  const Levels& levels = question.levels;
  if (!belongs(snapshot.services, service_of(snapshot, row.service), cell.service, levels.service)) return false;
  if (!belongs(snapshot.groups, group_of(snapshot, row.group), cell.group, levels.group)) return false;
  for (const auto place : places(snapshot, delivery, question)) {
    if (belongs(snapshot.locations, place, cell.location, levels.location)) return true;
  }
  return false;
}

bool counts_on(const Snapshot& snapshot, std::size_t delivery, Day day) {
  const DeliveryRow& row = snapshot.deliveries[delivery];
  if (row.status == DeliveryStatus::planned) return false;
  if (row.status == DeliveryStatus::suspended) return false;
  if (row.status == DeliveryStatus::cancelled) return false;
  const bool has_end = row.has_stated && row.stated.to != Period::open_end;
  if (row.status == DeliveryStatus::completed && !has_end) return false;
  if (row.has_stated) return row.stated.has(day);
  const auto reported = snapshot.reported(delivery);
  if (reported.empty()) return true;
  for (const Period& period : reported) {
    if (period.has(day)) return true;
  }
  return false;
}

bool holds(const ScopeEdge& scope, const std::string& of, Day day) {
  return scope.of == of && scope.period && scope.period->has(day);
}

bool chosen_need(const Snapshot& snapshot, const NeedEdge& need, const Question& question) {
  if (need.tier > question.tier) return false;
  if (question.day && !need.period.has(*question.day)) return false;
  return inside(snapshot.locations, need.location, question.filter.locations) &&
         inside(snapshot.services, service_of(snapshot, need.service), question.filter.services) &&
         inside(snapshot.groups, group_of(snapshot, need.group), question.filter.groups);
}

std::vector<Cell> all_cells(const Snapshot& snapshot, const Question& question) {
  std::vector<Cell> cells;
  for (const auto location : nodes(snapshot.locations)) {
    if (!at_level(snapshot.locations, location, question.levels.location)) continue;
    for (const auto service : nodes(snapshot.services)) {
      if (!at_level(snapshot.services, service, question.levels.service)) continue;
      for (const auto group : nodes(snapshot.groups)) {
        if (at_level(snapshot.groups, group, question.levels.group)) cells.push_back({location, service, group});
      }
    }
  }
  sort_by_id(snapshot, cells);
  return cells;
}

void sort_by_id(const Snapshot& snapshot, std::vector<Cell>& cells) {
  const auto ids = [&](const Cell& cell) {
    return std::tuple(snapshot.locations.id(cell.location), snapshot.services.id(cell.service),
                      snapshot.groups.id(cell.group));
  };
  std::sort(cells.begin(), cells.end(), [&](const Cell& one, const Cell& other) { return ids(one) < ids(other); });
}

}  // namespace obvious

#include "tests/engine/analysis/obvious_scope.h"

#include <algorithm>

namespace obvious {
namespace {

// The deliveries of the organisation that the Scope names, else of its source.
std::vector<std::size_t> deliveries_of(const Snapshot& snapshot, const ScopeEdge& scope) {
  std::vector<std::size_t> deliveries;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    const bool theirs =
        scope.organisation.known() ? row.organisation == scope.organisation : row.source == scope.source;
    if (theirs) deliveries.push_back(delivery);
  }
  return deliveries;
}

bool names_location(const Snapshot& snapshot, const ScopeEdge& scope, Ref<Location> location) {
  for (const auto delivery : deliveries_of(snapshot, scope)) {
    for (const auto served : snapshot.served(delivery)) {
      if (served == location) return true;
    }
  }
  return false;
}

bool names_service(const Snapshot& snapshot, const ScopeEdge& scope, Ref<Service> service) {
  for (const auto delivery : deliveries_of(snapshot, scope)) {
    if (snapshot.deliveries[delivery].service == service) return true;
  }
  return false;
}

bool touches_group(const Snapshot& snapshot, const ScopeEdge& scope, const Cell& cell, const Question& question) {
  bool any = false;
  for (const auto delivery : deliveries_of(snapshot, scope)) {
    const auto group = snapshot.deliveries[delivery].group;
    if (!group.known()) continue;
    bool has_cut = false;
    for (const auto node : nodes(snapshot.groups)) {
      has_cut = has_cut || belongs(snapshot.groups, group, node, question.levels.group);
    }
    any = any || has_cut;
    if (belongs(snapshot.groups, group, cell.group, question.levels.group)) return true;
  }
  return !any && belongs(snapshot.groups, root(snapshot.groups), cell.group, question.levels.group);
}

template <class Fact>
bool asked(const Order<Fact>& order, Ref<Fact> node, const std::vector<Ref<Fact>>& filter, std::optional<int> level) {
  return level ? touches(order, node, filter) : inside(order, node, filter);
}

}  // namespace

bool reports_on(const Snapshot& snapshot, const ScopeEdge& scope, Ref<Location> location, Ref<Service> service) {
  if (!snapshot.locations.within(location, scope.location)) return false;
  int deepest_location = -1, deepest_service = 0;
  const auto deliveries = deliveries_of(snapshot, scope);
  for (const auto delivery : deliveries) {
    for (const auto served : snapshot.served(delivery)) {
      deepest_location = std::max(deepest_location, snapshot.locations.level(served));
    }
    deepest_service = std::max(deepest_service, snapshot.services.level(snapshot.deliveries[delivery].service));
  }
  if (!deliveries.empty() && location != scope.location && snapshot.locations.level(location) > deepest_location) {
    return false;
  }
  if (!scope.service.known()) {
    if (deliveries.empty()) return true;
    return std::any_of(deliveries.begin(), deliveries.end(), [&](std::size_t delivery) {
      return snapshot.services.within(snapshot.deliveries[delivery].service, service);
    });
  }
  if (!snapshot.services.within(service, scope.service)) return false;
  return deliveries.empty() || service == scope.service || snapshot.services.level(service) <= deepest_service;
}

bool touches_cell(const Snapshot& snapshot, const ScopeEdge& scope, const Cell& cell, const Question& question) {
  const Levels& levels = question.levels;
  const Filter& filter = question.filter;
  if (!asked(snapshot.locations, cell.location, filter.locations, levels.location)) return false;
  if (!asked(snapshot.services, cell.service, filter.services, levels.service)) return false;
  if (!asked(snapshot.groups, cell.group, filter.groups, levels.group)) return false;
  if (!reports_on(snapshot, scope, cell.location, cell.service)) return false;
  if (!levels.location && !names_location(snapshot, scope, cell.location)) return false;
  if (!levels.service && cell.service != scope.service && !names_service(snapshot, scope, cell.service)) return false;
  return touches_group(snapshot, scope, cell, question);
}

}  // namespace obvious

#include "engine/analysis/touched_cells.h"

#include <algorithm>

#include "engine/analysis/places.h"

namespace engine {
namespace {

using Gathering = CellIndex::Gathering;

void add_cells(const View& view, Gathering& cells, Ref<Location> location, Ref<Service> named,
               Ref<PopulationGroup> whom) {
  for (const auto service : view.services.of(view.roots.of(named))) {
    for (const auto group : view.groups.of(view.roots.of(whom))) cells.add({location, service, group});
  }
}

void add_deliveries(const View& view, Gathering& cells) {
  const Snapshot& snapshot = view.snapshot;
  Places places(view);
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (row.tier > view.question.tier || !view.service_mask.inside(view.roots.of(row.service)) ||
        !view.group_mask.inside(view.roots.of(row.group))) {
      continue;
    }
    for (const Place& place : places.of(delivery)) {
      for (const auto location : view.locations.of(place.location)) {
        add_cells(view, cells, location, row.service, row.group);
      }
      if (!place.with_all_below) continue;
      for (const auto below : snapshot.locations.below(place.location)) {
        if (view.locations.has(below)) add_cells(view, cells, below, row.service, row.group);
      }
    }
  }
}

// The services that a Scope touches, at the level asked.
std::vector<Ref<Service>> services_of(const View& view, const ScopeRule& rule, const ScopeRule::Declared& declared) {
  const auto& named = declared.reporter->services;
  std::vector<Ref<Service>> services;
  if (!view.services.finest()) {
    for (const Ref<Service> service : view.services.nodes()) {
      if (rule.reaches(declared, service)) services.push_back(service);
    }
  } else {
    for (Ref<Service> service{0}; service.index < named.size(); ++service.index) {
      const bool own = service == declared.scope->service;
      if (own || (named[service.index] && rule.reaches(declared, service))) services.push_back(service);
    }
  }
  if (view.snapshot.services.size() == 0) services.push_back({});
  return services;
}

std::vector<Ref<PopulationGroup>> groups_of(const View& view, const ScopeRule::Declared& declared) {
  std::vector<Ref<PopulationGroup>> groups;
  for (std::uint32_t group = 0; group < declared.reporter->groups.size(); ++group) {
    if (!declared.reporter->groups[group]) continue;
    const auto cut = view.groups.of(Ref<PopulationGroup>{group});
    groups.insert(groups.end(), cut.begin(), cut.end());
  }
  if (groups.empty()) {
    const auto cut = view.groups.of(view.roots.group);
    groups.assign(cut.begin(), cut.end());
  }
  std::ranges::sort(groups);
  groups.erase(std::ranges::unique(groups).begin(), groups.end());
  return groups;
}

void add_scope(const View& view, const ScopeRule& rule, const ScopeRule::Declared& declared, Gathering& cells) {
  const auto services = services_of(view, rule, declared);
  const auto groups = groups_of(view, declared);
  for (const Ref<Location> location : view.locations.nodes()) {
    if (!rule.reaches(declared, location)) continue;
    if (view.locations.finest() && !declared.reporter->locations[location.index]) continue;
    for (const auto service : services) {
      for (const auto group : groups) {
        if (view.asks_for({location, service, group})) cells.add({location, service, group});
      }
    }
  }
}

}  // namespace

bool chosen(const View& view, const NeedEdge& need) {
  const Question& question = view.question;
  if (need.tier > question.tier || (question.day && !need.period.has(*question.day))) return false;
  return need.location.known() && view.location_mask.inside(need.location) &&
         view.service_mask.inside(view.roots.of(need.service)) && view.group_mask.inside(view.roots.of(need.group));
}

CellIndex find_touched_cells(const View& view, const ScopeRule& scopes, const PackageRule& package) {
  Gathering cells(view);
  add_deliveries(view, cells);
  for (const NeedEdge& need : view.snapshot.needs) {
    if (!chosen(view, need)) continue;
    for (const auto location : view.locations.of(need.location)) {
      add_cells(view, cells, location, need.service, need.group);
    }
  }
  for (const Cell& cell : package.touched()) cells.add(cell);
  for (const auto& declared : scopes.declared()) add_scope(view, scopes, declared, cells);
  return CellIndex(view, std::move(cells));
}

}  // namespace engine

#include "tests/engine/analysis/obvious_touched.h"

#include "tests/engine/analysis/obvious_scope.h"

namespace obvious {
namespace {

template <class Fact>
bool asked(const Order<Fact>& order, Ref<Fact> node, const std::vector<Ref<Fact>>& filter, std::optional<int> level) {
  return level ? touches(order, node, filter) : inside(order, node, filter);
}

bool package_touches(const Snapshot& snapshot, const Cell& cell, const Question& question) {
  const auto& [locations, services, groups, organisations, donors] = question.filter;
  const Levels& levels = question.levels;
  if (!asked(snapshot.locations, cell.location, locations, levels.location)) return false;
  if (!asked(snapshot.services, cell.service, services, levels.service)) return false;
  if (!asked(snapshot.groups, cell.group, groups, levels.group)) return false;
  if (!belongs(snapshot.groups, root(snapshot.groups), cell.group, levels.group)) return false;
  for (const PackageLine& line : snapshot.packages) {
    const auto level = line.level ? line.level : levels.location;
    if (line.package != question.package || !level) continue;
    if (!belongs(snapshot.services, line.service, cell.service, levels.service)) continue;
    for (const auto location : nodes(snapshot.locations)) {
      if (snapshot.locations.level(location) != *level) continue;
      if (belongs(snapshot.locations, location, cell.location, levels.location)) return true;
    }
  }
  return false;
}

}  // namespace

bool is_touched(const Snapshot& snapshot, const Cell& cell, const Question& question) {
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (is_own_cell(snapshot, delivery, cell, question)) return true;
  }
  for (const NeedEdge& need : snapshot.needs) {
    if (chosen_need(snapshot, need, question) &&
        belongs(snapshot.locations, need.location, cell.location, question.levels.location) &&
        belongs(snapshot.services, service_of(snapshot, need.service), cell.service, question.levels.service) &&
        belongs(snapshot.groups, group_of(snapshot, need.group), cell.group, question.levels.group)) {
      return true;
    }
  }
  for (const ScopeEdge& scope : snapshot.scopes) {
    if (holds(scope, "deliveries", *question.day) && touches_cell(snapshot, scope, cell, question)) return true;
  }
  return package_touches(snapshot, cell, question);
}

std::map<Whole, std::vector<std::size_t>> all_lapsed(const Snapshot& snapshot, const Question& question) {
  std::map<Whole, std::vector<std::size_t>> wholes;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (row.status != DeliveryStatus::active || places(snapshot, delivery, question).empty()) continue;
    wholes[{snapshot.provider(row), row.organisation, row.location, row.service, row.group}].push_back(delivery);
  }
  std::map<Whole, std::vector<std::size_t>> lapsed;
  for (const auto& [whole, deliveries] : wholes) {
    bool goes_on = false, before = false, in_scope = false;
    for (const auto delivery : deliveries) {
      const DeliveryRow& row = snapshot.deliveries[delivery];
      goes_on = goes_on || row.has_stated || counts_on(snapshot, delivery, *question.day);
      for (const Period& period : snapshot.reported(delivery)) {
        before = before || (!period.empty() && period.to <= *question.day);
      }
      for (const ScopeEdge& scope : snapshot.scopes) {
        if (!holds(scope, "deliveries", *question.day)) continue;
        if (scope.organisation.known() && scope.organisation != row.organisation) continue;
        for (const auto served : snapshot.served(delivery)) {
          in_scope = in_scope || reports_on(snapshot, scope, served, row.service);
        }
      }
    }
    if (!goes_on && before && in_scope) lapsed[whole] = deliveries;
  }
  return lapsed;
}

}  // namespace obvious

#include "tests/engine/analysis/obvious_coverage.h"

#include <algorithm>
#include <map>
#include <set>

#include "tests/engine/analysis/obvious_flags.h"
#include "tests/engine/analysis/obvious_need.h"
#include "tests/engine/analysis/obvious_scope.h"
#include "tests/engine/analysis/obvious_touched.h"

namespace obvious {
namespace {

using Deliveries = std::vector<std::size_t>;

enum class Cover { none, dedicated, general };

// For which of the cells a delivery counts on the days that it counts at all.
Cover cover(const Snapshot& snapshot, std::size_t delivery, const Cell& cell, const Question& question) {
  const DeliveryRow& row = snapshot.deliveries[delivery];
  bool here = false;
  for (const auto place : places(snapshot, delivery, question)) {
    here = here || snapshot.locations.within(place, cell.location);
  }
  if (!here || !snapshot.services.within(service_of(snapshot, row.service), cell.service)) return Cover::none;
  if (snapshot.groups.within(group_of(snapshot, row.group), cell.group)) return Cover::dedicated;
  return row.group.known() && snapshot.groups.within(cell.group, row.group) ? Cover::general : Cover::none;
}

// The place where the delivery stands for doubts: the nearest above the level, where it hangs past it.
Ref<Location> standing(const Snapshot& snapshot, Ref<Location> place, std::optional<int> level) {
  if (!level) return place;
  Ref<Location> nearest = place;
  int nearest_depth = -1;
  for (const auto above : nodes(snapshot.locations)) {
    if (!snapshot.locations.within(place, above)) continue;
    if (snapshot.locations.level(above) == *level) return place;
    const auto depth = static_cast<int>(snapshot.locations.above(above).size());
    if (snapshot.locations.level(above) < *level && depth > nearest_depth) {
      nearest = above;
      nearest_depth = depth;
    }
  }
  return nearest;
}

bool is_doubt(const Snapshot& snapshot, std::size_t delivery, const Cell& cell, const Question& question) {
  const DeliveryRow& row = snapshot.deliveries[delivery];
  const Filter& filter = question.filter;
  if (row.tier > question.tier || !counts_on(snapshot, delivery, *question.day)) return false;
  const auto service = service_of(snapshot, row.service);
  if (!touches(snapshot.services, service, filter.services)) return false;
  if (!touches(snapshot.groups, group_of(snapshot, row.group), filter.groups)) return false;
  if (!related(snapshot.services, service, cell.service)) return false;
  if (row.group.known() && !related(snapshot.groups, row.group, cell.group)) return false;
  std::vector<Ref<Location>> served(snapshot.served(delivery).begin(), snapshot.served(delivery).end());
  if (row.serves_all_below) served.push_back(row.location);
  for (const auto place : served) {
    if (!touches(snapshot.locations, place, filter.locations)) continue;
    if (related(snapshot.locations, standing(snapshot, place, question.levels.location), cell.location)) return true;
  }
  return false;
}

bool is_expected(const Snapshot& snapshot, const Cell& cell, const Question& question) {
  if (cell.group != root(snapshot.groups)) return false;
  for (const PackageLine& line : snapshot.packages) {
    if (line.package != question.package || !snapshot.services.within(line.service, cell.service)) continue;
    const auto level = line.level ? line.level : question.levels.location;
    for (const auto location : nodes(snapshot.locations)) {
      const bool below = snapshot.locations.within(location, cell.location);
      if (below && (!level || snapshot.locations.level(location) == *level)) return true;
    }
  }
  return false;
}

bool is_announced(const Snapshot& snapshot, std::size_t delivery, Day day) {
  const DeliveryRow& row = snapshot.deliveries[delivery];
  return row.status == DeliveryStatus::planned && (!row.has_stated || row.stated.to > day);
}

// The sum over organisations of the largest sum over sites, of services and groups; -1 where a figure is missing.
template <class FigureOf>
std::int64_t total(const Snapshot& snapshot, const Deliveries& active, FigureOf figure_of) {
  std::map<Ref<Organisation>, std::map<std::pair<Ref<Service>, Ref<PopulationGroup>>, std::int64_t>> sums;
  for (const auto delivery : active) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (figure_of(row) < 0) return -1;
    sums[row.organisation][{row.service, row.group}] += figure_of(row);
  }
  std::int64_t sum = 0;
  for (const auto& [organisation, own] : sums) {
    std::int64_t most = 0;
    for (const auto& [what, figure] : own) most = std::max(most, figure);
    sum += most;
  }
  return sum;
}

bool admits(const Snapshot& snapshot, std::size_t delivery, Ref<PopulationGroup> group) {
  bool has_only = false, in_only = false;
  for (const std::string& condition : snapshot.profiles[snapshot.deliveries[delivery].profile].conditions) {
    for (const auto other : nodes(snapshot.groups)) {
      const std::string& id = snapshot.groups.id(other);
      if (condition == "excludes:" + id && snapshot.groups.within(group, other)) return false;
      if (condition == "only:" + id) {
        has_only = true;
        in_only = in_only || related(snapshot.groups, group, other);
      }
    }
  }
  return !has_only || in_only;
}

void judge_supply(const Snapshot& snapshot, const Question& question, const Need& need, const Deliveries& active,
                  CoverageCell& cell) {
  bool one_unit = true, admitted = false;
  const Unit unit = snapshot.deliveries[active.front()].unit;
  for (const auto delivery : active) {
    one_unit = one_unit && snapshot.deliveries[delivery].unit == unit;
    admitted = admitted || admits(snapshot, delivery, cell.cell.group);
  }
  std::int64_t enough_for = -1;
  if (one_unit) {
    cell.capacity = total(snapshot, active, [](const DeliveryRow& row) { return row.capacity; });
    cell.reach = total(snapshot, active, [](const DeliveryRow& row) { return row.reach; });
    enough_for = std::max(cell.capacity, cell.reach);
    if (enough_for < 0) {
      enough_for = total(snapshot, active, [](const DeliveryRow& row) { return std::max(row.capacity, row.reach); });
    }
  }
  const bool comparable = need.people >= 0 && enough_for >= 0 && need.unit == unit;
  const auto supply = static_cast<double>(enough_for), needed = static_cast<double>(need.people);
  if (need.people == 0) {
    cell.state = State::not_needed;
    cell.unmet = 0;
  } else if (!admitted) {
    cell.state = State::no_access;
    cell.unmet = need.people;
  } else if (comparable && supply < question.threshold * needed) {
    cell.state = State::thin;
    cell.unmet = std::max<std::int64_t>(0, need.people - enough_for);
  } else if (comparable && !need.at_least) {
    cell.state = State::covered;
    cell.unmet = std::max<std::int64_t>(0, need.people - enough_for);
  } else {
    cell.state = State::present;
  }
}

void judge_empty(const Snapshot& snapshot, const Question& question, const Need& need, CoverageCell& cell) {
  bool in_scope = false, doubtful = false;
  for (const ScopeEdge& scope : snapshot.scopes) {
    in_scope = in_scope || (holds(scope, "deliveries", *question.day) &&
                            reports_on(snapshot, scope, cell.cell.location, cell.cell.service));
  }
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    doubtful = doubtful || is_doubt(snapshot, delivery, cell.cell, question);
  }
  if (need.people == 0) {
    cell.state = State::not_needed;
    cell.unmet = 0;
  } else if (need.wanted && !in_scope) {
    cell.state = State::unreported;
  } else if (!in_scope || doubtful) {
    cell.state = State::unknown;
  } else if (need.wanted || is_expected(snapshot, cell.cell, question)) {
    cell.state = State::uncovered;
    cell.unmet = need.people;
  } else {
    cell.state = State::blank;
  }
}

void add_actors(const Snapshot& snapshot, const Deliveries& active, CoverageCell& cell) {
  std::set<Ref<Organisation>> organisations;
  std::set<std::pair<std::string, Provider>> providers;
  for (const auto delivery : active) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    const auto somebody = [&](Ref<Organisation> one) {
      return one.known() && !snapshot.organisations[one.index].placeholder;
    };
    if (somebody(row.organisation)) organisations.insert(row.organisation);
    if (somebody(snapshot.lead(row))) organisations.insert(snapshot.lead(row));
    const Provider provider = snapshot.provider(row);
    if (provider.programme.known() || somebody(provider.organisation))
      providers.insert({snapshot.id(provider), provider});
  }
  cell.organisations.assign(organisations.begin(), organisations.end());
  for (const auto& [id, provider] : providers) cell.providers.push_back(provider);
}

bool has_any(const std::vector<Ref<Organisation>>& wanted, const std::vector<Ref<Organisation>>& found) {
  if (wanted.empty()) return true;
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](auto one) { return std::find(found.begin(), found.end(), one) != found.end(); });
}

CoverageCell judge(const Snapshot& snapshot, const Question& question, const Cell& which) {
  CoverageCell cell;
  cell.cell = which;
  Deliveries active, behind;
  bool dedicated = false;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const Cover how = cover(snapshot, delivery, which, question);
    if (how == Cover::none) continue;
    behind.push_back(delivery);
    cell.announced += is_announced(snapshot, delivery, *question.day);
    if (!counts_on(snapshot, delivery, *question.day)) continue;
    active.push_back(delivery);
    dedicated = dedicated || how == Cover::dedicated;
    const bool undated = !snapshot.deliveries[delivery].has_stated && snapshot.reported(delivery).empty();
    cell.undated = cell.undated || undated;
  }
  for (const auto& [whole, deliveries] : all_lapsed(snapshot, question)) {
    cell.lapsed += std::any_of(deliveries.begin(), deliveries.end(), [&](std::size_t delivery) {
      return cover(snapshot, delivery, which, question) != Cover::none;
    });
  }
  const Need need = need_of(snapshot, question, which);
  cell.need = need.people;
  cell.need_at_least = need.at_least;
  cell.severity = need.severity;
  cell.deliveries = static_cast<std::uint32_t>(active.size());
  if (active.empty()) {
    judge_empty(snapshot, question, need, cell);
  } else {
    cell.general_only = !dedicated;
    judge_supply(snapshot, question, need, active, cell);
    judge_flags(snapshot, question, active, behind, cell);
    add_actors(snapshot, active, cell);
  }
  const bool gap = cell.state == State::uncovered || cell.state == State::no_access || cell.state == State::thin;
  const std::int64_t people = cell.unmet >= 0 ? cell.unmet : cell.need;
  if (gap && cell.severity >= 0)
    cell.priority = people >= 0 ? static_cast<double>(people) * cell.severity : cell.severity;
  return cell;
}

}  // namespace

Coverage coverage(const Snapshot& snapshot, const Question& question) {
  Coverage coverage;
  const auto cells = all_cells(snapshot, question);
  for (const Cell& cell : cells) {
    if (!is_touched(snapshot, cell, question)) continue;
    CoverageCell judged = judge(snapshot, question, cell);
    if (!has_any(question.filter.organisations, judged.organisations)) continue;
    if (!has_any(question.filter.donors, judged.donors)) continue;
    ++coverage.states[static_cast<std::size_t>(judged.state)];
    coverage.cells.push_back(judged);
  }
  coverage.lapsed = all_lapsed(snapshot, question).size();
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (places(snapshot, delivery, question).empty()) continue;
    coverage.announced += is_announced(snapshot, delivery, *question.day);
    if (!counts_on(snapshot, delivery, *question.day)) continue;
    coverage.undated += !snapshot.deliveries[delivery].has_stated && snapshot.reported(delivery).empty();
    coverage.recorded_above += std::none_of(
        cells.begin(), cells.end(), [&](const Cell& cell) { return is_own_cell(snapshot, delivery, cell, question); });
  }
  return coverage;
}

}  // namespace obvious

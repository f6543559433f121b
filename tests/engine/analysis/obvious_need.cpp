#include "tests/engine/analysis/obvious_need.h"

#include <algorithm>

namespace obvious {
namespace {

// Of several needs for one place, service and group: the latest start, then the first source, then the number.
const NeedEdge* winner(const Snapshot& snapshot, const Question& question, const Cell& cell) {
  const NeedEdge* best = nullptr;
  for (const NeedEdge& need : snapshot.needs) {
    if (!chosen_need(snapshot, need, question)) continue;
    if (need.location != cell.location || service_of(snapshot, need.service) != cell.service ||
        group_of(snapshot, need.group) != cell.group) {
      continue;
    }
    if (best == nullptr || need.period.from > best->period.from ||
        (need.period.from == best->period.from &&
         std::pair(need.source, need.number) < std::pair(best->source, best->number))) {
      best = &need;
    }
  }
  return best;
}

Need stated(const NeedEdge& edge) {
  if (edge.people == 0) return {false, 0, false, edge.unit, -1};
  return {true, edge.people, false, edge.unit, edge.severity};
}

// The largest of numbers that overlap: at least that many. Zeros and unknown ones say nothing, and where two are
// in unlike units there is no largest.
Need largest(const std::vector<Need>& needs) {
  Need largest;
  std::vector<Need> known;
  for (const Need& need : needs) {
    largest.wanted = largest.wanted || need.wanted;
    largest.severity = std::max(largest.severity, need.severity);
    if (need.people > 0) known.push_back(need);
  }
  for (const Need& need : known) {
    if (need.unit != known.front().unit) return largest;
  }
  for (const Need& need : known) largest.people = std::max(largest.people, need.people);
  if (!known.empty()) {
    largest.unit = known.front().unit;
    largest.at_least = true;
  }
  return largest;
}

Need children_together(const Snapshot& snapshot, const Question& question, const Cell& cell) {
  Need total;
  bool all_known = true;
  bool any_known = false;
  std::vector<Unit> units;
  std::int64_t sum = 0;
  for (const auto child : snapshot.locations.children(cell.location)) {
    const Need need = need_of(snapshot, question, {child, cell.service, cell.group});
    total.wanted = total.wanted || need.wanted;
    total.severity = std::max(total.severity, need.severity);
    if (need.people < 0) {
      all_known = false;
      continue;
    }
    any_known = true;
    all_known = all_known && !need.at_least;
    sum += need.people;
    if (need.people > 0) units.push_back(need.unit);
  }
  const bool alike = std::all_of(units.begin(), units.end(), [&](Unit unit) { return unit == units.front(); });
  if (!any_known || !alike || (sum == 0 && !all_known)) return total;
  total.people = sum;
  total.at_least = !all_known;
  if (!units.empty()) total.unit = units.front();
  return total;
}

}  // namespace

Need need_of(const Snapshot& snapshot, const Question& question, const Cell& cell) {
  const Need below = children_together(snapshot, question, cell);
  std::vector<Need> stated_narrower;
  for (const auto service : nodes(snapshot.services)) {
    for (const auto group : nodes(snapshot.groups)) {
      const bool within = snapshot.services.within(service, cell.service) && snapshot.groups.within(group, cell.group);
      if (!within || (service == cell.service && group == cell.group)) continue;
      const NeedEdge* edge = winner(snapshot, question, {cell.location, service, group});
      if (edge != nullptr) stated_narrower.push_back(stated(*edge));
    }
  }
  const Need narrower = largest(stated_narrower);
  Need rest = largest({below, narrower});
  if (below.people >= 0 && !below.at_least && !(below.people == 0 && narrower.wanted)) {
    rest.people = below.people;
    rest.at_least = false;
    rest.unit = below.unit;
  }
  const NeedEdge* own = winner(snapshot, question, cell);
  if (own == nullptr) return rest;
  Need need = stated(*own);
  if (need.people == 0) return need;
  if (need.people < 0 && rest.people > 0) {
    need.people = rest.people;
    need.at_least = rest.at_least;
    need.unit = rest.unit;
  }
  if (need.severity < 0) need.severity = rest.severity;
  return need;
}

}  // namespace obvious

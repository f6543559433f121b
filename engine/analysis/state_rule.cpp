#include "engine/analysis/state_rule.h"

#include <algorithm>

namespace engine {

State state_without_delivery(const NeedFigure& need, const Expectation& expectation) {
  if (need.nobody()) return State::not_needed;
  if (need.wanted && !expectation.in_scope) return State::unreported;
  if (!expectation.in_scope || expectation.doubtful) return State::unknown;
  return need.wanted || expectation.expected ? State::uncovered : State::blank;
}

State state_with_delivery(const NeedFigure& need, const Delivered& delivered, double threshold) {
  if (need.nobody()) return State::not_needed;
  if (!delivered.admits) return State::no_access;
  const Supply& supply = delivered.supply;
  if (need.people < 0 || supply.enough_for < 0 || need.unit != supply.unit) return State::present;
  if (static_cast<double>(supply.enough_for) < threshold * static_cast<double>(need.people)) return State::thin;
  // What meets the part of a need that is known may not meet all of it.
  return need.at_least ? State::present : State::covered;
}

std::int64_t unmet_people(State state, const NeedFigure& need, const Supply& supply) {
  switch (state) {
    case State::not_needed:
      return 0;
    case State::uncovered:
    case State::no_access:
      return need.people;
    case State::thin:
    case State::covered:
      return std::max<std::int64_t>(0, need.people - supply.enough_for);
    default:
      return -1;
  }
}

double priority_of(const CoverageCell& cell) {
  const std::int64_t people = cell.unmet >= 0 ? cell.unmet : cell.need;
  if (!is_gap(cell.state) || cell.severity < 0) return -1;
  return people < 0 ? cell.severity : static_cast<double>(people) * cell.severity;
}

}  // namespace engine

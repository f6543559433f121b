#pragma once

#include <vector>

#include "engine/analysis/scope_rule.h"
#include "engine/analysis/view.h"

namespace engine {

// A delivery that lapsed, and which of the things that lapsed it is part of.
struct LapsedDelivery {
  std::uint32_t delivery = 0;
  std::uint32_t whole = 0;  // deliveries of one provider, organisation, place, service and group are one

  friend auto operator<=>(const LapsedDelivery&, const LapsedDelivery&) = default;
};

// Returns what was reported before the question's day, is silent on it, states no period, and would be in a
// Scope that holds on it; ascending by delivery. Only deliveries that the question chooses; of those of one whole that
// count at the same place alone, the first stands for all.
//
// Cost: a pass over the columns of days, and a step for each that is silent; on all cores. REQUIRES: question.day.
std::vector<LapsedDelivery> find_lapsed(const View& view, const ScopeRule& scopes);

}  // namespace engine

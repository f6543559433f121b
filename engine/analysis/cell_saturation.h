#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/analysis/roster_choice.h"
#include "engine/analysis/view.h"

namespace engine {

// What Saturations says of a few cells of the roster, in their order, without a look at all others.
// Cost: a step for each delivery in them, and what needs cost in those where all state a capacity.
std::vector<std::optional<double>> saturations_in(const View& view, const RosterChoice& choice,
                                                  std::span<const std::uint32_t> cells);

}  // namespace engine

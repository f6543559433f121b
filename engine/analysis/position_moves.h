#pragma once

#include <span>

#include "engine/analysis/roster.h"

namespace engine {

// Says where everybody stands in a roster of which some blocks were written anew, by where they stood in the one
// before. REQUIRES: the stays of the roster are written but for which providers stay under several leads, and it has
// all else from the one before. `touched`: the numbers of the blocks, ascending. Cost: a step for each provider, a copy
// of the positions, and a sort of those in the blocks; on all cores.
void move_positions(const Roster& before, std::span<const std::size_t> touched, Roster& roster);

}  // namespace engine

#pragma once

#include "engine/analysis/coverage.h"
#include "tests/engine/analysis/obvious_graph.h"

namespace obvious {

// Fills in flags, unknown flags, `ends_on` and donors of a cell that has active deliveries. `behind` are those
// that would count for the cell on some day: they may fill days to come.
void judge_flags(const Snapshot& snapshot, const Question& question, const std::vector<std::size_t>& active,
                 const std::vector<std::size_t>& behind, CoverageCell& cell);

}  // namespace obvious

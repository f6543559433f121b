#pragma once

#include <string>

#include "engine/analysis/differences.h"
#include "tests/engine/analysis/obvious_graph.h"

// What two Snapshots with the same ids answer differently: every cell and every pair of both is looked up in the other.
namespace obvious {

// A line for each state, gap, pair, route and unreachable cell.
std::string summary(const Differences& differences);
std::string differences(const Snapshot& before, const Snapshot& after, const Question& question);

}  // namespace obvious

#pragma once

#include "engine/analysis/coverage.h"
#include "tests/engine/analysis/obvious_graph.h"

namespace obvious {

// The slow twin of engine::find_coverage. REQUIRES: the package exists, where one is asked.
Coverage coverage(const Snapshot& snapshot, const Question& question);

}  // namespace obvious

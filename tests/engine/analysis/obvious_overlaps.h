#pragma once

#include "engine/analysis/overlaps.h"
#include "tests/engine/analysis/obvious_graph.h"

namespace obvious {

// The slow twin of engine::find_overlaps, but for the sentences that give reasons and for money.
Overlaps overlaps(const Snapshot& snapshot, const Question& question);

}  // namespace obvious

#pragma once

#include "engine/analysis/donors.h"

namespace obvious {

// The same answer in the way that a reader checks it, slowly. All but its money.
engine::Donors donors(const engine::Snapshot& snapshot, const engine::Question& question);

}  // namespace obvious

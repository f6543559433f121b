#pragma once

#include <string>

#include "engine/graph/snapshot.h"

namespace testing_text {

// All that a Snapshot says, line by line with ids in the stead of references, so that two that say the same are equal
// however they were had.
std::string listing(const engine::Snapshot& snapshot);

}  // namespace testing_text

#pragma once

#include <cstddef>

#include "engine/graph/snapshot.h"

namespace store {

// Whether delivery number `at` of the graph is active on the day: its stated period holds it, or, with none stated,
// one in which it was reported; with neither it is. Planned, suspended and cancelled ones are not, nor is what is
// completed without a stated end.
bool is_active(const engine::Snapshot& snapshot, std::size_t at, engine::Day day);

}  // namespace store

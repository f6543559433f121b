#pragma once

#include <memory>

#include "engine/analysis/roster.h"

namespace engine {

// Makes the roster of a Snapshot anew. Deliveries come by place, and what stands below a district follows it, so that
// each district takes some rows beside each other, and those few that are served from elsewhere. `rows`: how many a
// block has at least, which an edit writes anew. Cost: two passes over the deliveries, and a sort in each district; on
// all cores.
std::shared_ptr<const Roster> make_roster(const Snapshot& snapshot, std::size_t rows = 2048);

}  // namespace engine

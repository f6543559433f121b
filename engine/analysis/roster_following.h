#pragma once

#include <memory>

#include "engine/analysis/delivery_edits.h"
#include "engine/analysis/roster.h"

namespace engine {

// The roster of a Snapshot that edits made of that of another roster: what make_roster() would make of it, but for
// where blocks and cells are in memory. Null where much has changed, or there is no room left: then it is better made
// anew. Cost: that of making the blocks touched, and a copy of what is not shared with the one before; on all cores.
std::shared_ptr<const Roster> follow_roster(const Roster& before, const DeliveryEdits& edits, const Snapshot& now);

}  // namespace engine

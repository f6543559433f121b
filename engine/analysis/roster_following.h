#pragma once

#include <memory>

#include "engine/analysis/delivery_edits.h"
#include "engine/analysis/roster.h"

namespace engine {

// The roster of a Snapshot that edits made of that of another roster: what make_roster() would make of it, but for
// where blocks and cells are in memory. Null where much has changed, or there is no room left: then it is better made
// anew.
//
// Where nobody else holds the one before it is this one that is changed; else others go on reading it. Cost: that of
// making the blocks touched, a pass over the numbers of deliveries, and over those of providers; where organisations
// come a pass over all stays; where others hold it a copy of what is not shared; on all cores.
std::shared_ptr<const Roster> follow_roster(std::shared_ptr<const Roster> before, const DeliveryEdits& edits,
                                            const Snapshot& now);

}  // namespace engine

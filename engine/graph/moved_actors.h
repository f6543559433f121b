#pragma once

#include "engine/graph/renumbering.h"
#include "engine/graph/snapshot.h"

namespace engine {

// Puts the new numbers of organisations and programmes in the stead of the old ones wherever the Snapshot names them,
// but for the ids by which they are found, and the list of those who report. What is none without one that went is
// taken out. REQUIRES: no delivery names an organisation that goes or becomes another one. Cost: a pass over what names
// them, on all cores; each chunk in which a number moves is copied, of deliveries only that column.
void move_actors(Snapshot& snapshot, const Renumberings& renumberings);

}  // namespace engine

#pragma once

#include "engine/graph/renumbering.h"
#include "engine/graph/snapshot.h"

namespace engine {

// Puts the new numbers of organisations and programmes in the stead of the old ones wherever the Snapshot names them,
// but for the ids by which they are found, and the list of those who report. What is none without one that went is
// taken out. REQUIRES: no delivery names an organisation that goes or becomes another one. Cost: where they only come,
// a step for each chunk, which is copied when it is first read, of deliveries only the columns in which a number moves;
// else a pass over what names them, on all cores, and a copy of each chunk in which a number moves.
void move_actors(Snapshot& snapshot, const Renumberings& renumberings);

}  // namespace engine

#pragma once

#include <memory>

#include "engine/graph/snapshot.h"
#include "engine/identity/words.h"
#include "engine/model/record.h"
#include "store/database/database.h"

namespace server {

// Forms the graph that a revision would have if the changeset were committed onto it. Nothing is: the database
// is only read. What the changeset adds is numbered from the first free number, as a commit would. Of `words` it takes
// those that name no organisation.
//
// Throws Error{storage}. Cost: a pass over the records, and forming the graph.
std::shared_ptr<const engine::Snapshot> changed_snapshot(const store::Database& database, engine::Revision revision,
                                                         const engine::Changeset& change,
                                                         const engine::WordLists& words);

}  // namespace server

#pragma once

#include "store/database/database.h"

namespace server {

// What would take back the revision: what it added is withdrawn, what it changed or withdrew stands as before. Only
// a changeset: nothing is done yet. Where a row moved and its content did not, it stays where it moved to.
//
// Throws Error{not_found} where there is no such revision, or what was before it was pruned; Error{conflict}, with the
// list, where later revisions built on what it did: they changed its records, or refer to what would be gone.
// Cost: a look at each record that changed since, and a pass over all where anything would be withdrawn.
engine::Changeset undoing(const store::Database& database, engine::Revision revision);

}  // namespace server

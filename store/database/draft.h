#pragma once

#include <memory>

#include <rocksdb/write_batch.h>

#include "engine/model/changeset.h"
#include "engine/model/record.h"
#include "store/database/ledger.h"
#include "store/database/names.h"
#include "store/database/pack_writing.h"
#include "store/database/packs.h"
#include "store/database/rocks.h"

namespace store {

// All that readers need to know of a database beside its keys. Never changed once it is published.
struct State {
  Progress progress;
  std::shared_ptr<const Names> names;
  engine::Revision pruned = 0;  // what was known before this revision was dropped; see prune.h
};

// What a commit writes, and the state that it leads to.
struct Draft {
  rocksdb::WriteBatch batch;
  AddedPacks added;  // not in the batch
  State after;
};

// Turns `changeset` into the batch of the revision after `before`.
// Throws Error{invalid} where the changeset cannot be: it changes, withdraws or moves a record that does
// not stand, names a number twice, or adds one that has a number; Error{conflict} where a record that it changes,
// withdraws or moves was touched after the revision that it is based on; Error{storage} where the disk fails.
// A changed record may be a withdrawn one, which so comes back.
Draft draft(const Rocks& rocks, const Packs& packs, const State& before, const engine::Changeset& changeset);

// What the log keeps of `changeset` as `revision`.
engine::LogEntry log_entry(engine::Revision revision, const engine::Changeset& changeset);

}  // namespace store

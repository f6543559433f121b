#pragma once

#include <span>

#include <rocksdb/write_batch.h>

#include "engine/model/pack.h"
#include "store/database/names.h"
#include "store/database/rocks.h"

// Packs on their way to the disk: what a revision added. Each has its numbers; `names` knows their sources. Every
// function throws Error{storage} where the disk fails.
namespace store {

struct AddedPacks {
  engine::Revision revision = 0;
  std::vector<engine::Pack> packs;  // ascending

  std::uint64_t bytes() const;
};

// Few packs go with all else that their revision writes.
void put_packs(const Rocks& rocks, const AddedPacks& added, const Names& names, rocksdb::WriteBatch& batch);

// Many go into files of their own, which RocksDB takes as they are, some thousand times quicker. They are durable when
// this returns, and nobody reads them until the revision is committed.
// REQUIRES: no key stands at their numbers. Cost: what the packs take on disk, on two threads.
void ingest_packs(const Rocks& rocks, const AddedPacks& added, const Names& names);

// Removes what ingest_packs() left for a revision that was never committed: all from `next` on, and its files.
// REQUIRES: nobody else writes.
void drop_unfinished(const Rocks& rocks, engine::Number next);

}  // namespace store

#pragma once

#include <memory>
#include <span>

#include "engine/graph/snapshot.h"

namespace engine {

// One record before and after a revision; null where it did not stand.
struct RecordChange {
  const StoredRecord* before = nullptr;
  const StoredRecord* after = nullptr;  // with its number
};

// The Snapshot of `revision`, had from the one before by the difference: it shares every chunk that the changes do not
// touch, and is what SnapshotBuilder would make of all records, but that profiles which nobody has any more stay.
//
// Nothing where only a fresh one will do: organisations, programmes, places, services, groups, referrals, packages or
// decisions on matches changed, a source came or went, or the changes are more than some thousand.
// Cost: the chunks touched; where a programme is concerned, a pass over the column of programmes.
std::shared_ptr<const Snapshot> edited(const Snapshot& before, Revision revision,
                                       std::span<const RecordChange> changes);

}  // namespace engine

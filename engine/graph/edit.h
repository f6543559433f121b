#pragma once

#include <memory>
#include <span>

#include "engine/graph/regrouping.h"
#include "engine/graph/snapshot.h"

namespace engine {

// The Snapshot of `revision`, had from the one before by the difference: it shares every chunk that the changes do not
// touch, and is what SnapshotBuilder would make of all records, but that profiles which nobody has any more stay, and
// sources keep their numbers.
//
// Where organisations, programmes or decisions on matches change, `regrouping` says which records state whom now: null
// where none of these does.
//
// Nothing where only a fresh one will do: places, services, groups or packages changed, or referrals of which some are
// counted; an actor comes for whom records waited, goes to whom such referrals lead, or parts from one that others name
// as parent or successor; or the changes are more than some thousand.
// Cost: the chunks touched; where a programme that was there is concerned, a pass over the column of programmes; where
// an actor comes, a step for each chunk of all that names actors, each of which is copied when it is first read; where
// one joins another one, goes or parts from one, a pass over all of these, on all cores.
std::shared_ptr<const Snapshot> edited(const Snapshot& before, Revision revision, std::span<const RecordChange> changes,
                                       const Regrouping* regrouping = nullptr);

}  // namespace engine

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/model/chosen_records.h"
#include "engine/model/pack_ids.h"

namespace engine {

// What a source says just as it said it before, found column by column without an object for each record; and the
// rest of both, to be compared record by record. To pair the rests alone gives the pairs that to pair everything gives.
struct SaidAgain {
  std::uint64_t count = 0;           // of the records that are said again
  std::vector<Pack> moved;           // those of them that are cited elsewhere now: number and citations, by number
  std::vector<StoredRecord> now;     // the rest of what is sent now, in its order
  std::vector<StoredRecord> before;  // the rest of what was sent before, by number
};

// `more` is sent now beside the packs, and is no part of the rest.
//
// REQUIRES: an id occurs once in `now` and `more`, and once in `before`, of which `ids` are; no two records without an
// id say the same in `now`; those of `now` have no source yet. Cost: near linear, on all cores.
SaidAgain find_said_again(std::span<const Pack> now, std::span<const StoredRecord> more, const ChosenRecords& before,
                          const PackIds& ids);

}  // namespace engine

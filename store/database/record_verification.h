#pragma once

#include <cstdint>
#include <vector>

#include "store/database/draft.h"
#include "store/database/faults.h"
#include "store/database/packs.h"
#include "store/database/rocks.h"

namespace store {

// What one revision did, as the records and citations that it wrote tell it.
struct Tally {
  std::uint64_t added = 0, changed = 0, withdrawn = 0, moved = 0;
  std::uint64_t touched = 0;  // the sum of mark() of the records that it touched

  // A number that stands for a record, such that two wrong ones hardly make up for each other.
  static std::uint64_t mark(engine::Number number) { return (number ^ (number >> 29)) * 0x9E3779B97F4A7C15U; }
};

struct RecordVerification {
  std::uint64_t records = 0, versions = 0;
  std::vector<Tally> tallies;  // by revision
};

// Reads every pack and its entry in the directory, every version of every record, all citations and both indexes, and
// adds to `faults` what does not fit. What lies beyond the state's next number is nobody's: a writer that was killed
// left it. Cost: one scan of each; two keys looked up for each later version.
RecordVerification verify_records(const Rocks& rocks, const Packs& packs, const State& state, Faults& faults);

}  // namespace store

#pragma once

#include "store/database/draft.h"
#include "store/database/faults.h"
#include "store/database/record_verification.h"
#include "store/database/rocks.h"

namespace store {

// Reads every pack and its entry in the directory, and adds to `faults` what does not fit. What it returns counts the
// first versions that lie in packs. Packs from the state's next number on are nobody's: a writer that was killed left
// them. Cost: one scan of both.
RecordVerification verify_packs(const Rocks& rocks, const State& state, Faults& faults);

}  // namespace store

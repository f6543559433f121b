#pragma once

#include "store/database/database.h"
#include "store/database/draft.h"
#include "store/database/packs.h"
#include "store/database/rocks.h"

namespace store {

// Reads the whole database back as of `state`: see Database::verify().
Verification verify(const Rocks& rocks, const Packs& packs, const State& state);

}  // namespace store

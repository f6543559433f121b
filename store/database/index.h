#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/model/record.h"
#include "store/database/ledger.h"
#include "store/database/names.h"
#include "store/database/rocks.h"

namespace store {

// A key of `ids` or `sources`, but for its version, and what stands there.
struct IndexEntry {
  Family index;
  std::string prefix;
  Presence presence;
};

// What the indexes must be told where a record goes from `before` to `after`; nothing is: not there or
// withdrawn. They are told nothing of a first version that lies in a pack. This is the one definition of what the
// indexes hold: commits write it, verify expects it.
// REQUIRES: `names` knows the sources.
std::vector<IndexEntry> index_entries(const engine::Record* before, const engine::Record* after, const Names& names);

}  // namespace store

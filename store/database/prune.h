#pragma once

#include <cstdint>
#include <filesystem>

#include "engine/model/record.h"

namespace store {

// What pruning took away.
struct Pruning {
  engine::Revision before = 0;  // what was known before this revision can no longer be asked; 0: all can
  std::uint64_t versions = 0;   // of records, that were dropped now
};

// Drops, from the database in `folder`, the versions of records that no question about the last revision committed
// before `day` or a later one needs. The log stays whole, and so does that a record was withdrawn: it may come back. A
// prune that was cut short is finished by the next one; in between the database is sound.
//
// Throws Error{storage} where another program has the database open or the disk fails; Error{not_found} where there is
// no database. Cost: a pass over all later versions, and each pack that loses a record is written anew.
Pruning prune(const std::filesystem::path& folder, engine::Day day);

}  // namespace store

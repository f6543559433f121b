#pragma once

#include <cstddef>
#include <optional>

#include "engine/model/held_records.h"
#include "store/database/database.h"

namespace server {

// Which records of a revision are held.
struct Holding {
  engine::Tier tier = engine::Tier::secretariat;  // who may see them
  std::optional<std::size_t> kind{};  // one kind (an alternative of Fact), and what lies in its packs; or all
};

// Holds them as they lie in the database. Throws as Database::for_each_packed() does.
// Cost: a walk over the packs, and their memory: of a million deliveries some 50 MB.
engine::HeldRecords hold_records(const store::Database& database, engine::Revision revision, const Holding& holding);

// Holds the records of these numbers. Throws Error{storage}. Cost: an object for each while it is read; for few.
engine::HeldRecords hold_few(const store::Database& database, engine::Revision revision,
                             std::vector<engine::Number> numbers);

}  // namespace server

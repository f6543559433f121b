#pragma once

#include <vector>

#include "engine/model/held_records.h"

namespace store {

// The records of a kind (an alternative of Fact) in the order in which their table is written: by all that is written
// of them, so that rows without an id have one order too, whatever their numbers are.
// Cost: some forty bytes a record, and of those that share an id, or have none, what is written of them besides.
std::vector<engine::HeldRecords::Place> in_table_order(const engine::HeldRecords& records, std::size_t kind);

}  // namespace store

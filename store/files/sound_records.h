#pragma once

#include <cstddef>

#include "engine/model/reading.h"

namespace store {

// The longest text of a record, in bytes: as much as a cell of Excel holds in any script.
inline constexpr std::size_t longest_text = 131'072;

// Looks through what a reader understood, of whatever format, for what no record can mean, and says where it stood:
// - a record with a text beyond the limit is left out;
// - an end that is not after its start is taken as unknown, and kept as a word;
// - so is a currency that is no code of ISO 4217; small letters are read as capitals.
// Cost: a look at each text of the packs and at each start, end and currency.
void check_records(engine::Reading& reading);

}  // namespace store

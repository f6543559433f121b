#pragma once

#include "engine/model/facts.h"
#include "store/database/bytes.h"

// A fact as bytes, walked by engine/model/tables.h so that each column is named once. In the atoms of bytes.h:
//
//   fact     kind: the number of the table in engine::Fact, columns: a number with bit n set where column n
//            is known, and then those columns in order
//   column   by its type: text and ids as text; whole numbers, days and amounts as signed; real numbers as
//            real; yes and no as byte 1 and 0; a period as its two days; a list as count and values
//
// The bytes hang on the order of the tables and of their columns: see encoding.h.
namespace store {

void write_fact(ByteWriter& bytes, const engine::Fact& fact);

// Throws Error{storage} where the bytes are none that write_fact() writes.
void read_fact(ByteReader& bytes, engine::Fact& fact);

}  // namespace store

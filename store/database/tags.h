#pragma once

#include <cstdint>

#include "store/database/bytes.h"

namespace store {

// The number of the format of the whole database: what its keys and values mean. A database of a
// higher one is refused, one of a lower is read, and written on as this one. Raise it with every change that an older
// program would misread.
//
//   1  every version of a record is a value of its own
//   2  the first version of each record that is added lies in a pack; those of before stay where they are
inline constexpr std::uint64_t format_number = 2;

// The first byte of every value: what it is, and in which schema. A value whose schema changes gets
// a new tag, and its old one stays readable.
enum class Tag : std::uint8_t {
  record_1 = 1,
  withdrawal_1 = 2,
  citations_1 = 3,
  came_1 = 4,
  left_1 = 5,
  log_1 = 6,
  touched_1 = 7,
  token_1 = 8,
  name_1 = 9,
  format_1 = 10,
  uuid_1 = 11,
  state_1 = 12,
  pruned_1 = 13,
  pack_1 = 14,
  pack_entry_1 = 15,
};

inline void write_tag(ByteWriter& bytes, Tag tag) { bytes.byte(static_cast<std::uint8_t>(tag)); }

// Throws Error{storage} unless the value begins with `tag`.
void expect_tag(ByteReader& bytes, Tag tag);

}  // namespace store

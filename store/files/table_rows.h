#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/model/pack.h"
#include "store/files/native_header.h"
#include "store/files/package_reader.h"

namespace store {

// What some rows of a table say that follow one another.
struct PackedRows {
  std::optional<engine::Pack> pack;   // of the rows that are records
  std::vector<std::uint32_t> rows;    // of the file, by place in the pack; empty where they count on from the first
  std::uint32_t first_row = 0;        // of the pack
  std::vector<engine::Issue> issues;  // the rows that are left out, ascending
  std::uint64_t rows_read = 0;

  std::uint32_t row(std::size_t at) const {
    return rows.empty() ? first_row + static_cast<std::uint32_t>(at) : rows[at];
  }
};

// A table as it is read: what its header says, and its rows in their order.
struct PackedTable {
  TableHeader header;
  std::vector<PackedRows> rows;
};

// Reads the table, a delimited text on all cores at once: the result is the same however many there are.
// Throws Error{invalid} where a column is missing or the file is damaged; Error{too_large}.
PackedTable read_table(const TableFile& table, const engine::Fact& kind);

}  // namespace store

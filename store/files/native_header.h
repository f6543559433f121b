#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/model/reading.h"
#include "store/files/row_packer.h"
#include "store/files/sheet.h"

namespace store {

// What the first row of a native table says.
struct TableHeader {
  TableLayout layout;
  std::uint32_t width = 0;  // how many fields of a row are looked at
  std::vector<engine::ColumnReport> columns;
  std::vector<engine::Issue> issues;  // columns that no table has
};

// Reads the row that names the columns of `table`, whose file is called `file` and whose rows are of `kind`.
// Throws Error{invalid} where a column is missing that its rows must have.
TableHeader read_header(const std::string& table, const std::string& file, const engine::Fact& kind,
                        const std::vector<Cell>& cells);

}  // namespace store

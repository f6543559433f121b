#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/model/record.h"

// One row of a native table as texts; row_packer.h reads them back. The columns are those of engine/model/tables.h, and
// those that any table may add.
namespace store {

// How a column is called and described in a data package.
struct TableColumn {
  std::string name;
  std::string type;  // of Table Schema: string, integer, number, boolean, date
  bool required = false;
};

// All columns of the table of `fact`: the record's own id first where the table has one, then the
// fact's, then source, assured_date, tier, note and words.
std::vector<TableColumn> columns_of(const engine::Fact& fact);

// The texts of a record, in the order of columns_of(): what is unknown is empty.
std::vector<std::string> texts_of(const engine::StoredRecord& stored);

// Why a row is no record: the column, its text, and a sentence.
struct RowFault {
  std::string column, value, reason;
};

}  // namespace store

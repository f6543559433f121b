#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/reading.h"
#include "store/files/file_start.h"
#include "store/files/sheet.h"

// Tables of formats that name their columns themselves, so that nothing about them is guessed.
namespace store {

// A column that a reader knows. What has no meaning holds names of persons and the like: it is dropped.
struct KnownColumn {
  std::string_view heading;  // folded; "#" stands for a number ("recipient org # name")
  std::string_view key;      // what the reader asks for; empty is the heading as the table has it, folded
  std::string_view meaning;
};

// The columns of one table by their keys. Of two columns with one key the first is meant.
class NamedColumns {
 public:
  NamedColumns() = default;
  NamedColumns(const Row& header, std::span<const KnownColumn> known);

  bool has(std::string_view key) const { return columns_.contains(key); }
  bool has_all(std::initializer_list<std::string_view> keys) const;
  std::optional<std::uint32_t> find(std::string_view key) const;

  // What becomes of each column, in their order; `table` stands before the letters where there are several.
  std::vector<engine::ColumnReport> report(const std::string& table) const;

 private:
  struct Heading {
    std::uint32_t column;
    std::string text;
    const KnownColumn* known;  // null where nobody knows it
    bool is_first;             // of its key
  };

  std::map<std::string, std::uint32_t, std::less<>> columns_;
  std::vector<Heading> headings_;
};

// A row below the header.
class NamedRow {
 public:
  NamedRow(const Row& row, const NamedColumns& columns);

  // The cell without spaces at its edges; empty where there is none.
  std::string_view operator[](std::string_view key) const;
  std::uint32_t number() const { return row_.number; }
  bool empty() const;

 private:
  const Row& row_;
  const NamedColumns& columns_;
};

// Whether these are the columns of a certain table.
using IsTable = bool (*)(const NamedColumns&);

struct NamedTable {
  std::size_t sheet = 0;
  std::uint32_t header = 0;  // the row
  NamedColumns columns;
};

// The first table of this kind in the workbook: its header is among the first ten filled rows of a sheet.
// Throws what Workbook::read() throws.
std::optional<NamedTable> find_table(Workbook& workbook, std::span<const KnownColumn> known, IsTable is_table);

// The same of the beginning of a file. A file that cannot be opened as a table holds none.
bool begins_table(const FileStart& start, std::span<const KnownColumn> known, IsTable is_table);

// Shows the filled rows below the header, but for rows of HXL tags.
// Throws what Workbook::read() throws.
void read_rows(Workbook& workbook, const NamedTable& table, const std::function<void(const NamedRow&)>& take);

}  // namespace store

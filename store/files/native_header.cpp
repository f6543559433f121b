#include "store/files/native_header.h"

#include <algorithm>

#include "store/files/native_table.h"
#include "store/files/profile.h"
#include "store/files/refusal.h"

namespace store {
namespace {

void report(TableHeader& header, const std::string& table, const Cell& cell, const std::string& fault) {
  using Treatment = engine::ColumnReport::Treatment;
  const std::string name(trim(cell.text));
  const std::string place = table + " " + column_letters(cell.column);
  if (fault.empty()) {
    header.columns.push_back({place, name, "", Treatment::understood, table + " " + name, "by its name"});
    return;
  }
  header.columns.push_back({place, shortened(name, 200), "", Treatment::ignored, "", fault});
  header.issues.push_back({engine::Issue::Weight::note, header.layout.file, "", 0, column_letters(cell.column),
                           shortened(name, 120), "is " + fault + ", and was not read"});
}

}  // namespace

TableHeader read_header(const std::string& table, const std::string& file, const engine::Fact& kind,
                        const std::vector<Cell>& cells) {
  const std::vector<TableColumn> known = columns_of(kind);
  TableHeader header;
  header.layout = {kind.index(), file, std::vector<std::uint32_t>(known.size(), TableLayout::absent)};
  for (const Cell& cell : cells) {
    const auto column = std::ranges::find(known, trim(cell.text), &TableColumn::name);
    if (column == known.end()) {
      report(header, table, cell, "no column of this table");
    } else if (auto& field = header.layout.fields[static_cast<std::size_t>(column - known.begin())];
               field == TableLayout::absent) {
      field = cell.column;
      report(header, table, cell, "");
    } else {
      report(header, table, cell, "an earlier column has this name");
    }
    header.width = std::max(header.width, cell.column + 1);
  }
  for (std::size_t at = 0; at < known.size(); ++at) {
    if (known[at].required && header.layout.fields[at] == TableLayout::absent) {
      throw unreadable(file, "has no column '" + known[at].name + "', which the table " + table + " must have");
    }
  }
  return header;
}

}  // namespace store

#include <algorithm>
#include <map>
#include <optional>

#include "engine/model/tables.h"
#include "store/files/native_table.h"
#include "store/files/package_reader.h"
#include "store/files/profile.h"
#include "store/files/refusal.h"

namespace store {
namespace {

// Where each column of a table stands in its file.
using Columns = std::map<std::string, std::uint32_t, std::less<>>;

class TableReader {
 public:
  TableReader(const TableFile& table, engine::Fact kind, engine::Reading& reading,
              std::map<std::string, std::string>& id_owners)
      : table_(table), kind_(std::move(kind)), reading_(reading), id_owners_(id_owners) {}

  void take(const Row& row) {
    if (columns_.empty()) return take_header(row);
    if (std::ranges::all_of(row.cells, [](const Cell& cell) { return trim(cell.text).empty(); })) return;
    ++reading_.rows_read;
    texts_.assign(width_, {});
    for (const Cell& cell : row.cells) {
      // Blanks at the edges are a slip of the hand unless the writer wrapped them.
      if (cell.column < width_) texts_[cell.column] = cell.quoted ? cell.text : trim(cell.text);
    }
    try {
      take_record(row.number);
    } catch (const RowFault& fault) {
      leave_out(row.number, fault);
    }
  }

  void finish() const {
    if (columns_.empty()) throw unreadable(table_.file, "is empty: a table begins with the names of its columns");
  }

 private:
  void take_header(const Row& row) {
    const std::vector<TableColumn> known = columns_of(kind_);
    for (const Cell& cell : row.cells) {
      const std::string name(trim(cell.text));
      const bool is_known = std::ranges::find(known, name, &TableColumn::name) != known.end();
      const bool is_first = !columns_.contains(name);
      if (is_known && is_first) columns_[name] = cell.column;
      report(cell.column, name,
             !is_known  ? "no column of this table"
             : is_first ? ""
                        : "an earlier column has this name");
      width_ = std::max(width_, cell.column + 1);
    }
    for (const TableColumn& column : known) {
      if (column.required && !columns_.contains(column.name)) {
        throw unreadable(table_.file,
                         "has no column '" + column.name + "', which the table " + table_.table + " must have");
      }
    }
  }

  void report(std::uint32_t column, const std::string& name, const std::string& fault) {
    using Treatment = engine::ColumnReport::Treatment;
    const std::string place = table_.table + " " + column_letters(column);
    if (fault.empty()) {
      reading_.columns.push_back({place, name, "", Treatment::understood, table_.table + " " + name, "by its name"});
      return;
    }
    reading_.columns.push_back({place, shortened(name, 200), "", Treatment::ignored, "", fault});
    reading_.issues.push_back({engine::Issue::Weight::note, table_.file, "", 0, column_letters(column),
                               shortened(name, 120), "is " + fault + ", and was not read"});
  }

  void take_record(std::uint32_t row) {
    const TextOf text = [&](std::string_view name) {
      const auto column = columns_.find(name);
      return column == columns_.end() ? std::string_view() : texts_[column->second];
    };
    engine::StoredRecord stored = record_of(kind_, text, {table_.file, row});
    if (!stored.record.id.empty()) {
      const std::string place = table_.file + ", row " + std::to_string(row);
      const auto [owner, is_new] = id_owners_.try_emplace(stored.record.id, place);
      if (!is_new) throw RowFault{"id", stored.record.id, "is the id of " + owner->second + " already"};
    }
    reading_.records.push_back(std::move(stored));
  }

  void leave_out(std::uint32_t row, const RowFault& fault) {
    ++reading_.rows_left;
    reading_.issues.push_back({engine::Issue::Weight::left_out, table_.file, "", row, fault.column,
                               shortened(fault.value, 120), fault.reason});
  }

  const TableFile& table_;
  engine::Fact kind_;
  engine::Reading& reading_;
  std::map<std::string, std::string>& id_owners_;  // where each id of the package stands
  Columns columns_;
  std::uint32_t width_ = 0;
  std::vector<std::string_view> texts_;
};

}  // namespace

engine::Reading read_tables(const std::string& name, const std::vector<TableFile>& tables) {
  engine::Reading reading;
  reading.file = name;
  reading.format = to_text(Format::datapackage);
  std::map<std::string, std::string> id_owners;
  for (const TableFile& table : tables) {
    const auto kind = engine::fact_of_table(table.table);
    if (!kind) {
      reading.issues.push_back({engine::Issue::Weight::note, table.file, "", 0, "", "",
                                "is no table of the native file set, and was not read"});
      continue;
    }
    TableReader reader(table, *kind, reading, id_owners);
    table.workbook->read(0, [&](const Row& row) {
      reader.take(row);
      return Next::row;
    });
    reader.finish();
  }
  return reading;
}

}  // namespace store

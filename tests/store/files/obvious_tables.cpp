#include "tests/store/files/obvious_tables.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include "engine/model/tables.h"
#include "engine/model/text.h"
#include "store/files/native_table.h"
#include "store/files/profile.h"
#include "store/files/refusal.h"

namespace {

using engine::Fact;
using engine::IdColumn;
using store::Cell;
using store::column_letters;
using store::columns_of;
using store::Format;
using store::Next;
using store::open_csv;
using store::Row;
using store::RowFault;
using store::shortened;
using store::TableColumn;
using store::TableFile;
using store::trim;
using store::unreadable;

// A column's text in a row; empty where the row has none.
using TextOf = std::function<std::string_view(std::string_view column)>;

// Calls read(), and turns what it throws into a fault of the column.
template <class Read>
void reading_column(std::string_view column, std::string_view text, Read&& read) {
  try {
    read();
  } catch (const engine::Error& error) {
    throw RowFault{std::string(column), std::string(text), error.what()};
  }
}

std::vector<engine::Word> parse_words(std::string_view text) {
  engine::Texts texts;
  engine::parse_into(texts, text);
  std::vector<engine::Word> words;
  for (const std::string& one : texts) {
    const auto equals = one.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw engine::Error(engine::Error::Kind::invalid, "'" + one + "' is no word of a source: write field=text");
    }
    words.push_back({one.substr(0, equals), one.substr(equals + 1)});
  }
  std::ranges::sort(words);
  return words;
}

void read_added_columns(engine::StoredRecord& stored, const TextOf& text, const engine::Citation& own) {
  engine::Record& record = stored.record;
  stored.citations = engine::parse_citations(text("source"));
  if (stored.citations.empty()) stored.citations.push_back(own);
  std::ranges::sort(stored.citations);
  record.note = text("note");
  reading_column("assured_date", text("assured_date"),
                 [&] { engine::parse_into(record.assured, text("assured_date")); });
  reading_column("tier", text("tier"), [&] { record.tier = engine::parse_tier(text("tier")); });
  reading_column("words", text("words"), [&] { record.words = parse_words(text("words")); });
  // Whoever writes it marked public; an empty cell means the same tier, and marks nothing.
  const engine::Word mark{"tier", "public"};
  const bool marked = text("tier") == mark.text && std::ranges::find(record.words, mark) == record.words.end();
  if (marked) record.words.insert(std::ranges::upper_bound(record.words, mark), mark);
}

// Refuses what the column cannot mean: fewer people than none, no severity of 1 to 5, no rate.
template <class Value>
void check_figure(std::string_view column, std::string_view text, const Value& value) {
  std::string reason;
  if constexpr (std::is_same_v<Value, engine::Count>) {
    if (*value < 0 && column != "level") reason = "is less than nobody; a number of people is never negative";
  } else if constexpr (std::is_same_v<Value, std::optional<double>>) {
    if (column == "severity" && !(*value >= 1 && *value <= 5)) reason = "is no severity from 1 to 5";
  } else if constexpr (std::is_same_v<Value, std::optional<engine::Decimal>>) {
    if (column == "rate" && *value <= engine::Decimal{}) reason = "is no rate; a rate is more than 0";
  }
  if (!reason.empty()) throw engine::Error(engine::Error::Kind::invalid, "'" + std::string(text) + "' " + reason);
}

template <class One>
void read_columns(One& fact, const TextOf& text) {
  engine::for_each_column(fact, [&](const auto& column, auto& value) {
    const std::string_view cell = text(column.name);
    if (column.required && cell.empty()) {
      throw RowFault{std::string(column.name), "",
                     "is empty, and a row of " + std::string(engine::Table<One>::name) + " must have it"};
    }
    if (cell.empty()) return;
    reading_column(column.name, cell, [&] {
      engine::parse_into(value, cell);
      check_figure(column.name, cell, value);
    });
  });
}

// Reads the record that a row states; `kind` is an empty fact of its table. Without a source of its
// own it is cited as `own`. Throws RowFault where the row is none.
engine::StoredRecord record_of(const Fact& kind, const TextOf& text, const engine::Citation& own) {
  engine::StoredRecord stored;
  stored.record.fact = kind;
  std::visit(
      [&]<class One>(One& fact) {
        constexpr IdColumn id = engine::Table<One>::id_column;
        if (id != IdColumn::none) stored.record.id = text("id");
        if (id == IdColumn::needed && stored.record.id.empty()) {
          throw RowFault{"id", "", "is empty, and a row of " + std::string(engine::Table<One>::name) + " must have it"};
        }
        read_columns(fact, text);
      },
      stored.record.fact);
  read_added_columns(stored, text, own);
  return stored;
}

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

engine::Reading obvious_tables(const std::string& name, const std::vector<TableFile>& tables) {
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
    const auto workbook = table.text ? open_csv(*table.text, table.file, table.limits) : nullptr;
    (workbook ? *workbook : *table.workbook).read(0, [&](const Row& row) {
      reader.take(row);
      return Next::row;
    });
    reader.finish();
  }
  return reading;
}

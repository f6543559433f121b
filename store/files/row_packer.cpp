#include "store/files/row_packer.h"

#include <algorithm>
#include <cstring>

#include "engine/model/blob.h"
#include "engine/model/error.h"
#include "engine/model/pack_columns.h"
#include "engine/model/text.h"

namespace store {
namespace {

using engine::Common;
using engine::PackedAs;

// How the text of one column is read.
struct ColumnReader {
  std::string_view name;
  bool required;
  std::int64_t (*number)(std::string_view text);            // null where it is no number
  void (*list)(std::string_view text, std::string& bytes);  // null where the text stands as it is
};

template <class Value>
std::int64_t read_number(std::string_view text) {
  Value value{};
  engine::parse_into(value, text);
  return engine::number_of(value);
}

template <class Value>
void read_list(std::string_view text, std::string& bytes) {
  Value value{};
  engine::parse_into(value, text);
  bytes.clear();
  engine::blob::write(bytes, value);
}

template <class Value>
inline constexpr bool is_plain = std::is_same_v<Value, std::string>;
template <class One>
inline constexpr bool is_plain<engine::Id<One>> = true;

template <class Value>
ColumnReader reader_of(std::string_view name, bool required) {
  if constexpr (is_plain<Value>) {
    return {name, required, nullptr, nullptr};
  } else if constexpr (engine::packed_as<Value> == PackedAs::number) {
    return {name, required, read_number<Value>, nullptr};
  } else {
    return {name, required, nullptr, read_list<Value>};
  }
}

struct TableReaders {
  std::string_view table;
  bool has_id = false, needs_id = false;
  std::vector<ColumnReader> columns;  // of the fact, by position
};

// By kind.
const std::vector<TableReaders>& readers() {
  static const auto all = [] {
    std::vector<TableReaders> tables;
    engine::for_each_table([&]<class One>(const One&) {
      using engine::IdColumn;
      constexpr IdColumn id = engine::Table<One>::id_column;
      TableReaders& table = tables.emplace_back();
      table.table = engine::Table<One>::name;
      table.has_id = id != IdColumn::none;
      table.needs_id = id == IdColumn::needed;
      std::apply(
          [&]<class... Columns>(const Columns&... columns) {
            (table.columns.push_back(reader_of<typename Columns::value_type>(columns.name, columns.required)), ...);
          },
          engine::Table<One>::columns);
    });
    return tables;
  }();
  return all;
}

// The columns that any table may add, behind its own; see columns_of().
namespace added {
constexpr std::size_t source = 0, assured_date = 1, tier = 2, note = 3, words = 4;
}

// Calls read(), and turns what it throws into a fault of the column.
template <class Read>
void reading_column(std::string_view column, std::string_view text, Read&& read) {
  try {
    read();
  } catch (const engine::Error& error) {
    throw RowFault{std::string(column), std::string(text), error.what()};
  }
}

// Refuses a figure that its column cannot mean. What is below 0 would be taken for unknown, and added up as less.
void check_figure(std::string_view column, std::string_view text) {
  constexpr std::string_view tallies[] = {"people", "capacity", "reach", "sent", "accepted", "rejected", "no_answer"};
  constexpr double mildest = 1, gravest = 5;
  const auto refuse = [&](const char* reason) {
    throw engine::Error(engine::Error::Kind::invalid, "'" + std::string(text) + "' " + reason);
  };
  if (std::ranges::find(tallies, column) != std::end(tallies)) {
    std::int64_t number = 0;
    engine::parse_into(number, text);
    if (number < 0) refuse("is less than nobody; a number of people is never negative");
  } else if (column == "severity") {
    double number = 0;
    engine::parse_into(number, text);
    if (number < mildest || number > gravest) refuse("is no severity from 1 to 5");
  } else if (column == "rate" && engine::parse_decimal(text) <= engine::Decimal{}) {
    refuse("is no rate; a rate is more than 0");
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

constexpr std::size_t remembered = 64;  // meanings a column; a power of two

std::size_t slot_of(std::string_view text) {
  // The last characters tell days and codes apart.
  std::uint64_t end = text.size();
  const std::size_t size = std::min<std::size_t>(text.size(), 8);
  std::memcpy(&end, text.data() + text.size() - size, size);
  return static_cast<std::size_t>((end * 0x9e3779b97f4a7c15ULL) >> 58);
}

}  // namespace

RowPacker::RowPacker(const TableLayout& layout) : layout_(layout) {
  const TableReaders& table = readers()[layout.kind];
  first_ = table.has_id ? 1 : 0;
  common_ = first_ + table.columns.size();
  known_.resize(table.columns.size() * remembered);
}

std::string_view RowPacker::text(std::span<const std::string_view> fields, std::size_t column) const {
  const std::uint32_t field = layout_.fields[column];
  return field == TableLayout::absent ? std::string_view() : fields[field];
}

void RowPacker::take(std::uint32_t row, std::span<const std::string_view> fields) {
  // All is read before anything is packed: a row with a fault leaves nothing behind.
  const TableReaders& table = readers()[layout_.kind];
  const std::string_view id = table.has_id ? text(fields, 0) : std::string_view();
  if (table.needs_id && id.empty()) {
    throw RowFault{"id", "", "is empty, and a row of " + std::string(table.table) + " must have it"};
  }
  read_values(fields);
  read_common(fields);
  builder_.begin(0, layout_.kind);
  builder_.set(Common::id, id);
  for (const Value& value : values_) {
    if (value.meaning == nullptr) {
      builder_.set(value.position, value.text);
    } else if (table.columns[value.position].number != nullptr) {
      builder_.set(value.position, value.meaning->number);
    } else {
      builder_.set(value.position, std::string_view(value.meaning->bytes));
    }
  }
  put_common(row, fields);
}

void RowPacker::read_values(std::span<const std::string_view> fields) {
  const TableReaders& table = readers()[layout_.kind];
  values_.clear();
  for (std::size_t position = 0; position < table.columns.size(); ++position) {
    const ColumnReader& column = table.columns[position];
    const std::string_view field = text(fields, first_ + position);
    if (field.empty()) {
      if (!column.required) continue;
      throw RowFault{std::string(column.name), "",
                     "is empty, and a row of " + std::string(table.table) + " must have it"};
    }
    const bool plain = column.number == nullptr && column.list == nullptr;
    values_.push_back({position, plain ? nullptr : &meaning(position, field), field});
  }
}

const RowPacker::Meaning& RowPacker::meaning(std::size_t position, std::string_view text) {
  Meaning& known = known_[position * remembered + slot_of(text)];
  if (known.text == text) return known;
  const ColumnReader& column = readers()[layout_.kind].columns[position];
  reading_column(column.name, text, [&] {
    known.text = {};
    check_figure(column.name, text);
    if (column.number != nullptr) {
      known.number = column.number(text);
    } else {
      column.list(text, known.bytes);
    }
    known.text = text;
  });
  return known;
}

void RowPacker::read_common(std::span<const std::string_view> fields) {
  const std::string_view assured_text = text(fields, common_ + added::assured_date);
  const std::string_view tier_text = text(fields, common_ + added::tier);
  const std::string_view words_text = text(fields, common_ + added::words);
  assured_.reset();
  tier_ = engine::Tier::everybody;
  words_.clear();
  if (!assured_text.empty()) {
    reading_column("assured_date", assured_text, [&] { engine::parse_into(assured_, assured_text); });
  }
  if (!tier_text.empty()) reading_column("tier", tier_text, [&] { tier_ = engine::parse_tier(tier_text); });
  if (!words_text.empty()) reading_column("words", words_text, [&] { words_ = parse_words(words_text); });
  // Whoever writes it marked public; an empty cell means the same tier, and marks nothing.
  const engine::Word mark{"tier", "public"};
  const bool marked = tier_text == mark.text && std::ranges::find(words_, mark) == words_.end();
  if (marked) words_.insert(std::ranges::upper_bound(words_, mark), mark);
}

void RowPacker::put_common(std::uint32_t row, std::span<const std::string_view> fields) {
  cite(row, text(fields, common_ + added::source));
  if (assured_) builder_.set(Common::assured, std::int64_t{assured_->number});
  if (tier_ != engine::Tier::everybody) builder_.set(Common::tier, static_cast<std::int64_t>(tier_));
  const std::string_view note_text = text(fields, common_ + added::note);
  if (!note_text.empty()) builder_.set(Common::note, note_text);
  if (words_.empty()) return;
  scratch_.clear();
  engine::blob::write(scratch_, words_);
  builder_.set(Common::words, std::string_view(scratch_));
}

void RowPacker::cite(std::uint32_t row, std::string_view source_text) {
  engine::Citations citations;
  if (!source_text.empty()) citations = engine::parse_citations(source_text);
  if (citations.empty()) return builder_.cite(layout_.file, row);
  if (citations.size() == 1) return builder_.cite(citations.front().place, citations.front().row);
  std::ranges::sort(citations);
  scratch_.clear();
  engine::blob::write(scratch_, citations);
  builder_.set(Common::citations, std::string_view(scratch_));
}

engine::Pack RowPacker::finish() {
  for (Meaning& known : known_) known.text = {};
  return builder_.finish();
}

}  // namespace store

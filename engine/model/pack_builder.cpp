#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <functional>
#include <limits>

#include "engine/model/blob.h"
#include "engine/model/error.h"
#include "engine/model/pack.h"
#include "engine/model/pack_bytes.h"
#include "engine/model/pack_columns.h"

namespace engine {
namespace {

constexpr std::int64_t unknown = unknown_number;  // while it is gathered

// Texts, each once, numbered as they come; 0 is the empty one.
class TextCodes {
 public:
  TextCodes() { clear(); }

  std::uint32_t code(std::string_view text) {
    if (text.empty()) return 0;
    if (2 * count() > slots_.size()) grow();
    std::uint32_t& slot = slots_[slot_of(text)];
    if (slot == 0) {
      slot = static_cast<std::uint32_t>(count());
      bytes_.append(text);
      starts_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    }
    return slot;
  }

  std::size_t count() const { return starts_.size() - 1; }

  void write(std::string& out) const {
    for (const std::uint32_t start : starts_) append(out, start);
    out.append(bytes_);
  }

  void clear() {
    bytes_.clear();
    starts_.assign({0, 0});
    slots_.assign(2048, 0);
  }

 private:
  std::string_view text(std::size_t code) const {
    return std::string_view(bytes_).substr(starts_[code], starts_[code + 1] - starts_[code]);
  }

  // Where the text stands, or the free place where it belongs.
  std::size_t slot_of(std::string_view text) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>()(text) & mask;
    while (slots_[slot] != 0 && this->text(slots_[slot]) != text) slot = (slot + 1) & mask;
    return slot;
  }

  void grow() {
    slots_.assign(2 * slots_.size(), 0);
    for (std::size_t code = 1; code < count(); ++code) slots_[slot_of(text(code))] = static_cast<std::uint32_t>(code);
  }

  std::string bytes_;
  std::vector<std::uint32_t> starts_;
  std::vector<std::uint32_t> slots_;  // a power of two
};

template <class Stored>
void append_rows(std::string& bytes, const std::vector<std::uint64_t>& rows) {
  const std::size_t before = bytes.size();
  bytes.resize(before + rows.size() * sizeof(Stored));
  char* into = bytes.data() + before;
  for (const std::uint64_t row : rows) {
    const auto stored = static_cast<Stored>(row);
    std::memcpy(into, &stored, sizeof stored);
    into += sizeof stored;
  }
}

void write_column(std::string& bytes, std::int64_t base, const std::vector<std::uint64_t>& rows) {
  const bool one_value = std::ranges::all_of(rows, [&](std::uint64_t row) { return row == rows.front(); });
  const std::uint8_t width = one_value ? std::uint8_t{0} : width_for(*std::ranges::max_element(rows));
  append(bytes, width);
  append(bytes, base);
  append(bytes, one_value ? rows.front() : std::uint64_t{0});
  switch (width) {
    case 0:
      break;
    case 1:
      append_rows<std::uint8_t>(bytes, rows);
      break;
    case 2:
      append_rows<std::uint16_t>(bytes, rows);
      break;
    case 4:
      append_rows<std::uint32_t>(bytes, rows);
      break;
    default:
      append_rows<std::uint64_t>(bytes, rows);
  }
}

// Values gathered for one column: codes, or numbers as they are.
struct Gathered {
  std::vector<std::int64_t> rows;
  bool numbers = false;

  void write(std::string& bytes, std::vector<std::uint64_t>& scratch) const {
    scratch.clear();
    if (!numbers) {
      for (const std::int64_t code : rows) scratch.push_back(static_cast<std::uint64_t>(code));
      return write_column(bytes, 0, scratch);
    }
    std::int64_t base = std::numeric_limits<std::int64_t>::max();
    for (const std::int64_t row : rows) base = row == unknown ? base : std::min(base, row);
    if (base == std::numeric_limits<std::int64_t>::max()) base = 0;
    for (const std::int64_t row : rows) {
      scratch.push_back(row == unknown ? 0 : static_cast<std::uint64_t>(row) - static_cast<std::uint64_t>(base) + 1);
    }
    write_column(bytes, base, scratch);
  }
};

std::string_view text_of(const std::string& text, std::string&) { return text; }
template <class One>
std::string_view text_of(const Id<One>& id, std::string&) {
  return id.text;
}
template <class List>
std::string_view text_of(const List& list, std::string& scratch) {
  scratch.clear();
  blob::write(scratch, list);
  return scratch;
}

}  // namespace

struct PackBuilder::Columns {
  TextCodes texts;
  std::array<Gathered, common_count> common;
  std::array<std::vector<Gathered>, kind_count> tables;
  std::size_t size = 0, kind = 0;
  Number first = 0;
  std::string scratch;

  Columns() {
    for (std::size_t which = 0; which < common_count; ++which) {
      common[which].numbers = packed_common(static_cast<Common>(which)) == CommonAs::number;
    }
    for (std::size_t kind_of_table = 0; kind_of_table < kind_count; ++kind_of_table) {
      for (const PackedAs as : packed_columns()[kind_of_table]) {
        tables[kind_of_table].push_back({{}, as == PackedAs::number});
      }
    }
  }

  Gathered& of(Common which) { return common[static_cast<std::size_t>(which)]; }

  static void add_unknown(Gathered& column) { column.rows.push_back(column.numbers ? unknown : 0); }

  void clear() {
    texts.clear();
    for (Gathered& column : common) column.rows.clear();
    for (auto& table : tables) {
      for (Gathered& column : table) column.rows.clear();
    }
    size = 0;
  }
};

PackBuilder::PackBuilder() : columns_(std::make_unique<Columns>()) {}
PackBuilder::~PackBuilder() = default;
PackBuilder::PackBuilder(PackBuilder&&) noexcept = default;
PackBuilder& PackBuilder::operator=(PackBuilder&&) noexcept = default;

std::size_t PackBuilder::size() const { return columns_->size; }

void PackBuilder::begin(Number number, std::size_t kind) {
  assert(!full());
  Columns& columns = *columns_;
  if (columns.size == 0) columns.first = number;
  const Number expected = columns.first + columns.size;
  assert(number >= expected || (number == 0 && columns.first == 0));
  for (Gathered& column : columns.common) Columns::add_unknown(column);
  for (Gathered& column : columns.tables[kind]) Columns::add_unknown(column);
  columns.of(Common::number).rows.back() = number == 0 ? 0 : static_cast<std::int64_t>(number - expected);
  columns.of(Common::kind).rows.back() = static_cast<std::int64_t>(kind);
  columns.of(Common::tier).rows.back() = 0;
  columns.kind = kind;
  ++columns.size;
}

void PackBuilder::set(Common which, std::string_view text) {
  columns_->of(which).rows.back() = columns_->texts.code(text);
}

void PackBuilder::set(Common which, std::int64_t value) { columns_->of(which).rows.back() = value; }

void PackBuilder::set(std::size_t position, std::string_view text) {
  columns_->tables[columns_->kind][position].rows.back() = columns_->texts.code(text);
}

void PackBuilder::set(std::size_t position, std::int64_t value) {
  columns_->tables[columns_->kind][position].rows.back() = value;
}

void PackBuilder::cite(std::string_view place, std::uint32_t row) {
  set(Common::place, place);
  set(Common::row, std::int64_t{row} - static_cast<std::int64_t>(columns_->size - 1));
}

void PackBuilder::add(const StoredRecord& stored) {
  const Record& record = stored.record;
  std::string& scratch = columns_->scratch;
  begin(stored.number, record.fact.index());
  set(Common::id, record.id);
  set(Common::source, record.source);
  if (record.assured) set(Common::assured, std::int64_t{record.assured->number});
  set(Common::tier, static_cast<std::int64_t>(record.tier));
  set(Common::note, record.note);
  set(Common::words, text_of(record.words, scratch));
  if (stored.citations.size() == 1) {
    cite(stored.citations.front().place, stored.citations.front().row);
  } else {
    set(Common::citations, text_of(stored.citations, scratch));
  }
  std::visit(
      [&](const auto& fact) {
        std::size_t position = 0;
        for_each_column(fact, [&]<class Value>(const auto&, const Value& value) {
          if constexpr (packed_as<Value> == PackedAs::number) {
            set(position, number_of(value));
          } else {
            set(position, text_of(value, scratch));
          }
          ++position;
        });
      },
      record.fact);
}

Pack PackBuilder::finish() {
  assert(size() > 0);
  Columns& columns = *columns_;
  std::string bytes;
  std::vector<std::uint64_t> scratch;
  append(bytes, static_cast<std::uint32_t>(columns.size));
  append(bytes, static_cast<std::uint32_t>(columns.texts.count()));
  columns.texts.write(bytes);
  for (const Gathered& column : columns.common) column.write(bytes, scratch);
  for (const auto& table : columns.tables) {
    append(bytes, static_cast<std::uint16_t>(table.front().rows.size()));
    if (table.front().rows.empty()) continue;
    for (const Gathered& column : table) column.write(bytes, scratch);
  }
  const Number first = columns.first;
  columns.clear();
  Pack pack(std::move(bytes));
  pack.renumber(first);
  return pack;
}

std::vector<Pack> pack_all(std::span<const StoredRecord> records) {
  std::vector<Pack> packs;
  PackBuilder builder;
  for (const StoredRecord& record : records) {
    builder.add(record);
    if (builder.full()) packs.push_back(builder.finish());
  }
  if (builder.size() > 0) packs.push_back(builder.finish());
  return packs;
}

}  // namespace engine

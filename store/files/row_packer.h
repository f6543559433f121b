#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/pack.h"
#include "store/files/native_table.h"

namespace store {

// Which field of a row holds each column of a table, by the table's header.
struct TableLayout {
  static constexpr std::uint32_t absent = 0xFFFFFFFF;

  std::size_t kind = 0;  // the alternative of Fact that is a row of the table
  std::string file;
  // In the order of columns_of(): the place of each among the fields of a row, or `absent`.
  std::vector<std::uint32_t> fields;
};

// Packs the rows of a native table, column by column, without an object for each.
class RowPacker {
 public:
  // REQUIRES: `layout` outlives the packer.
  explicit RowPacker(const TableLayout& layout);

  // Takes a row; `fields` are as many as the layout asks for, without blanks at the edges that nobody meant, and stay
  // where they are until finish(). Without a source of its own it is cited as this row of its file.
  // Throws RowFault where the row is no record. REQUIRES: not full().
  void take(std::uint32_t row, std::span<const std::string_view> fields);

  std::size_t size() const { return builder_.size(); }
  bool full() const { return builder_.full(); }

  // The pack of what was taken; the packer begins anew. REQUIRES: size() > 0.
  engine::Pack finish();

 private:
  // What a text of a column stands for; most rows say what others before them said.
  struct Meaning {
    std::string_view text;
    std::int64_t number = 0;
    std::string bytes;
  };
  struct Value {
    std::size_t position;
    const Meaning* meaning;  // null where the text stands as it is
    std::string_view text;
  };

  void read_values(std::span<const std::string_view> fields);
  const Meaning& meaning(std::size_t position, std::string_view text);
  void read_common(std::span<const std::string_view> fields);
  void put_common(std::uint32_t row, std::span<const std::string_view> fields);
  void cite(std::uint32_t row, std::string_view source);
  std::string_view text(std::span<const std::string_view> fields, std::size_t column) const;

  const TableLayout& layout_;
  std::size_t first_ = 0;   // among the layout's columns, of the fact's own: 1 where the table has an id
  std::size_t common_ = 0;  // the first behind them
  engine::PackBuilder builder_;
  std::vector<Value> values_;
  std::vector<Meaning> known_;  // some by position and hash
  engine::Date assured_;
  engine::Tier tier_ = engine::Tier::everybody;
  std::vector<engine::Word> words_;
  std::string scratch_;
};

}  // namespace store

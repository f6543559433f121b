#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "engine/model/record.h"
#include "engine/model/tables.h"

namespace engine {

// How a column of a table is kept in a pack: a number a row (amounts, days, counts, yes or no), or a code that
// stands for a text of the pack. Lists and reals are texts too, of bytes that blob.h reads.
enum class PackedAs : std::uint8_t { number, code };

template <class Value>
inline constexpr PackedAs packed_as = PackedAs::code;
template <>
inline constexpr PackedAs packed_as<std::int64_t> = PackedAs::number;
template <>
inline constexpr PackedAs packed_as<Count> = PackedAs::number;
template <>
inline constexpr PackedAs packed_as<Date> = PackedAs::number;
template <>
inline constexpr PackedAs packed_as<std::optional<Decimal>> = PackedAs::number;
template <>
inline constexpr PackedAs packed_as<std::optional<bool>> = PackedAs::number;

// The place of a member among the columns of its table: position_of<&Delivery::location>().
template <auto Member, class Fact, class Value>
constexpr std::size_t position_in(Value Fact::*) {
  std::size_t at = 0, found = 0;
  std::apply(
      [&](const auto&... columns) {
        const auto look = [&](const auto& column) {
          if constexpr (std::is_same_v<decltype(column.member), Value Fact::*>) {
            if (column.member == Member) found = at;
          }
          ++at;
        };
        (look(columns), ...);
      },
      Table<Fact>::columns);
  return found;
}
template <auto Member>
constexpr std::size_t position_of() {
  return position_in<Member>(Member);
}

// The columns that records of every kind have, as they stand in a pack. A record with one citation has it in `place`
// and `row`; where it has more, `citations` lists all of them and the two are empty.
enum class Common : std::uint8_t { number, kind, id, source, assured, tier, note, words, place, row, citations };
inline constexpr std::size_t common_count = 11;

// One column as it lies in the bytes: each row takes `width` bytes (0, 1, 2, 4 or 8), the lowest first.
struct PackedColumn {
  std::int64_t base = 0;  // of numbers: what a row of 1 means
  std::uint8_t width = 0;
  std::uint64_t constant = 0;  // every row's, where the width is 0
  std::uint64_t largest = 0;   // of the rows
  std::string_view rows;

  // A row's code; of numbers 0 where it is unknown, else 1 more than it is above the base.
  std::uint64_t operator[](std::size_t at) const;
  std::optional<std::int64_t> number(std::size_t at) const;

  // All rows as operator[] gives them, for a walk over a column. Uses the memory of `into` again.
  void read(std::size_t rows_of_it, std::vector<std::uint64_t>& into) const;
};

// Up to some thousand records in columns, ascending by number: how they travel from a reader to the disk and from there
// into the graph, without an object for each. Immutable; a copy shares the bytes. Any thread may read.
//
// In memory and on disk it is the same bytes: see pack.cpp. A delivery takes some 20 to 40 of them.
class Pack {
 public:
  static constexpr std::size_t most = 4096;  // records

  // Takes what PackBuilder made. Throws Error{storage} where the bytes are none such; none is read past the end.
  explicit Pack(std::string bytes);

  const std::string& bytes() const;
  std::size_t size() const;

  // The numbers of the records ascend. Those that were packed without one count on from 0 until renumber() says
  // otherwise, when they are committed.
  Number number(std::size_t at) const;
  void renumber(Number first) { first_ = first; }
  // The place of a number; nothing where the pack has no record of it. Cost: a search.
  std::optional<std::size_t> find(Number number) const;

  // The record at a place, whole. Throws Error{storage}. Cost: its columns.
  StoredRecord record(std::size_t at) const;

  // The texts that the codes stand for, each once; 0 is the empty one. Valid as long as a copy of the pack is.
  std::size_t text_count() const;
  std::string_view text(std::uint64_t code) const;

  // The places of the records of a kind (an alternative of Fact), ascending.
  std::span<const std::uint16_t> places(std::size_t kind) const;

  // Columns of all rows, and of the rows of one kind in their order. REQUIRES: places(kind) is not empty.
  const PackedColumn& common(Common which) const;
  const PackedColumn& column(std::size_t kind, std::size_t position) const;

 private:
  struct Content;
  std::shared_ptr<const Content> content_;
  Number first_ = 0;
};

// The kind of a fact as a number: the place of its alternative in Fact. Any has none of them.
inline constexpr std::size_t any_kind = std::variant_size_v<Fact>;

template <class One, std::size_t At = 0>
constexpr std::size_t kind_of() {
  if constexpr (At == std::variant_size_v<Fact>) {
    return any_kind;
  } else if constexpr (std::is_same_v<One, std::variant_alternative_t<At, Fact>>) {
    return At;
  } else {
    return kind_of<One, At + 1>();
  }
}

// Gathers records into a pack.
class PackBuilder {
 public:
  PackBuilder();
  ~PackBuilder();
  PackBuilder(PackBuilder&&) noexcept;
  PackBuilder& operator=(PackBuilder&&) noexcept;

  std::size_t size() const;
  bool full() const { return size() == Pack::most; }

  // Adds the next record. REQUIRES: not full(); numbers ascend, or all are 0: then they count on from the first.
  void add(const StoredRecord& stored);

  // A record without an object: begin(), then what is known of it, each column at most once; its tier is everybody's
  // unless set, and cite() is for one citation. REQUIRES: as add(); a column of the record's kind is set as packed_as
  // says; the texts of lists and reals are made by blob.h.
  void begin(Number number, std::size_t kind);
  void set(Common which, std::string_view text);
  void set(Common which, std::int64_t value);
  void set(std::size_t position, std::string_view text);
  void set(std::size_t position, std::int64_t value);
  void cite(std::string_view place, std::uint32_t row);

  // The pack of what was added; the builder begins anew. REQUIRES: size() > 0.
  Pack finish();

 private:
  struct Columns;
  std::unique_ptr<Columns> columns_;
};

// Packs `records` in their order.
std::vector<Pack> pack_all(std::span<const StoredRecord> records);

}  // namespace engine

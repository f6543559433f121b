#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/model/pack.h"

namespace engine {

// The records of a revision that are no deliveries, in packs, until the Snapshot is formed: as small as they came, and
// read once, a kind at a time.
class GatheredRecords {
 public:
  struct Part {
    Pack pack;
    std::vector<std::uint16_t> left_out;  // places of records that do not count, ascending
  };

  void add(StoredRecord stored);
  void add(const Pack& pack, std::span<const std::uint16_t> left_out);

  // Puts the records that came one by one into packs too. To be called before any is read.
  void close();

  const std::vector<Part>& parts() const { return parts_; }

  // The records of a kind, by number. Cost: an object for each.
  template <class Fact>
  std::vector<StoredRecord> all_of() const {
    return all_of(kind_of<Fact>());
  }
  std::vector<StoredRecord> all_of(std::size_t kind) const;

 private:
  std::vector<Part> parts_;
  std::vector<StoredRecord> loose_;
};

// The records of one kind in a part, to be read a column at a time.
template <class Fact>
class PackedRows {
 public:
  explicit PackedRows(const GatheredRecords::Part& part) : pack_(&part.pack) {
    const auto all = part.pack.places(kind_of<Fact>());
    auto out = part.left_out.begin();
    for (std::size_t rank = 0; rank < all.size(); ++rank) {
      while (out != part.left_out.end() && *out < all[rank]) ++out;
      if (out != part.left_out.end() && *out == all[rank]) continue;
      places_.push_back(all[rank]);
      ranks_.push_back(static_cast<std::uint16_t>(rank));
    }
  }

  std::size_t size() const { return places_.size(); }
  const Pack& pack() const { return *pack_; }
  std::uint16_t place(std::size_t row) const { return places_[row]; }
  std::uint16_t rank(std::size_t row) const { return ranks_[row]; }

  Number number(std::size_t row) const { return pack_->number(places_[row]); }
  Tier tier(std::size_t row) const {
    return static_cast<Tier>(pack_->common(Common::tier).number(places_[row]).value_or(0));
  }
  template <auto Member>
  std::string_view text(std::size_t row) const {
    return pack_->text(column<Member>()[ranks_[row]]);
  }
  // Of the column at a place of the table.
  std::string_view text_at(std::size_t position, std::size_t row) const {
    return pack_->text(pack_->column(kind_of<Fact>(), position)[ranks_[row]]);
  }
  template <auto Member>
  std::optional<std::int64_t> figure(std::size_t row) const {
    return column<Member>().number(ranks_[row]);
  }
  template <auto Member>
  Date day(std::size_t row) const {
    const auto number = figure<Member>(row);
    return number ? Date(Day{static_cast<std::int32_t>(*number)}) : std::nullopt;
  }

  // For each row what meaning(text) gives, which is asked once a text.
  template <auto Member, class Meaning>
  auto meanings(Meaning meaning) const {
    return meanings_in(column<Member>(), ranks_, meaning);
  }
  template <class Meaning>
  auto meanings(Common which, Meaning meaning) const {
    return meanings_in(pack_->common(which), places_, meaning);
  }

 private:
  template <auto Member>
  const PackedColumn& column() const {
    return pack_->column(kind_of<Fact>(), position_of<Member>());
  }

  template <class Meaning>
  auto meanings_in(const PackedColumn& column, const std::vector<std::uint16_t>& at, Meaning meaning) const {
    using Value = decltype(meaning(std::string_view()));
    std::vector<Value> values;
    if (column.width == 0) {
      if (!at.empty()) values.assign(at.size(), meaning(pack_->text(column.constant)));
      return values;
    }
    values.reserve(at.size());
    std::vector<std::optional<Value>> known(pack_->text_count());
    for (const std::uint16_t place : at) {
      auto& value = known[column[place]];
      if (!value) value = meaning(pack_->text(column[place]));
      values.push_back(*value);
    }
    return values;
  }

  const Pack* pack_;
  std::vector<std::uint16_t> places_, ranks_;  // among all records of the pack, and among those of the kind
};

}  // namespace engine

#pragma once

#include <cstdint>
#include <limits>
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

// The records of one kind in a pack, to be read a column at a time.
template <class Fact>
class PackedRows {
 public:
  // All but those at the places `left_out`, ascending. REQUIRES: the pack outlives it.
  explicit PackedRows(const Pack& pack, std::span<const std::uint16_t> left_out = {}) : pack_(&pack) {
    const auto all = pack.places(kind_of<Fact>());
    places_.reserve(all.size());
    ranks_.reserve(all.size());
    auto out = left_out.begin();
    for (std::size_t rank = 0; rank < all.size(); ++rank) {
      while (out != left_out.end() && *out < all[rank]) ++out;
      if (out != left_out.end() && *out == all[rank]) continue;
      places_.push_back(all[rank]);
      ranks_.push_back(static_cast<std::uint16_t>(rank));
    }
  }
  explicit PackedRows(const GatheredRecords::Part& part) : PackedRows(part.pack, part.left_out) {}

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

  // Columns. REQUIRES of each: size() > 0.
  template <auto Member>
  const PackedColumn& column() const {
    return pack_->column(kind_of<Fact>(), position_of<Member>());
  }

  // What PackedColumn::operator[] gives of each row.
  template <auto Member>
  std::vector<std::uint64_t> stored() const {
    return stored_in(column<Member>(), ranks_);
  }
  std::vector<std::uint64_t> stored(Common which) const { return stored_in(pack_->common(which), places_); }

  // For each row what meaning(text) gives, which is asked once a text.
  template <auto Member, class Meaning>
  auto meanings(Meaning meaning) const {
    return meanings_in(column<Member>(), ranks_, one_by_one(meaning));
  }
  template <class Meaning>
  auto meanings(Common which, Meaning meaning) const {
    return meanings_in(pack_->common(which), places_, one_by_one(meaning));
  }
  // The same where meanings(texts) gives the meanings of a list of texts.
  template <auto Member, class Meanings>
  auto meanings_at_once(Meanings meanings) const {
    return meanings_in(column<Member>(), ranks_, meanings);
  }

 private:
  using Places = std::vector<std::uint16_t>;

  std::vector<std::uint64_t> stored_in(const PackedColumn& column, const Places& at) const {
    const bool common = &at == &places_;
    const std::size_t all = common ? pack_->size() : pack_->places(kind_of<Fact>()).size();
    std::vector<std::uint64_t> stored;
    column.read(all, stored);
    if (at.size() == all) return stored;
    for (std::size_t row = 0; row < at.size(); ++row) stored[row] = stored[at[row]];
    stored.resize(at.size());
    return stored;
  }

  template <class Meaning>
  static auto one_by_one(Meaning meaning) {
    return [meaning](std::span<const std::string_view> texts) {
      std::vector<decltype(meaning(std::string_view()))> values;
      values.reserve(texts.size());
      for (const std::string_view text : texts) values.push_back(meaning(text));
      return values;
    };
  }

  template <class Meanings>
  auto meanings_in(const PackedColumn& column, const Places& at, const Meanings& meanings) const {
    decltype(meanings(std::span<const std::string_view>())) values;
    if (at.empty()) return values;
    if (column.width == 0) {
      const std::string_view only = pack_->text(column.constant);
      values.assign(at.size(), meanings(std::span(&only, 1)).front());
      return values;
    }
    constexpr std::uint32_t not_met = std::numeric_limits<std::uint32_t>::max();
    const std::vector<std::uint64_t> codes = stored_in(column, at);
    std::vector<std::uint32_t> met(pack_->text_count(), not_met);
    std::vector<std::string_view> texts;
    for (const std::uint64_t code : codes) {
      if (met[code] != not_met) continue;
      met[code] = static_cast<std::uint32_t>(texts.size());
      texts.push_back(pack_->text(code));
    }
    const auto known = meanings(std::span<const std::string_view>(texts));
    values.reserve(at.size());
    for (const std::uint64_t code : codes) values.push_back(known[met[code]]);
    return values;
  }

  const Pack* pack_;
  Places places_, ranks_;  // among all records of the pack, and among those of the kind
};

}  // namespace engine

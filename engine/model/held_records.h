#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/model/pack.h"

namespace engine {

// The records of a revision, held in packs: some tens of bytes each, where an object takes a thousand. One is made an
// object when it is asked for. Immutable once it is closed; any thread may read then.
class HeldRecords {
 public:
  // Where a record stands.
  struct Place {
    std::uint32_t part = 0;
    std::uint16_t at = 0;  // in the pack of that part

    friend auto operator<=>(const Place&, const Place&) = default;
  };

  HeldRecords() = default;
  // Holds these. REQUIRES: by number, or all without one: they are numbered from 0 then.
  explicit HeldRecords(std::span<const StoredRecord> records);

  // Holds all of a pack but those at the places `left_out`, ascending. REQUIRES: packs come by number.
  void add(const Pack& pack, std::span<const std::uint16_t> left_out);

  // Holds a record that stands in none of the packs. REQUIRES: these come by number too; close() is called after the
  // last.
  void add(const StoredRecord& stored);
  void close();

  // Holds these no more. REQUIRES: it is closed; they ascend.
  void leave_out(std::span<const Number> numbers);

  std::size_t size() const { return size_; }

  // All by number; and those of one kind (an alternative of Fact). Cost: eight bytes each.
  std::vector<Place> places() const;
  std::vector<Place> places(std::size_t kind) const;

  // Nothing where none has the number. Cost: a search.
  std::optional<Place> find(Number number) const;
  bool has(Number number) const { return find(number).has_value(); }

  // REQUIRES of these: a place that places() or find() gave.
  const Pack& pack(const Place& place) const { return parts_[place.part].pack; }
  Number number(const Place& place) const { return pack(place).number(place.at); }
  StoredRecord record(const Place& place) const { return pack(place).record(place.at); }
  std::vector<Word> words(const Place& place) const;
  Date assured(const Place& place) const;

  // Calls visit(record) for each of a kind, by number.
  void for_each(std::size_t kind, const std::function<void(const StoredRecord&)>& visit) const;
  // The records of a kind, by number. Cost: an object for each.
  std::vector<StoredRecord> all_of(std::size_t kind) const;

 private:
  struct Part {
    Pack pack;
    std::vector<std::uint16_t> left_out;  // ascending
  };
  using Parts = std::vector<std::uint32_t>;  // by number

  static bool holds(const Part& part, std::size_t at);
  std::optional<Place> find_among(const Parts& parts, Number number) const;
  template <class PlacesOf>
  std::vector<Place> gather(PlacesOf places_of) const;
  void add_part(Pack pack, std::span<const std::uint16_t> left_out, Parts& parts);

  std::vector<Part> parts_;
  Parts as_they_came_, apart_;  // the packs that were added, and those of records that came one by one
  PackBuilder coming_;          // the latter
  std::size_t size_ = 0;
};

}  // namespace engine

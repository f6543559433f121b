#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/model/chosen_records.h"
#include "engine/model/pack.h"

namespace engine {

// Where each id stands among the records of packs: some ten bytes an id. Any thread may ask.
class PackIds {
 public:
  struct Place {
    std::uint32_t pack = 0;
    std::uint16_t at = 0;  // of the record in its pack

    friend auto operator<=>(const Place&, const Place&) = default;
  };

  PackIds() = default;

  // REQUIRES: `packs` outlives it, and moves none. Cost: a look at each id.
  explicit PackIds(std::span<const Pack> packs);
  // Of the chosen records alone. REQUIRES: as above.
  explicit PackIds(const ChosenRecords& chosen);

  // The first record with the id; nothing where there is none. An empty id is none.
  std::optional<Place> find(std::string_view id) const;

  // Those with an id that one before them has, ascending.
  const std::vector<Place>& repeated() const { return repeated_; }

  std::size_t size() const { return size_; }

 private:
  void add(std::uint32_t number, std::span<const std::uint16_t> passed_over);
  void make_room();
  std::string_view id(Place place) const;
  bool insert(std::uint64_t hash, Place place);

  std::span<const Pack> packs_;
  std::vector<std::uint64_t> slots_;  // a part of the hash, and the place from 1; a power of two of them
  std::vector<Place> repeated_;
  std::size_t size_ = 0;
};

}  // namespace engine

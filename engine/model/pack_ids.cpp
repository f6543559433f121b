#include "engine/model/pack_ids.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace engine {
namespace {

constexpr unsigned tag_shift = 40;  // above it a part of the hash, below it a place
constexpr std::uint64_t place_mask = (std::uint64_t{1} << tag_shift) - 1;

std::uint64_t slot_value(std::uint64_t hash, PackIds::Place place) {
  return (hash >> tag_shift << tag_shift) | ((std::uint64_t{place.pack} * Pack::most + place.at) + 1);
}

PackIds::Place place_in(std::uint64_t slot) {
  const std::uint64_t ordinal = (slot & place_mask) - 1;
  return {static_cast<std::uint32_t>(ordinal / Pack::most), static_cast<std::uint16_t>(ordinal % Pack::most)};
}

}  // namespace

PackIds::PackIds(std::span<const Pack> packs) : packs_(packs) {
  make_room();
  for (std::uint32_t number = 0; number < packs.size(); ++number) add(number, {});
}

PackIds::PackIds(const ChosenRecords& chosen) : packs_(chosen.packs) {
  make_room();
  for (std::uint32_t number = 0; number < packs_.size(); ++number) add(number, chosen.passed_over[number]);
}

void PackIds::make_room() {
  std::size_t ids = 0;
  for (const Pack& pack : packs_) ids += pack.common(Common::id).largest == 0 ? 0 : pack.size();
  if (ids > 0) slots_.assign(std::bit_ceil(ids + ids / 2 + 16), 0);
}

void PackIds::add(std::uint32_t number, std::span<const std::uint16_t> passed_over) {
  const PackedColumn& column = packs_[number].common(Common::id);
  if (column.largest == 0) return;
  auto other = passed_over.begin();
  for (std::size_t at = 0; at < packs_[number].size(); ++at) {
    if (other != passed_over.end() && *other == at) {
      ++other;
      continue;
    }
    if (column[at] == 0) continue;
    const Place place{number, static_cast<std::uint16_t>(at)};
    if (insert(std::hash<std::string_view>()(id(place)), place)) {
      ++size_;
    } else {
      repeated_.push_back(place);
    }
  }
}

std::string_view PackIds::id(Place place) const {
  const Pack& pack = packs_[place.pack];
  return pack.text(pack.common(Common::id)[place.at]);
}

bool PackIds::insert(std::uint64_t hash, Place place) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    if (slots_[slot] == 0) {
      slots_[slot] = slot_value(hash, place);
      return true;
    }
    const bool alike = slots_[slot] >> tag_shift == hash >> tag_shift;
    if (alike && id(place_in(slots_[slot])) == id(place)) return false;
  }
}

std::optional<PackIds::Place> PackIds::find(std::string_view wanted) const {
  if (wanted.empty() || slots_.empty()) return std::nullopt;
  const std::uint64_t hash = std::hash<std::string_view>()(wanted);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const bool alike = slots_[slot] >> tag_shift == hash >> tag_shift;
    if (alike && id(place_in(slots_[slot])) == wanted) return place_in(slots_[slot]);
  }
  return std::nullopt;
}

}  // namespace engine

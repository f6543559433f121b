#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "engine/analysis/cell_index.h"
#include "engine/analysis/places.h"
#include "engine/analysis/view.h"

namespace engine {

// In which cells the rows of deliveries stand, each in its own at the levels of the question within its filter, and
// nothing upwards: by their bits. For walks over many: rows of one place, service and group come one after another, and
// their cells are found once.
class OwnCells {
 public:
  // REQUIRES: both outlive it.
  OwnCells(const View& view, const CellIndex::Gathering& cells) : view_(view), cells_(cells), places_(view) {}

  // Ascending; none where the filter leaves the row out or it is recorded above. Good until the next call.
  std::span<const std::uint64_t> of(const DeliveryChunk& chunk, std::size_t row, std::size_t delivery);

  // Whether the row stands where the last one did that was asked about. It may, too, where this says no.
  bool stands_there(const DeliveryChunk& chunk, std::size_t row) const {
    return last_ == key_of(chunk, row) && !chunk.serves_elsewhere(row);
  }

 private:
  using Key = std::tuple<Ref<Location>, Ref<Service>, Ref<PopulationGroup>>;

  static Key key_of(const DeliveryChunk& chunk, std::size_t row) {
    return {chunk.locations[row], chunk.services[row], chunk.groups[row]};
  }
  void add(Ref<Location> place, Ref<Service> named, Ref<PopulationGroup> whom);

  const View& view_;
  const CellIndex::Gathering& cells_;
  Places places_;
  std::optional<Key> last_;  // of which bits_ are; nothing where they are of one row alone
  std::vector<std::uint64_t> bits_;
};

}  // namespace engine

#include "engine/analysis/own_cells.h"

#include <algorithm>

namespace engine {

std::span<const std::uint64_t> OwnCells::of(const DeliveryChunk& chunk, std::size_t row, std::size_t delivery) {
  if (stands_there(chunk, row)) return bits_;
  bits_.clear();
  last_.reset();
  const auto [location, service, group] = key_of(chunk, row);
  if (!view_.service_mask.inside(view_.roots.of(service)) || !view_.group_mask.inside(view_.roots.of(group))) {
    return bits_;
  }
  if (!chunk.serves_elsewhere(row)) {
    last_ = key_of(chunk, row);
    if (!view_.location_mask.inside(location)) return bits_;
    for (const auto place : view_.locations.of(location)) add(place, service, group);
  } else {
    for (const auto place : places_at_level(view_, places_, delivery)) add(place, service, group);
  }
  if (bits_.size() > 1) std::ranges::sort(bits_);
  return bits_;
}

void OwnCells::add(Ref<Location> place, Ref<Service> named, Ref<PopulationGroup> whom) {
  for (const auto service : view_.services.of(view_.roots.of(named))) {
    for (const auto group : view_.groups.of(view_.roots.of(whom))) {
      bits_.push_back(cells_.bit(place) + cells_.bit(service, group));
    }
  }
}

}  // namespace engine

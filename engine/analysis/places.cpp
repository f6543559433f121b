#include "engine/analysis/places.h"

#include <algorithm>

namespace engine {

bool is_plain(const Snapshot& snapshot, std::size_t delivery) {
  return !snapshot.deliveries.serves_elsewhere(delivery);
}

void Places::add(const Place& place) {
  if (view_.location_mask.inside(place.location)) {
    places_.push_back(place);
  } else if (place.with_all_below) {
    for (const Ref<Location> top : view_.question.filter.locations) {
      if (view_.snapshot.locations.within(top, place.location)) places_.push_back({top, true, false});
    }
  }
}

std::span<const Place> Places::of(std::size_t delivery) {
  const DeliveryRow& row = view_.snapshot.deliveries[delivery];
  places_.clear();
  if (row.serves_all_below) add({row.location, true, true});
  for (const Ref<Location> served : view_.snapshot.served(delivery)) {
    if (!row.serves_all_below || served != row.location) add({served, false, true});
  }
  std::ranges::sort(places_);
  places_.erase(std::ranges::unique(places_).begin(), places_.end());
  return places_;
}

std::vector<Ref<Location>> places_at_level(const View& view, Places& places, std::size_t delivery) {
  std::vector<Ref<Location>> found;
  for (const Place& place : places.of(delivery)) {
    for (const auto location : view.locations.of(place.location)) found.push_back(location);
    if (!place.with_all_below) continue;
    for (const auto below : view.snapshot.locations.below(place.location)) {
      if (below != place.location && view.locations.has(below)) found.push_back(below);
    }
  }
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

std::vector<Cell> cells_in(const View& view, Places& places, std::size_t delivery) {
  const DeliveryRow& row = view.snapshot.deliveries[delivery];
  std::vector<Cell> cells;
  for (const auto location : places_at_level(view, places, delivery)) {
    for (const auto service : view.services.of(view.roots.of(row.service))) {
      for (const auto group : view.groups.of(view.roots.of(row.group))) cells.push_back({location, service, group});
    }
  }
  return cells;
}

}  // namespace engine

#include "engine/analysis/places.h"

#include <algorithm>

namespace engine {

bool is_plain(const Snapshot& snapshot, std::size_t delivery) {
  const DeliveryRow& row = snapshot.deliveries[delivery];
  const auto served = snapshot.served(delivery);
  return !row.serves_all_below && served.size() == 1 && served.front() == row.location;
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

}  // namespace engine

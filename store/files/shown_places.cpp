#include "store/files/shown_places.h"

namespace store {

std::string ShownPlaces::shown(const engine::StoredRecord& stored, const engine::Id<engine::Location>& place) const {
  const auto& delivery = std::get<engine::Delivery>(stored.record.fact);
  engine::DeliveryRow row;
  row.number = stored.number;
  row.location = content_.snapshot.locations.find(place.text);
  row.service = content_.snapshot.services.find(delivery.service.text);
  if (!row.location.known()) return {};
  const auto found = guard_.shown(row);
  return found.known() ? content_.snapshot.locations.id(found) : std::string();
}

}  // namespace store

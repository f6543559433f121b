#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "engine/model/reading.h"
#include "store/files/boundaries_point.h"

namespace store {

// Where a place that is named in one phrase is: "Irbid Governorate" is Irbid of level 1, "Liwa Bani Kinanah" of
// level 2, anything else a site of level 3. Empty words where the phrase is empty.
engine::PlaceMention named_place(const std::string& phrase);

// Whether the phrase means a whole country, without saying which.
bool is_whole_country(const std::string& phrase);

// The point of an object after GeoJSON, of its "location", or of its latitude and longitude; nothing where it has
// none on earth.
std::optional<PointOnMap> point_of(const nlohmann::json& object);

// A place that has a point alone, called by that.
engine::PlaceWords unnamed_place(const PointOnMap& point);

}  // namespace store

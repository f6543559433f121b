#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// Where the places of one level are on the globe, for a map: those of the filter of which a point is known, by id, and
// how many have none. What lies deeper than districts is no part of it, since a point there may betray a site.
//
// Cost: reads the record of every place that stands at the level.
nlohmann::json answer_points(const Asking& asking);

}  // namespace server

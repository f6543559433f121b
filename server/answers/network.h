#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// Who works with whom, with a fixed place for each: the first `limit` organisations by rank.
nlohmann::json answer_network(const Asking& asking);

}  // namespace server

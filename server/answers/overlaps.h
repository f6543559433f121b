#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// The pairs of providers that deliver the same in one place, and where many meet.
nlohmann::json answer_overlaps(const Asking& asking);

}  // namespace server

#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

inline constexpr const char* version = "0.1.0";

// What the database holds, and of which days: where a reader begins.
nlohmann::json answer_status(const Asking& asking);

}  // namespace server

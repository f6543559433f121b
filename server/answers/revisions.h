#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "server/answers/asking.h"

namespace server {

// What was committed, the newest first.
nlohmann::json answer_revisions(const Asking& asking);

// Seconds since 1970-01-01 UTC as "2022-05-01T09:30:00Z".
std::string time_text(std::int64_t seconds);

}  // namespace server

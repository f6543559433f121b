#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// The state of every cell, or with `state` of those in these states alone.
nlohmann::json answer_coverage(const Asking& asking);

// The cells that are gaps, most pressing first, with how many are watched, blank, unknown or unreported.
nlohmann::json answer_gaps(const Asking& asking);

// The cells that carry a flag.
nlohmann::json answer_watch(const Asking& asking);

}  // namespace server

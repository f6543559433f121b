#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// One record with each source's statement of it, its edges and its history. The id is the path's part; the ids of
// findings, pairs and other items that lists have open too.
//
// Throws Error{not_found}.
nlohmann::json answer_record(const Asking& asking);

}  // namespace server

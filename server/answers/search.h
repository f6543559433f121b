#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// Things whose names, acronyms or ids begin as `text` says, the nearest first.
//
// Throws Error{invalid} where there is no text.
nlohmann::json answer_search(const Asking& asking);

}  // namespace server

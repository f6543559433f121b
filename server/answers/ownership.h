#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// Who pays for what is delivered in each cell, and what survives without external money; or with `view` handoff the
// project services that end, with what their hand-over wants.
//
// Throws Error{invalid} where there is no such view.
nlohmann::json answer_ownership(const Asking& asking);

}  // namespace server

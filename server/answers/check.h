#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// What a programme that is not funded yet would meet: `view` contacts, whom to talk to first (without it), neighbours,
// whom it would overlap, or gaps, which it would fill. It is described by location, service, group, from, to and
// host, or by the deliveries that the asking brings.
//
// Throws Error{invalid} where no place or no service is named, or there is no such view.
nlohmann::json answer_check(const Asking& asking);

}  // namespace server

#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// Who stands around one actor, how far away, by what and through whom; of several, how many stand around each.
//
// Throws Error{invalid} where nobody is named, or where something is asked that makes no difference to it: links of any
// time and everywhere count.
nlohmann::json answer_surroundings(const Asking& asking);

}  // namespace server

#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// What would be otherwise `without` organisations, donors or programmes, and with the records that the asking brings:
// the cells whose state changes, the gaps, overlaps and routes that come and go. Nothing is saved.
//
// Throws Error{invalid} where nobody is left out and nothing is added.
nlohmann::json answer_what_if(const Asking& asking);

}  // namespace server

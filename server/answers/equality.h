#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// What one profile can choose from, and how much that depends on where one lives or comes from; by view.
//
// Throws as read_question(), and Error{invalid} for a view that there is not, or where it needs two places and has not
// two.
nlohmann::json answer_equality(const Asking& asking);

}  // namespace server

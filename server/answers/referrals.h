#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// How people are sent from one to another: routes, and what breaks them; by view.
//
// Throws as read_question(), and Error{invalid} for a view that there is not.
nlohmann::json answer_referrals(const Asking& asking);

}  // namespace server

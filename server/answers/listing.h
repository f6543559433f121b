#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// The records of one table, each as its source states it, by number: the kind is the path's part, "organisations".
// Deliveries are answered by answer_deliveries().
//
// Throws Error{not_found} where no table is called so.
nlohmann::json answer_listing(const Asking& asking);
// The same, beside what `answer` says already. REQUIRES: the kind is not deliveries.
nlohmann::json answer_listing(const Asking& asking, nlohmann::json answer);

}  // namespace server

#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// Who reported on what they declared to report on, who is late, who never did, and what each last return changed.
nlohmann::json answer_returns(const Asking& asking);

}  // namespace server

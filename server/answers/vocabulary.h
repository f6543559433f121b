#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// The codes of the answers with their labels and meanings, so that no page holds a second copy.
nlohmann::json answer_vocabulary(const Asking& asking);

}  // namespace server

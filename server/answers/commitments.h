#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// Which commitments are answered by a funded programme, which by one without known funding, which by none; which
// are overdue; how they stand by document and by owner.
nlohmann::json answer_commitments(const Asking& asking);

}  // namespace server

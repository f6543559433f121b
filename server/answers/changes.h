#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// What came, went or moved between two revisions or two days: records by source, with the old and new values of their
// columns, and findings.
nlohmann::json answer_changes(const Asking& asking);

}  // namespace server

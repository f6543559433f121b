#pragma once

#include <vector>

#include "engine/analysis/finding.h"
#include "server/answers/asking.h"

namespace server {

// The pairs of records that seem to be one organisation or programme, the likeliest first, as findings. None where the
// question is about places, services or groups: a double record stands in none.
std::vector<engine::Finding> find_double_records(const Asking& asking);

}  // namespace server

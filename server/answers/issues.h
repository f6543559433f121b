#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "engine/model/error.h"

namespace server {

// The faults of an input: [{"file", "sheet", "row", "column", "value", "reason", "weight"}].
nlohmann::json issues_json(const std::vector<engine::Issue>& issues);

}  // namespace server

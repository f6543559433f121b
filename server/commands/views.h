#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "server/commands/grid.h"

namespace server {

// The items of an answer as a table for a terminal: names in place of ids, and the columns that an officer
// reads first. `resource` is the question's path.
Grid grid_of(std::string_view resource, const nlohmann::json& answer);

}  // namespace server

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>

#include "server/answers/json.h"

namespace server {

// The records behind a number, as ids that open at /records/{id}.
nlohmann::json evidence_json(std::span<const engine::Number> records);

}  // namespace server

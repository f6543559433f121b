#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/analysis/question.h"
#include "server/answers/json.h"

namespace server {

// Adds where an organisation works and whom it meets there: "cells", each with how many organisations
// deliver in it, and "partners", those that share most cells first.
//
// Cost: two passes over the deliveries.
void add_presence(nlohmann::json& answer, const Asking& asking, engine::Ref<engine::Organisation> organisation,
                  Names& names);

}  // namespace server

#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/analysis/overlaps.h"
#include "server/answers/asking.h"
#include "server/answers/json.h"

namespace server {

// The pairs of providers that deliver the same in one place, and where many meet.
nlohmann::json answer_overlaps(const Asking& asking);

// One pair as the list has it. REQUIRES: it is of the question.
nlohmann::json pair_json(const Asking& asking, const engine::Question& question, const engine::Overlap& pair,
                         Names& names);

}  // namespace server

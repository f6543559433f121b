#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/analysis/question.h"
#include "server/answers/json.h"

namespace server {

// The deliveries behind a number: those that the filters choose, each with the rows that state it and the
// source's own words. With a day, those active on it.
nlohmann::json answer_deliveries(const Asking& asking);

// One delivery of the graph with everything that its record, `stored`, says.
nlohmann::json delivery_json(const Asking& asking, std::size_t delivery, const engine::StoredRecord& stored,
                             Names& names);

}  // namespace server

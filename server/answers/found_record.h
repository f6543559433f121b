#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "server/answers/asking.h"

namespace server {

// Whether the id is made as those are that answer_found_record() opens.
bool is_found_id(std::string_view id);

// What the id of a finding, a pair, a match, an item of the referrals or one of equality opens, in the shape of
// answer_record(): its `record` is the item as its list has it, at the levels and on the day asked.
//
// Throws Error{not_found} where nothing has the id there, or nothing that this asker may see yet.
// Cost: that of the list.
nlohmann::json answer_found_record(const Asking& asking, const std::string& id);

}  // namespace server

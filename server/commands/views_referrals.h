#pragma once

#include "server/commands/views_money.h"

namespace server {

// The columns of answers about referrals, equality and the network's views; none for other resources.
std::vector<ColumnTerm> referral_columns(std::string_view resource, const nlohmann::json& answer);

}  // namespace server

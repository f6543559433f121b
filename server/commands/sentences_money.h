#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace server {

// The sentences of answers about money and dependence: donors, ownership, what-if, check. Empty for others.
std::string money_sentence(std::string_view resource, const nlohmann::json& answer);

}  // namespace server

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace server {

// The sentences of answers about referrals, equality and the network's views. Empty for others.
std::string referral_sentence(std::string_view resource, const nlohmann::json& answer);

}  // namespace server

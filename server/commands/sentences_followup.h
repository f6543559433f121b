#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace server {

// The sentences of what is followed up between meetings: commitments, returns, findings, changes. Empty for others.
std::string followup_sentence(std::string_view resource, const nlohmann::json& answer);

}  // namespace server

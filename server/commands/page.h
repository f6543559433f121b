#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace server {

// One record as a page of text: what it is, who says so and where, its edges, its history.
std::string page_of(const nlohmann::json& record);

}  // namespace server

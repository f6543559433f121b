#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace server {

// Writes JSON behind `text`, as dump() of the library writes it without spaces; what is not UTF-8 is replaced. Texts
// without anything to escape, which nearly all are, are copied as they stand, so that it takes a third of the time.
void append_json(std::string& text, const nlohmann::json& json);

}  // namespace server

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace server {

// Writes the `items` of an answer as CSV (RFC 4180, UTF-8): a heading, then a line an item. Several
// values in one field are joined by "|", unknown is empty. A text that a spreadsheet would take for a
// formula gets an apostrophe before it.
std::string to_csv(const nlohmann::json& items, const std::vector<std::string>& columns);

// Its first line, and that of an item.
std::string csv_heading(const std::vector<std::string>& columns);
std::string csv_line(const nlohmann::json& item, const std::vector<std::string>& columns);

// The text of one value as it stands in a field, before quoting.
std::string field_text(const nlohmann::json& value);

}  // namespace server

#include "server/answers/csv.h"

#include <nlohmann/json.hpp>

#include "store/files/to_csv.h"

namespace server {
namespace {

using nlohmann::json;

// The parts of an object that a reader needs to see it as one text, in their order.
std::string object_text(const json& object) {
  std::string text;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
  };
  if (object.contains("amount")) return object["amount"].dump() + " " + field_text(object["currency"]);
  if (object.contains("place") && object.contains("row")) {
    add(field_text(object["source"]));
    add(field_text(object["place"]));
    if (!object["row"].is_null()) add("row " + object["row"].dump());
    return text;
  }
  if (object.contains("location") && object.contains("service")) {
    return field_text(object["location"]) + "/" + field_text(object["service"]) + "/" + field_text(object["group"]);
  }
  return object.dump();
}

}  // namespace

std::string field_text(const json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  if (value.is_object()) return object_text(value);
  if (!value.is_array()) return value.dump();
  std::string text;
  for (const json& one : value) text += (text.empty() ? "" : "|") + field_text(one);
  return text;
}

std::string to_csv(const json& items, const std::vector<std::string>& columns) {
  std::vector<std::vector<std::string>> rows;
  for (const json& item : items) {
    std::vector<std::string>& row = rows.emplace_back();
    for (const std::string& column : columns) {
      const auto value = item.find(column);
      row.push_back(value == item.end() ? "" : field_text(*value));
    }
  }
  return store::to_csv(columns, rows);
}

}  // namespace server

#include "server/answers/csv.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "store/files/to_csv.h"

namespace server {
namespace {

using nlohmann::json;

// "2100000" or "0.50": an amount is in whole minor units, and says no more digits than it has.
std::string amount_text(const json& amount) {
  if (!amount.is_number()) return field_text(amount);
  std::array<char, 64> digits{};
  const double value = amount.get<double>();
  std::snprintf(digits.data(), digits.size(), value == std::trunc(value) ? "%.0f" : "%.2f", value);
  return digits.data();
}

// The parts of an object that a reader needs to see it as one text, in their order.
std::string object_text(const json& object) {
  std::string text;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
  };
  if (object.contains("amount")) {
    const bool estimated = object.value("estimated", false);
    return amount_text(object["amount"]) + " " + field_text(object.value("currency", json())) +
           (estimated ? " estimated" : "");
  }
  if (object.contains("place") && object.contains("row")) {
    add(field_text(object["source"]));
    add(field_text(object["place"]));
    if (!object["row"].is_null()) add("row " + object["row"].dump());
    return text;
  }
  if (object.contains("location") && object.contains("service")) {
    std::string cell = field_text(object["location"]) + "/" + field_text(object["service"]);
    return object.contains("group") ? cell + "/" + field_text(object["group"]) : cell;
  }
  if (object.contains("from") && object.contains("to")) {
    return field_text(object["from"]) + " to " + field_text(object["to"]);
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

std::string csv_heading(const std::vector<std::string>& columns) {
  std::string line;
  store::append_record(line, columns);
  return line;
}

std::string csv_line(const json& item, const std::vector<std::string>& columns) {
  std::vector<std::string> texts;
  for (const std::string& column : columns) {
    const auto value = item.find(column);
    texts.push_back(value == item.end() ? "" : field_text(*value));
  }
  std::string line;
  store::append_harmless_record(line, texts);
  return line;
}

std::string to_csv(const json& items, const std::vector<std::string>& columns) {
  std::string csv = csv_heading(columns);
  for (const json& item : items) csv += csv_line(item, columns);
  return csv;
}

}  // namespace server

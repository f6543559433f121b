#include "server/commands/page.h"

#include <nlohmann/json.hpp>

#include "server/answers/csv.h"
#include "server/commands/grid.h"
#include "server/commands/views.h"

namespace server {
namespace {

using nlohmann::json;

constexpr std::size_t edges_shown = 5;

std::string value_text(const json& value, const json& names) {
  if (value.is_array()) {
    std::string text;
    for (const json& one : value) text += (text.empty() ? "" : ", ") + value_text(one, names);
    return text;
  }
  if (!value.is_string()) return field_text(value);
  const std::string id = value;
  const std::string name = names.value(id, id);
  return name == id ? id : name + " (" + id + ")";
}

std::string facts_text(const json& answer) {
  std::string text;
  for (const auto& [column, value] : answer.at("record").items()) {
    if (value.empty() || column == "id" || column == "source" || column == "name") continue;
    if (column == "tier" && value == "public") continue;
    text += "  " + column + ": " + value_text(value, column == "words" ? json::object() : answer.at("names")) + "\n";
  }
  return text;
}

std::string statements_text(const json& answer) {
  std::string text;
  for (const json& statement : answer.at("statements")) {
    for (const json& row : statement.at("rows")) {
      text += "  " + field_text(row);
      if (!statement.at("assured_date").is_null()) text += ", confirmed " + field_text(statement["assured_date"]);
      text += "\n";
    }
  }
  return text;
}

std::string edges_text(const json& answer) {
  std::string text;
  for (const json& edge : answer.at("edges")) {
    json some = json::array();
    for (std::size_t i = 0; i < edge.at("items").size() && i < edges_shown; ++i) some.push_back(edge["items"][i]);
    text += "\n" + field_text(edge.at("label")) + " (" + field_text(edge.at("kind")) + ", " + edge.at("total").dump() +
            ")\n" + to_text(grid_of("", {{"items", some}, {"names", answer.at("names")}}));
  }
  return text;
}

std::string history_text(const json& answer) {
  std::string text;
  for (const json& change : answer.at("history")) {
    text += "  revision " + change.at("revision").dump() + ", " + field_text(change.at("when")) + ": " +
            field_text(change.at("change")) + " by " + field_text(change.at("source")) + "\n";
  }
  return text;
}

}  // namespace

std::string page_of(const json& answer) {
  return field_text(answer.at("name")) + " (" + field_text(answer.at("kind")) + ", " + field_text(answer.at("id")) +
         ")\n" + facts_text(answer) + "\nstated in\n" + statements_text(answer) + edges_text(answer) + "\nhistory\n" +
         history_text(answer);
}

}  // namespace server

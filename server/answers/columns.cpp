#include "server/answers/columns.h"

#include <nlohmann/json.hpp>

#include "engine/model/tables.h"

namespace server {
namespace {

using namespace engine;
using nlohmann::json;

json value_json(const std::string& text) { return known(text); }
template <class Fact>
json value_json(const Id<Fact>& id) {
  return known(id.text);
}
json value_json(std::int64_t number) { return number; }
json value_json(double number) { return number; }
json value_json(bool yes) { return yes; }
json value_json(Day day) { return to_text(day); }
json value_json(Decimal amount) { return to_double(amount); }
json value_json(const Period& period) { return to_text(period); }
template <class Value>
json value_json(const std::optional<Value>& value) {
  return value ? value_json(*value) : json();
}
template <class Value>
json value_json(const std::vector<Value>& values) {
  json list = json::array();
  for (const Value& value : values) list.push_back(value_json(value));
  return list;
}

template <class One>
void note_ids(const One& fact, Names& names) {
  for_each_column(fact, [&]<class Value>(const auto&, const Value& value) {
    if constexpr (requires { value.text; }) {
      if (!value.empty()) names(value.text);
    } else if constexpr (requires { value.front().text; }) {
      for (const auto& id : value) names(id.text);
    }
  });
}

}  // namespace

json columns_json(const Fact& fact) {
  json columns = json::object();
  std::visit(
      [&](const auto& one) {
        for_each_column(
            one, [&](const auto& column, const auto& value) { columns[std::string(column.name)] = value_json(value); });
      },
      fact);
  return columns;
}

json source_json(const StoredRecord& stored) {
  const std::string& source = stored.record.source;
  json list = json::array();
  for (const Citation& citation : stored.citations) {
    std::string place = citation.place;
    // The place begins with the file's name, which most often is the source's too.
    if (place == source) place.clear();
    if (place.starts_with(source + ", ")) place.erase(0, source.size() + 2);
    list.push_back(
        {{"source", known(source)}, {"place", known(place)}, {"row", citation.row == 0 ? json() : json(citation.row)}});
  }
  if (list.empty() && !source.empty()) list.push_back({{"source", source}, {"place", nullptr}, {"row", nullptr}});
  return list;
}

json words_json(const Record& record) {
  json words = json::object();
  for (const Word& word : record.words) words[word.field] = word.text;
  return words;
}

json record_json(const StoredRecord& stored, Names& names) {
  json item = columns_json(stored.record.fact);
  // The lines of a package share the id that names it, so theirs is a column.
  if (!item.contains("id")) item["id"] = id_of(stored);
  item["source"] = source_json(stored);
  item["assured_date"] = day_json(stored.record.assured);
  item["tier"] = to_text(stored.record.tier);
  item["note"] = known(stored.record.note);
  item["words"] = words_json(stored.record);
  std::visit([&](const auto& one) { note_ids(one, names); }, stored.record.fact);
  if (const auto* meeting = std::get_if<Meeting>(&stored.record.fact)) {
    for (const std::string& attended : meeting->attendance) names(attended.substr(0, attended.rfind(':')));
  }
  return item;
}

}  // namespace server

#include "store/files/mapping.h"

#include <nlohmann/json.hpp>

#include "engine/identity/words.h"
#include "store/files/json_file.h"
#include "store/files/refusal.h"
#include "store/files/sheet.h"

namespace store {
namespace {

Meaning known_meaning(const std::string& file, const std::string& name) {
  if (const auto meaning = meaning_named(name)) return *meaning;
  std::string names;
  for (std::size_t at = 0; at < meaning_count; ++at) {
    const auto meaning = static_cast<Meaning>(at);
    if (meaning >= Meaning::contact_name) break;
    names += (at == 0 ? "" : " ") + std::string(to_name(meaning));
  }
  throw unreadable(file, "gives a column the meaning '" + name + "', which there is not. There are: " + names);
}

void take_part(Mapping& mapping, const std::string& file, const std::string& key, const nlohmann::json& value) {
  if (key == "sheet" && value.is_string()) {
    mapping.sheet = value.get<std::string>();
  } else if (key == "header_row" && value.is_number_unsigned() && value.get<std::uint64_t>() >= 1 &&
             value.get<std::uint64_t>() <= 1'048'576) {
    mapping.header_row = value.get<std::uint32_t>();
  } else if (key == "columns" && value.is_object()) {
    for (const auto& [column, meaning] : value.items()) {
      // As it is proposed: {"meaning": "sector", "because": "by its heading"}.
      const bool reasoned = meaning.is_object() && meaning.contains("meaning");
      const nlohmann::json& said = reasoned ? meaning["meaning"] : meaning;
      if (!said.is_string()) throw unreadable(file, "gives column '" + column + "' a meaning that is no text");
      mapping.columns[column] = known_meaning(file, said.get<std::string>());
    }
  } else if (key == "missing" && value.is_array()) {
    return;  // what a proposal could not find, for the person who completes it
  } else {
    throw unreadable(file, "has a part '" + key +
                               "' that no mapping has: write \"sheet\" (a text), \"header_row\" (a number from 1) and "
                               "\"columns\" (heading or letter: meaning)");
  }
}

}  // namespace

std::optional<Meaning> Mapping::meaning_of_heading(std::string_view heading) const {
  if (columns.empty()) return std::nullopt;
  const std::string folded = engine::fold(heading);
  for (const auto& [key, meaning] : columns) {
    if (!folded.empty() && engine::fold(key) == folded) return meaning;
  }
  return std::nullopt;
}

std::optional<Meaning> Mapping::meaning_of(std::uint32_t column, std::string_view heading) const {
  if (const auto by_heading = meaning_of_heading(heading)) return by_heading;
  const auto found = columns.find(column_letters(column));
  if (found == columns.end()) return std::nullopt;
  return found->second;
}

Mapping read_mapping(const std::filesystem::path& path) {
  const std::string file = path.filename().string();
  const nlohmann::json json = read_json(path, file);
  if (!json.is_object()) throw unreadable(file, "is no mapping: it must be a JSON object");
  Mapping mapping;
  for (const auto& [key, value] : json.items()) take_part(mapping, file, key, value);
  return mapping;
}

}  // namespace store

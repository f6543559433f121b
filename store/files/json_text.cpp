#include "store/files/json_text.h"

#include <nlohmann/json.hpp>

#include "store/files/sheet.h"

namespace store {

std::string text_of(const nlohmann::json& value) {
  if (value.is_string()) return std::string(trim(value.get_ref<const std::string&>()));
  if (value.is_number() || value.is_boolean()) return value.dump();
  return "";
}

std::string text_at(const nlohmann::json& object, std::string_view member) {
  if (!object.is_object()) return "";
  const auto found = object.find(member);
  return found == object.end() ? "" : text_of(*found);
}

std::vector<std::string> texts_at(const nlohmann::json& object, std::string_view member) {
  std::vector<std::string> texts;
  if (!object.is_object()) return texts;
  const auto found = object.find(member);
  if (found == object.end()) return texts;
  if (!found->is_array()) {
    texts.push_back(text_of(*found));
  } else {
    for (const nlohmann::json& one : *found) texts.push_back(text_of(one));
  }
  std::erase(texts, "");
  return texts;
}

}  // namespace store

#pragma once

#include <string>
#include <string_view>

#include "engine/model/facts.h"

// Each type of column as text of the native file set: to_text() writes it, parse_into() reads it
// back. Lists are joined by "|" ("\|" is a bar and "\\" a backslash inside a value); empty is unknown.
namespace engine {

inline std::string to_text(const std::string& text) { return text; }
template <class Fact>
std::string to_text(const Id<Fact>& id) {
  return id.text;
}
std::string to_text(const Texts& texts);
std::string to_text(std::int64_t number);
std::string to_text(double number);
std::string to_text(bool yes);  // yes, no
std::string to_text(const std::vector<Period>& periods);
template <class Value>
std::string to_text(const std::optional<Value>& value) {
  return value ? to_text(*value) : std::string();
}
template <class Fact>
std::string to_text(const Ids<Fact>& ids) {
  Texts texts;
  for (const auto& id : ids) texts.push_back(id.text);
  return to_text(texts);
}

// Each throws Error{invalid} with a sentence about the text where it cannot be read.
inline void parse_into(std::string& value, std::string_view text) { value = text; }
template <class Fact>
void parse_into(Id<Fact>& value, std::string_view text) {
  value.text = text;
}
void parse_into(Texts& value, std::string_view text);
void parse_into(std::int64_t& value, std::string_view text);
void parse_into(double& value, std::string_view text);
void parse_into(bool& value, std::string_view text);
void parse_into(Day& value, std::string_view text);
void parse_into(Decimal& value, std::string_view text);
void parse_into(Period& value, std::string_view text);
void parse_into(std::vector<Period>& value, std::string_view text);
template <class Value>
void parse_into(std::optional<Value>& value, std::string_view text) {
  value.reset();
  if (text.empty()) return;
  parse_into(value.emplace(), text);
}
template <class Fact>
void parse_into(Ids<Fact>& value, std::string_view text) {
  Texts texts;
  parse_into(texts, text);
  value.clear();
  for (auto& one : texts) value.push_back({std::move(one)});
}

}  // namespace engine

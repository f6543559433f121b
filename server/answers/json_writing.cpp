#include "server/answers/json_writing.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

namespace server {
namespace {

using nlohmann::json;

// Whether the byte goes on with a letter that began before.
bool goes_on(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<std::uint8_t>(text[at]) & 0xC0U) == 0x80U;
}

// How many bytes from here are a letter that stands in JSON as it is: 0 where it must be escaped, is no UTF-8, or is
// not looked into here (of four bytes, or of three where some are none).
std::size_t plain_letter(std::string_view text, std::size_t at) {
  const auto byte = static_cast<std::uint8_t>(text[at]);
  if (byte < 0x80) return byte >= 0x20 && byte != '"' && byte != '\\' ? 1 : 0;
  if (byte >= 0xC2 && byte <= 0xDF) return goes_on(text, at + 1) ? 2 : 0;
  const bool is_of_three = byte > 0xE0 && byte <= 0xEF && byte != 0xED;
  return is_of_three && goes_on(text, at + 1) && goes_on(text, at + 2) ? 3 : 0;
}

bool is_plain(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = plain_letter(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

void append_text(std::string& text, const std::string& value) {
  if (is_plain(value)) {
    text.append(1, '"').append(value).append(1, '"');
  } else {
    text += json(value).dump(-1, ' ', false, json::error_handler_t::replace);
  }
}

template <class Number>
void append_number(std::string& text, Number number) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  text.append(digits.data(), end);
}

void append_object(std::string& text, const json::object_t& object) {
  char before = '{';
  for (const auto& [name, value] : object) {
    text += before;
    append_text(text, name);
    text += ':';
    append_json(text, value);
    before = ',';
  }
  text += object.empty() ? "{}" : "}";
}

void append_array(std::string& text, const json::array_t& array) {
  char before = '[';
  for (const json& value : array) {
    text += before;
    append_json(text, value);
    before = ',';
  }
  text += array.empty() ? "[]" : "]";
}

}  // namespace

void append_json(std::string& text, const json& value) {
  switch (value.type()) {
    case json::value_t::object:
      return append_object(text, value.get_ref<const json::object_t&>());
    case json::value_t::array:
      return append_array(text, value.get_ref<const json::array_t&>());
    case json::value_t::string:
      return append_text(text, value.get_ref<const std::string&>());
    case json::value_t::number_integer:
      return append_number(text, value.get_ref<const json::number_integer_t&>());
    case json::value_t::number_unsigned:
      return append_number(text, value.get_ref<const json::number_unsigned_t&>());
    default:
      text += value.dump();
  }
}

}  // namespace server

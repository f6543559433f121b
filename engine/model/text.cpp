#include "engine/model/text.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "engine/model/error.h"

namespace engine {
namespace {

template <class Value>
Value parse_number(std::string_view text, const char* what) {
  Value value{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault == std::errc() && end == text.data() + text.size()) return value;
  throw Error(Error::Kind::invalid, "'" + std::string(text) + "' is no " + what);
}

}  // namespace

std::string to_text(const Texts& texts) {
  std::string joined;
  for (const std::string& text : texts) {
    if (!joined.empty()) joined += '|';
    for (const char character : text) {
      if (character == '|' || character == '\\') joined += '\\';
      joined += character;
    }
  }
  return joined;
}

std::string to_text(std::int64_t number) { return std::to_string(number); }

std::string to_text(double number) {
  char buffer[32];
  const auto [end, fault] = std::to_chars(buffer, buffer + sizeof buffer, number);
  return std::string(buffer, end);
}

std::string to_text(bool yes) { return yes ? "yes" : "no"; }

std::string to_text(const std::vector<Period>& periods) {
  Texts texts;
  for (const Period& period : periods) texts.push_back(to_text(period));
  return to_text(texts);
}

void parse_into(Texts& value, std::string_view text) {
  value.clear();
  std::string one;
  const auto close = [&] {
    if (!one.empty()) value.push_back(std::move(one));
    one.clear();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '|' || text[at + 1] == '\\')) {
      one += text[++at];
    } else if (text[at] == '|') {
      close();
    } else {
      one += text[at];
    }
  }
  close();
}

void parse_into(std::int64_t& value, std::string_view text) {
  value = parse_number<std::int64_t>(text, "whole number");
  // A pack keeps the least of all numbers for what is unknown.
  if (value == std::numeric_limits<std::int64_t>::min()) {
    throw Error(Error::Kind::invalid, "'" + std::string(text) + "' is too small a number to be kept");
  }
}

void parse_into(double& value, std::string_view text) {
  value = parse_number<double>(text, "number");
  if (!std::isfinite(value)) throw Error(Error::Kind::invalid, "'" + std::string(text) + "' is no number");
}

void parse_into(bool& value, std::string_view text) {
  value = text == "yes" || text == "true" || text == "1";
  if (value || text == "no" || text == "false" || text == "0") return;
  throw Error(Error::Kind::invalid, "'" + std::string(text) + "' is neither yes nor no");
}

void parse_into(Day& value, std::string_view text) { value = parse_day(text); }
void parse_into(Decimal& value, std::string_view text) { value = parse_decimal(text); }
void parse_into(Period& value, std::string_view text) { value = parse_period(text); }

void parse_into(std::vector<Period>& value, std::string_view text) {
  Texts texts;
  parse_into(texts, text);
  value.clear();
  for (const auto& one : texts) value.push_back(parse_period(one));
}

}  // namespace engine

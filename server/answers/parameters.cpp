#include "server/answers/parameters.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "engine/model/error.h"

namespace server {
namespace {

using engine::Error;

std::string option(std::string_view name) {
  std::string text(name);
  std::ranges::replace(text, '_', '-');
  return text;
}

Error unreadable(std::string_view name, const std::string& value, const std::string& expected) {
  return {Error::Kind::invalid, option(name) + " is " + expected + ", and '" + value + "' is none"};
}

// The number that is the whole of `text`.
template <class Number>
std::optional<Number> parse(const std::string& text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string range(const std::string& least, const std::string& most) { return " from " + least + " to " + most; }

}  // namespace

void Parameters::add(std::string_view name, std::string value) {
  std::string key(name);
  std::ranges::replace(key, '-', '_');
  values_[key].push_back(std::move(value));
}

bool Parameters::has(std::string_view name) const { return values_.contains(name); }

std::optional<std::string> Parameters::text(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) return std::nullopt;
  if (found->second.size() > 1) throw Error(Error::Kind::invalid, option(name) + " was given more than once");
  if (found->second.front().empty()) return std::nullopt;
  return found->second.front();
}

std::vector<std::string> Parameters::list(std::string_view name) const {
  std::vector<std::string> list;
  const auto found = values_.find(name);
  if (found == values_.end()) return list;
  for (const std::string& value : found->second) {
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::string_view one = rest.substr(0, rest.find('|'));
      if (!one.empty()) list.emplace_back(one);
      rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    }
  }
  return list;
}

std::optional<std::int64_t> Parameters::whole(std::string_view name, std::int64_t least, std::int64_t most) const {
  const auto value = text(name);
  if (!value) return std::nullopt;
  const auto read = parse<std::int64_t>(*value);
  if (!read || *read < least || *read > most) {
    throw unreadable(name, *value, "a whole number" + range(std::to_string(least), std::to_string(most)));
  }
  return read;
}

std::optional<double> Parameters::number(std::string_view name, double least, double most) const {
  const auto value = text(name);
  if (!value) return std::nullopt;
  const auto read = parse<double>(*value);
  if (!read || !std::isfinite(*read) || *read < least || *read > most) {
    const auto written = [](double bound) { return std::to_string(static_cast<std::int64_t>(bound)); };
    throw unreadable(name, *value, "a number" + range(written(least), written(most)));
  }
  return read;
}

bool Parameters::yes(std::string_view name) const {
  if (!has(name)) return false;
  const std::string value = text(name).value_or("true");
  if (value == "true" || value == "yes" || value == "1") return true;
  if (value == "false" || value == "no" || value == "0") return false;
  throw unreadable(name, value, "true or false");
}

}  // namespace server

#include "store/database/keys.h"

#include <concepts>

namespace store::keys {
namespace {

template <std::unsigned_integral Number>
void append(std::string& key, Number number) {
  for (int shift = 8 * (static_cast<int>(sizeof number) - 1); shift >= 0; shift -= 8) {
    key.push_back(static_cast<char>(number >> shift));
  }
}

template <std::unsigned_integral Number>
Number read(std::string_view bytes) {
  Number number = 0;
  for (const char byte : bytes) number = static_cast<Number>((number << 8) | static_cast<std::uint8_t>(byte));
  return number;
}

template <std::unsigned_integral Number>
std::string kind_and_number(std::string_view kind, Number number) {
  std::string key(kind);
  append(key, number);
  return key;
}

constexpr std::size_t version_size = sizeof(engine::Number) + sizeof(engine::Revision);
constexpr std::string_view end_of_id("\0\1", 2);
constexpr std::string_view zero_in_id("\0\377", 2);

}  // namespace

std::string name(Names::Number number) { return kind_and_number(names, number); }
std::string log(engine::Revision revision) { return kind_and_number(logs, revision); }
std::string touched(engine::Revision revision) { return kind_and_number(all_touched, revision); }
std::string token(std::string_view name) { return std::string(tokens).append(name); }

std::string pack(engine::Number first) { return kind_and_number("", first); }

std::optional<engine::Number> parse_pack(std::string_view key) {
  if (key.size() != sizeof(engine::Number)) return std::nullopt;
  return read<engine::Number>(key);
}

std::string version(engine::Number number, engine::Revision revision) {
  std::string key;
  append(key, number);
  append(key, ~revision);
  return key;
}

std::string id(std::string_view id) {
  std::string key;
  for (const char byte : id) {
    if (byte == '\0') {
      key.append(zero_in_id);
    } else {
      key.push_back(byte);
    }
  }
  return key.append(end_of_id);
}

std::string source(Names::Number source) { return kind_and_number("", source); }

std::optional<VersionKey> parse_version(std::string_view key) {
  if (key.size() < version_size) return std::nullopt;
  const std::size_t prefix = key.size() - version_size;
  return VersionKey{key.substr(0, prefix), read<engine::Number>(key.substr(prefix, sizeof(engine::Number))),
                    ~read<engine::Revision>(key.substr(prefix + sizeof(engine::Number)))};
}

std::optional<engine::Revision> parse_revision(std::string_view key) {
  if (key.size() != 1 + sizeof(engine::Revision)) return std::nullopt;
  return read<engine::Revision>(key.substr(1));
}

std::optional<Names::Number> parse_name(std::string_view key) {
  return key.empty() ? std::nullopt : parse_source(key.substr(1));
}

std::optional<std::string> parse_id(std::string_view prefix) {
  std::string id;
  for (std::size_t at = 0; at < prefix.size(); ++at) {
    if (prefix[at] != '\0') {
      id.push_back(prefix[at]);
    } else if (prefix.substr(at, 2) == zero_in_id) {
      id.push_back(prefix[at++]);
    } else {
      if (prefix.substr(at) != end_of_id) return std::nullopt;
      return id;
    }
  }
  return std::nullopt;
}

std::optional<Names::Number> parse_source(std::string_view prefix) {
  if (prefix.size() != sizeof(Names::Number)) return std::nullopt;
  return read<Names::Number>(prefix);
}

}  // namespace store::keys

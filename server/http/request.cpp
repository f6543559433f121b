#include "server/http/request.h"

#include <algorithm>
#include <cctype>

#include "engine/model/error.h"

namespace server {
namespace {

using engine::Error;

Error unreadable() { return {Error::Kind::invalid, "the address is not written as addresses are"}; }

// Names of headers are ASCII; what the locale makes of letters costs more than all else that is asked of them.
char lower(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

bool same_name(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, {}, lower, lower);
}

int digit(char character) {
  if (character >= '0' && character <= '9') return character - '0';
  if (character >= 'a' && character <= 'f') return character - 'a' + 10;
  if (character >= 'A' && character <= 'F') return character - 'A' + 10;
  throw unreadable();
}

// How many bytes follow the first of a UTF-8 sequence; 0x80 and the like begin none.
std::size_t following(unsigned char first) {
  if (first < 0x80) return 0;
  if (first >= 0xC2 && first < 0xE0) return 1;
  if (first >= 0xE0 && first < 0xF0) return 2;
  if (first >= 0xF0 && first < 0xF5) return 3;
  throw unreadable();
}

void check_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t more = following(static_cast<unsigned char>(text[at]));
    if (at + more >= text.size()) throw unreadable();
    for (std::size_t i = 1; i <= more; ++i) {
      if ((static_cast<unsigned char>(text[at + i]) & 0xC0) != 0x80) throw unreadable();
    }
    at += more + 1;
  }
}

std::string decoded(std::string_view text, char space) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == space) {
      plain += ' ';
    } else if (text[at] != '%') {
      plain += text[at];
    } else {
      if (at + 2 >= text.size()) throw unreadable();
      plain += static_cast<char>(digit(text[at + 1]) * 16 + digit(text[at + 2]));
      at += 2;
    }
  }
  check_utf8(plain);
  if (plain.find('\0') != std::string::npos) throw unreadable();
  return plain;
}

// Calls visit(part) for each part of `text` between separators.
template <class Visit>
void for_each_part(std::string_view text, char separator, Visit&& visit) {
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(separator));
    if (!part.empty()) visit(part);
    text.remove_prefix(std::min(part.size() + 1, text.size()));
  }
}

}  // namespace

std::string Request::header(std::string_view name) const {
  const auto found = std::ranges::find_if(headers, [&](const Header& one) { return same_name(one.first, name); });
  return found == headers.end() ? "" : found->second;
}

std::size_t Request::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(headers, [&](const Header& one) { return same_name(one.first, name); }));
}

Target parse_target(std::string_view text) {
  if (!text.starts_with('/')) throw unreadable();
  text = text.substr(0, text.find('#'));
  const std::size_t mark = text.find('?');
  Target target;
  for_each_part(text.substr(0, mark), '/', [&](std::string_view part) { target.path.push_back(decoded(part, '\0')); });
  if (mark == std::string_view::npos) return target;
  for_each_part(text.substr(mark + 1), '&', [&](std::string_view part) {
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string_view value = part.substr(std::min(equals + 1, part.size()));
    target.query.add(decoded(part.substr(0, equals), '+'), decoded(value, '+'));
  });
  return target;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    if (std::isalnum(byte) || std::string_view("-._~").find(character) != std::string_view::npos) {
      encoded += character;
    } else {
      encoded += '%';
      encoded += digits[byte >> 4];
      encoded += digits[byte & 15];
    }
  }
  return encoded;
}

}  // namespace server

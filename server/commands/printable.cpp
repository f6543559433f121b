#include "server/commands/printable.h"

#include <algorithm>

namespace server {
namespace {

// How many bytes at the beginning of the text make one character that is not to be shown; 0 where none does.
std::size_t hidden_bytes(std::string_view text) {
  const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
  if ((byte(0) < 0x20 && byte(0) != '\n') || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) return 2;  // U+0080 to U+009F
  // The embeddings, overrides and isolates of directions: U+202A to U+202E, U+2066 to U+2069.
  const bool turns = byte(0) == 0xE2 && ((byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) ||
                                         (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9));
  return turns ? 3 : 0;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const std::size_t hidden = hidden_bytes(text);
    shown += hidden == 0 ? text.front() : ' ';
    text.remove_prefix(std::max<std::size_t>(hidden, 1));
  }
  return shown;
}

}  // namespace server

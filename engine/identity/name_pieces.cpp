#include "engine/identity/name_pieces.h"

#include <algorithm>

#include "engine/identity/words.h"

namespace engine {
namespace {

bool is_letter(char byte) {
  return static_cast<unsigned char>(byte) >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_part_of_word(char byte) { return is_letter(byte) || (byte >= '0' && byte <= '9'); }

}  // namespace

std::string without_dots(const std::string& text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool after_single = at > 0 && is_letter(text[at - 1]) && (at == 1 || !is_part_of_word(text[at - 2]));
    // "Co-operation" is one word, however it is hyphened.
    const bool in_cooperation = text[at] == '-' && at > 1 && at + 1 < text.size() && text[at - 1] == 'o' &&
                                (text[at - 2] == 'c' || text[at - 2] == 'C') && text[at + 1] == 'o';
    if (!in_cooperation && (text[at] != '.' || !after_single)) plain.push_back(text[at]);
  }
  return plain;
}

Pieces pieces_of(const std::string& text) {
  Pieces pieces;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_part_of_word(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    std::size_t small = 0, capital = 0;
    for (; end < text.size() && is_part_of_word(text[end]); ++end) {
      small += (text[end] >= 'a' && text[end] <= 'z') || static_cast<unsigned char>(text[end]) >= 0x80 ? 1 : 0;
      capital += text[end] >= 'A' && text[end] <= 'Z' ? 1 : 0;
    }
    // A dash or quotation mark of another alphabet may part words, too.
    const std::string folded = fold(text.substr(at, end - at));
    for (std::size_t from = 0; from < folded.size();) {
      const std::size_t to = std::min(folded.find(' ', from), folded.size());
      pieces.push_back({folded.substr(from, to - from), capital > 0 && small == 0, capital > 1 && capital > small});
      from = to + 1;
    }
    at = end;
  }
  return pieces;
}

Segments segments_of(const std::string& text) {
  Segments segments = {{0, ""}};
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    const bool spaced = at > 0 && (text[at - 1] == ' ' || (at + 1 < text.size() && text[at + 1] == ' '));
    if (byte == '/' || byte == '*' || byte == '|' || byte == ':' || (byte == '-' && spaced)) {
      segments.emplace_back(byte, "");
    } else {
      segments.back().second.push_back(byte);
    }
  }
  std::erase_if(segments, [](const auto& one) { return fold(one.second).empty(); });
  return segments;
}

}  // namespace engine

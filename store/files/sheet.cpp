#include "store/files/sheet.h"

namespace store {
namespace {

// The bytes of the blank that `text` begins with, 0 where it begins with none.
std::size_t leading_blank(std::string_view text) {
  static constexpr std::string_view wide_blanks[] = {"\xC2\xA0", "\xE2\x80\x8B", "\xE2\x80\xAF", "\xEF\xBB\xBF"};
  if (text.empty()) return 0;
  if (static_cast<unsigned char>(text.front()) <= ' ') return 1;
  for (const std::string_view blank : wide_blanks) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

std::size_t trailing_blank(std::string_view text) {
  if (text.empty()) return 0;
  if (static_cast<unsigned char>(text.back()) <= ' ') return 1;
  for (const std::size_t size : {std::size_t{2}, std::size_t{3}}) {
    if (text.size() >= size && leading_blank(text.substr(text.size() - size)) == size) return size;
  }
  return 0;
}

}  // namespace

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (std::uint32_t rest = column + 1; rest != 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

std::optional<std::uint32_t> parse_column(std::string_view text) {
  std::uint32_t number = 0;
  std::size_t letters = 0;
  while (letters < text.size() && text[letters] >= 'A' && text[letters] <= 'Z') {
    if (++letters > 3) return std::nullopt;
    number = number * 26 + static_cast<std::uint32_t>(text[letters - 1] - 'A' + 1);
  }
  if (letters == 0) return std::nullopt;
  return number - 1;
}

std::string_view trim(std::string_view text) {
  while (const std::size_t blank = leading_blank(text)) text.remove_prefix(blank);
  while (const std::size_t blank = trailing_blank(text)) text.remove_suffix(blank);
  return text;
}

}  // namespace store

#include "store/files/iati_values.h"

#include <algorithm>
#include <cctype>

#include "engine/model/error.h"
#include "store/files/sheet.h"

namespace store {
namespace {

bool is_digit(char one) { return one >= '0' && one <= '9'; }

// Whether the commas stand where thousands end: "1,234,567.8", not "12,5".
bool groups_thousands(std::string_view text) {
  const std::string_view whole = text.substr(0, text.find('.'));
  auto comma = whole.find(',');
  if (comma == std::string_view::npos || comma == 0 || comma > 3) return false;
  while (comma != std::string_view::npos) {
    const auto following = whole.find(',', comma + 1);
    const auto end = following == std::string_view::npos ? whole.size() : following;
    if (end - comma != 4) return false;
    comma = following;
  }
  return text.find(',', whole.size()) == std::string_view::npos;
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line;
  for (const char one : trim(text)) {
    const bool space = one == ' ' || one == '\n' || one == '\t' || one == '\r';
    if (!space) {
      line += one;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

std::optional<engine::Day> iati_day(std::string_view text) {
  constexpr std::size_t length = 10;
  text = trim(text);
  if (text.size() < length) return std::nullopt;
  if (text.size() > length) {
    const char behind = text[length];
    if (behind != 'T' && behind != 'Z' && behind != '+' && behind != '-' && behind != ' ') return std::nullopt;
  }
  try {
    return engine::parse_day(text.substr(0, length));
  } catch (const engine::Error&) {
    return std::nullopt;
  }
}

std::optional<engine::Decimal> iati_amount(std::string_view text) {
  text = trim(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  const std::string_view unsigned_text = text.starts_with('-') ? text.substr(1) : text;
  const bool by_commas = groups_thousands(unsigned_text);
  std::string plain;
  for (const char one : text) {
    if ((one == ',' && by_commas) || one == ' ') continue;
    plain += one;
  }
  if (plain.ends_with('.')) plain.pop_back();
  if (std::ranges::none_of(plain, is_digit)) return std::nullopt;
  try {
    return engine::parse_decimal(plain);
  } catch (const engine::Error&) {
    return std::nullopt;
  }
}

bool has_address(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at + 1 >= text.size()) return false;
  return text.find('.', at) != std::string_view::npos && text[at - 1] != ' ' && text[at + 1] != ' ';
}

}  // namespace store

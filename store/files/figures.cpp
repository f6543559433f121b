#include "store/files/figures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "store/files/sheet.h"

namespace store {
namespace {

bool is_digit(char character) { return character >= '0' && character <= '9'; }

// Whether the digits of `text` stand in groups of three behind each `mark`: "1,234,567".
bool is_grouped(std::string_view text, char mark) {
  std::size_t at = text.find(mark);
  if (at == std::string_view::npos || at == 0 || at > 3) return false;
  while (at < text.size()) {
    if (text.size() < at + 4 || text[at] != mark) return false;
    if (!std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                     text.begin() + static_cast<std::ptrdiff_t>(at) + 4, is_digit)) {
      return false;
    }
    at += 4;
  }
  return true;
}

void remove(std::string& text, char unwanted) { std::erase(text, unwanted); }

// Leaves a point as the only mark, before the decimals.
void settle_marks(std::string& digits) {
  const auto comma = digits.rfind(',');
  const auto point = digits.rfind('.');
  if (comma != std::string::npos && point != std::string::npos) {
    remove(digits, comma < point ? ',' : '.');
    std::ranges::replace(digits, ',', '.');
  } else if (is_grouped(digits, ',')) {
    remove(digits, ',');
  } else if (std::ranges::count(digits, '.') > 1 && is_grouped(digits, '.')) {
    remove(digits, '.');
  } else {
    std::ranges::replace(digits, ',', '.');
  }
}

// Whether a point stands before just three digits, behind one to three of which the first is none: "0.125" is plain.
bool has_doubtful_point(std::string_view digits) {
  if (digits.starts_with('+') || digits.starts_with('-')) digits.remove_prefix(1);
  return !digits.starts_with('0') && digits.find('.') + 4 == digits.size() && is_grouped(digits, '.');
}

}  // namespace

bool is_blank(std::string_view text) {
  static constexpr std::string_view errors[] = {"#N/A",   "#VALUE!",      "#REF!",       "#DIV/0!",       "#NAME?",
                                                "#NULL!", "#NUM!",        "#SPILL!",     "#GETTING_DATA", "N/A",
                                                "n/a",    "\xE2\x80\x93", "\xE2\x80\x94"};
  text = trim(text);
  if (std::ranges::find(errors, text) != std::end(errors)) return true;
  return std::ranges::all_of(text,
                             [](char character) { return character == '-' || character == ' ' || character == '_'; });
}

std::string western_digits(std::string_view text) {
  static constexpr std::array<std::string_view, 3> zeros = {"\xD9\xA0", "\xDB\xB0", "\xE0\xA7\xA6"};
  std::string plain;
  while (!text.empty()) {
    std::size_t taken = 0;
    for (const std::string_view zero : zeros) {
      const std::size_t last = zero.size() - 1;
      if (text.size() < zero.size() || text.substr(0, last) != zero.substr(0, last)) continue;
      const int digit = static_cast<unsigned char>(text[last]) - static_cast<unsigned char>(zero[last]);
      if (digit < 0 || digit > 9) continue;
      plain += static_cast<char>('0' + digit);
      taken = zero.size();
    }
    if (taken == 0) plain += text.front();
    text.remove_prefix(taken == 0 ? 1 : taken);
  }
  return plain;
}

Figure read_figure(std::string_view text) {
  if (is_blank(text)) return {};
  std::string digits;
  std::string western = western_digits(trim(text));
  for (std::string_view rest = western; !rest.empty();) {
    // Blanks and apostrophes part thousands; nothing is lost with them.
    const std::string_view solid = trim(rest);
    if (solid.size() < rest.size() && solid.data() != rest.data()) {
      rest = solid;
      continue;
    }
    if (rest.front() != '\'') digits += rest.front();
    rest.remove_prefix(1);
  }
  const bool doubtful = digits.find(',') == std::string::npos && has_doubtful_point(digits);
  settle_marks(digits);
  double number = 0;
  if (digits.starts_with("+-")) return {true, std::nullopt};
  const char* begin = digits.data() + (digits.starts_with('+') ? 1 : 0);
  const char* end = digits.data() + digits.size();
  const auto [stop, fault] = std::from_chars(begin, end, number);
  if (fault != std::errc() || stop != end || !std::isfinite(number)) return {true, std::nullopt};
  return {true, number, doubtful};
}

People people_of(const Figure& figure) {
  if (figure.may_be_thousands) {
    return {std::nullopt, "may mean thousands or a fraction, and was left empty: write it without the point"};
  }
  const auto whole = figure.number ? to_count(*figure.number) : std::nullopt;
  if (!whole || *whole < 0) return {std::nullopt, "is no number of people, and was left empty"};
  return {whole, {}};
}

std::optional<std::int64_t> to_count(double number) {
  constexpr double largest_exact = 9e15;
  if (!(std::abs(number) <= largest_exact)) return std::nullopt;
  return std::llround(number);
}

}  // namespace store

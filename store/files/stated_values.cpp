#include "store/files/stated_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "engine/model/error.h"
#include "store/files/contacts.h"
#include "store/files/dates.h"
#include "store/files/figures.h"
#include "store/files/profile.h"
#include "store/files/sheet.h"

namespace store {
namespace {

std::optional<engine::Decimal> plain_decimal(std::string_view text) {
  try {
    return engine::parse_decimal(text);
  } catch (const engine::Error&) {
    return std::nullopt;
  }
}

// "2021-02-25T00:00:00.000Z" without the time, which a date of the field never needs.
std::string_view without_time(std::string_view text) {
  constexpr std::size_t day = 10;
  return text.size() > day && text[day] == 'T' ? text.substr(0, day) : text;
}

std::optional<engine::Period> days_of(std::string_view text) { return read_when(without_time(trim(text)), {}); }

}  // namespace

std::string public_text(std::string_view text, std::size_t bytes) {
  const std::string without = without_contacts(text);
  std::string line;
  for (const char letter : trim(without)) {
    const bool is_space = letter == '\n' || letter == '\r' || letter == '\t' || letter == ' ';
    if (is_space && (line.empty() || line.back() == ' ')) continue;
    line += is_space ? ' ' : letter;
  }
  return shortened(trim(line), bytes);
}

std::string id_of(std::string_view text) {
  std::string id(trim(text));
  for (char& letter : id) {
    if (letter == '/' || letter == '|' || letter == '\\' || static_cast<unsigned char>(letter) <= ' ') letter = '-';
  }
  return id;
}

std::vector<engine::Word> sorted_words(std::vector<engine::Word> words) {
  std::erase_if(words, [](const engine::Word& word) { return word.text.empty(); });
  std::ranges::stable_sort(words, {}, &engine::Word::field);
  const auto repeated = std::ranges::unique(words, {}, &engine::Word::field);
  words.erase(repeated.begin(), repeated.end());
  return words;
}

std::optional<engine::Decimal> read_amount(std::string_view text) {
  const std::string_view bare = trim(text);
  if (bare.empty()) return std::nullopt;
  if (const auto plain = plain_decimal(bare)) return plain;
  std::optional<double> number = read_figure(bare).number;
  double scientific = 0;
  const auto end = std::from_chars(bare.data(), bare.data() + bare.size(), scientific);
  if (end.ec == std::errc() && end.ptr == bare.data() + bare.size()) number = scientific;
  constexpr double largest = 9e14;
  if (!number || !std::isfinite(*number) || std::abs(*number) > largest) return std::nullopt;
  std::array<char, 64> digits;
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), *number, std::chars_format::fixed);
  return plain_decimal({digits.data(), static_cast<std::size_t>(written.ptr - digits.data())});
}

engine::Date first_day(std::string_view text) {
  const auto days = days_of(text);
  return days ? engine::Date(days->from) : std::nullopt;
}

engine::Date day_after(std::string_view text) {
  const auto days = days_of(text);
  return days ? engine::Date(days->to) : std::nullopt;
}

std::vector<std::string> parted(std::string_view text, std::string_view marks) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find_first_of(marks), text.size());
    const std::string_view part = trim(text.substr(0, mark));
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(text.size(), mark + 1));
  }
  return parts;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : " | ") + text;
  return all;
}

}  // namespace store

#include "store/files/workbook_numbers.h"

#include <charconv>
#include <cmath>

#include "engine/model/day.h"

namespace store {
namespace {

constexpr double seconds_of_day = 86'400;
constexpr double first_unshown_day = 2'958'466;  // 10000-01-01 as days from 1900

std::string two_digits(long number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

std::string time_text(long seconds) {
  return two_digits(seconds / 3600) + ":" + two_digits(seconds / 60 % 60) + ":" + two_digits(seconds % 60);
}

// The day that spreadsheets show for a whole serial number. They count a 29 February 1900 that
// never was, so that the days before it stand one later than the difference says.
engine::Day shown_day(long serial, DateSystem system) {
  const engine::Day start =
      system == DateSystem::from_1904 ? engine::make_day(1904, 1, 1) : engine::make_day(1899, 12, 30);
  const long shift = system == DateSystem::from_1900 && serial < 60 ? 1 : 0;
  return {start.number + static_cast<std::int32_t>(serial + shift)};
}

}  // namespace

std::string shortest_number(std::string_view text) {
  double number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::string(text);
  char buffer[32];
  if (std::abs(number) < 1e15) {
    // The general form would write 100000 as 1e+05.
    const auto fixed = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed);
    if (fixed.ec == std::errc()) return {buffer, fixed.ptr};
  }
  const auto any = std::to_chars(buffer, buffer + sizeof buffer, number);
  return {buffer, any.ptr};
}

std::optional<std::string> date_text(double serial, DateSystem system) {
  if (!(serial >= 0) || serial >= first_unshown_day) return std::nullopt;
  double whole = std::floor(serial);
  long seconds = std::lround((serial - whole) * seconds_of_day);
  if (seconds == static_cast<long>(seconds_of_day)) {
    seconds = 0;
    whole += 1;
  }
  if (whole == 0 && system == DateSystem::from_1900) return time_text(seconds);
  const std::string day = engine::to_text(shown_day(static_cast<long>(whole), system));
  return seconds == 0 ? day : day + "T" + time_text(seconds);
}

bool shows_dates(std::string_view format_code) {
  for (std::size_t at = 0; at < format_code.size(); ++at) {
    switch (format_code[at]) {
      case '"':
        at = format_code.find('"', at + 1);
        break;
      case '[':
        at = format_code.find(']', at + 1);
        break;
      case '\\':
      case '_':
      case '*':
        ++at;
        break;
      case 'y':
      case 'Y':
      case 'm':
      case 'M':
      case 'd':
      case 'D':
      case 'h':
      case 'H':
      case 's':
      case 'S':
        return true;
      case 'G':
      case 'g':  // General
        return false;
      default:
        break;
    }
    if (at == std::string_view::npos) return false;
  }
  return false;
}

bool shows_dates(int built_in_format) {
  return (built_in_format >= 14 && built_in_format <= 22) || (built_in_format >= 27 && built_in_format <= 36) ||
         (built_in_format >= 45 && built_in_format <= 47) || (built_in_format >= 50 && built_in_format <= 58);
}

}  // namespace store

#include "store/files/dates.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <string>
#include <tuple>
#include <vector>

#include "engine/identity/words.h"
#include "engine/model/error.h"
#include "store/files/date_parts.h"
#include "store/files/figures.h"
#include "store/files/sheet.h"
#include "store/files/workbook_numbers.h"

namespace store {
namespace {

using engine::Day;
using engine::Period;

std::optional<Period> month_of_year(int month, int year) {
  if (month < 1 || month > 12 || !is_year(year)) return std::nullopt;
  const Day first = engine::make_day(year, static_cast<unsigned>(month), 1);
  const Day after =
      month == 12 ? engine::make_day(year + 1, 1, 1) : engine::make_day(year, static_cast<unsigned>(month) + 1, 1);
  return Period{first, after};
}

std::optional<Period> day_of(int year, int month, int day) {
  using namespace std::chrono;
  if (!is_year(year) || month < 1 || day < 1) return std::nullopt;
  const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  const Day found = engine::make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  return Period{found, engine::next(found)};
}

std::optional<Period> quarter_of(const DateParts& parts, const DateHints& hints) {
  int quarter = 0;
  std::optional<int> year = hints.year;
  for (const DateNumber& number : parts.numbers) {
    if (number.could_be_year()) {
      year = number.value;
    } else if (number.value >= 1 && number.value <= 4) {
      quarter = number.value;
    }
  }
  if (quarter == 0 || !year) return std::nullopt;
  const auto first = month_of_year(3 * quarter - 2, *year);
  const auto last = month_of_year(3 * quarter, *year);
  if (!first || !last) return std::nullopt;
  return Period{first->from, last->to};
}

// "January 2022", "Jan-22", "01. Janvier", "5 January 2022", "January 5, 2022", "5-Jan-22".
std::optional<Period> around_one_month(const DateParts& parts, const DateHints& hints) {
  const int month = parts.months.front();
  std::optional<int> year;
  std::optional<int> day;
  for (const DateNumber& number : parts.numbers) {
    if (number.could_be_year()) {
      year = number.value;
    } else if (number.digits > 2) {
      return std::nullopt;
    } else if (number.months_before == 0 || parts.numbers.size() == 2) {
      // A number after the month is its day only where another number follows as the year.
      if (day) {
        year = 2000 + number.value;
      } else {
        day = number.value;
      }
    } else {
      year = 2000 + number.value;
    }
  }
  const bool is_place_in_a_list = day && *day == month && !year;  // "01. Janvier"
  if (!year) year = hints.year;
  if (!year) return std::nullopt;
  return day && !is_place_in_a_list ? day_of(*year, month, *day) : month_of_year(month, *year);
}

// "Jan-Mar 2022", "November 2021 - January 2022".
std::optional<Period> from_month_to_month(const DateParts& parts, const DateHints& hints) {
  std::vector<int> years;
  for (const DateNumber& number : parts.numbers) {
    if (!number.could_be_year()) return std::nullopt;
    years.push_back(number.value);
  }
  if (years.empty() && hints.year) years.push_back(*hints.year);
  if (years.empty() || years.size() > 2) return std::nullopt;
  const auto first = month_of_year(parts.months.front(), years.front());
  const auto last = month_of_year(parts.months.back(), years.back());
  if (!first || !last || last->to <= first->from) return std::nullopt;
  return Period{first->from, last->to};
}

std::optional<Period> from_three_numbers(const DateParts& parts, const DateHints& hints) {
  const auto& [first, second, third] = std::tie(parts.numbers[0], parts.numbers[1], parts.numbers[2]);
  if (first.could_be_year()) return day_of(first.value, second.value, third.value);
  if (first.digits > 2 || (third.digits != 4 && third.digits != 2)) return std::nullopt;
  const int year = third.digits == 2 ? 2000 + third.value : third.value;
  const bool day_first = hints.order == DayOrder::day_first;
  const auto wanted = day_first ? day_of(year, second.value, first.value) : day_of(year, first.value, second.value);
  if (wanted) return wanted;
  return day_first ? day_of(year, first.value, second.value) : day_of(year, second.value, first.value);
}

std::optional<Period> from_numbers(const DateParts& parts, const DateHints& hints) {
  if (parts.numbers.size() == 3) return from_three_numbers(parts, hints);
  if (parts.numbers.size() == 2) {
    const DateNumber& first = parts.numbers[0];
    const DateNumber& second = parts.numbers[1];
    if (first.could_be_year()) return month_of_year(second.value, first.value);
    return second.could_be_year() ? month_of_year(first.value, second.value) : std::nullopt;
  }
  if (parts.numbers.size() != 1) return std::nullopt;
  const DateNumber& only = parts.numbers.front();
  if (only.could_be_year()) return Period{engine::make_day(only.value, 1, 1), engine::make_day(only.value + 1, 1, 1)};
  if (only.digits == 6) return month_of_year(only.value % 100, only.value / 100);
  if (only.digits == 8) return day_of(only.value / 10'000, only.value / 100 % 100, only.value % 100);
  return only.digits <= 2 && hints.year ? month_of_year(only.value, *hints.year) : std::nullopt;
}

// The day of a bare serial number of a spreadsheet, of the years 1954 to 2119.
std::optional<Period> from_serial(std::string_view text) {
  double serial = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), serial);
  if (fault != std::errc() || end != text.data() + text.size() || serial < 20'000 || serial > 80'000)
    return std::nullopt;
  const auto day = date_text(std::floor(serial), DateSystem::from_1900);
  return day ? std::optional(engine::parse_period(*day)) : std::nullopt;
}

// The text up to a time of day, "2022-01-31T12:30:00" or "31/01/2022 12:30".
std::string_view without_time(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon < 3) return text;
  const auto before = text.find_last_of("T ", colon);
  return before == std::string_view::npos ? text : trim(text.substr(0, before));
}

std::optional<Period> from_iso(std::string_view text) {
  const bool begins_with_year =
      text.size() >= 4 && text.substr(0, 4).find_first_not_of("0123456789") == std::string_view::npos;
  if (!begins_with_year) return std::nullopt;
  try {
    const Period period = engine::parse_period(text);
    if (is_year(engine::year_of(period.from)) && is_year(engine::year_of(engine::previous(period.to)))) return period;
    return std::nullopt;
  } catch (const engine::Error&) {
    return std::nullopt;  // it may still be a date in another manner
  }
}

}  // namespace

std::optional<Period> read_when(std::string_view text, const DateHints& hints) {
  const std::string western = western_digits(without_time(trim(text)));
  if (const auto iso = from_iso(western)) return iso;
  if (const auto day = from_serial(western)) return day;
  const DateParts parts = take_apart(engine::fold(western));
  if (parts.strange || parts.months.size() > 2) return std::nullopt;
  if (parts.quarter) return quarter_of(parts, hints);
  if (parts.months.size() == 2) return from_month_to_month(parts, hints);
  if (parts.months.size() == 1) return around_one_month(parts, hints);
  return from_numbers(parts, hints);
}

bool lacks_year(std::string_view text) {
  constexpr int any_year = 2000;
  return !read_when(text, {}) && read_when(text, {DayOrder::day_first, any_year});
}

std::optional<DayOrder> shown_order(std::string_view text) {
  const DateParts parts = take_apart(engine::fold(western_digits(without_time(trim(text)))));
  if (parts.strange || !parts.months.empty() || parts.numbers.size() != 3) return std::nullopt;
  if (parts.numbers[0].digits > 2 || parts.numbers[1].digits > 2) return std::nullopt;
  const int first = parts.numbers[0].value;
  const int second = parts.numbers[1].value;
  if (first > 12 && second <= 12) return DayOrder::day_first;
  if (second > 12 && first <= 12) return DayOrder::month_first;
  return std::nullopt;
}

Period whole_months(const Period& period) {
  const Day last = engine::previous(period.to);
  const auto first_month = month_of_year(static_cast<int>(engine::month_of(period.from)), engine::year_of(period.from));
  const auto last_month = month_of_year(static_cast<int>(engine::month_of(last)), engine::year_of(last));
  return {first_month->from, last_month->to};
}

}  // namespace store

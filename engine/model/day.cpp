#include "engine/model/day.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "engine/model/error.h"

namespace engine {
namespace {

using std::chrono::year_month_day;

year_month_day calendar(Day day) { return year_month_day(std::chrono::sys_days(std::chrono::days(day.number))); }

// The number that the digits of `text` write, or -1 where there is anything but digits.
int digits(std::string_view text) {
  int number = -1;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool all = fault == std::errc() && end == text.data() + text.size();
  return all && text.front() != '-' ? number : -1;
}

std::optional<Day> read_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits(text.substr(0, 4));
  const int month = digits(text.substr(5, 2));
  const int day = digits(text.substr(8, 2));
  if (year < 1 || month < 1 || day < 1) return std::nullopt;
  const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Day{static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count())};
}

Day first_of_month(int year, int month) {
  return make_day(year + (month - 1) / 12, static_cast<unsigned>((month - 1) % 12 + 1), 1);
}

std::optional<Period> read_part_of_year(std::string_view text) {
  const int year = digits(text.substr(0, std::min<std::size_t>(4, text.size())));
  if (year < 1) return std::nullopt;
  if (text.size() == 4) return Period{first_of_month(year, 1), first_of_month(year + 1, 1)};
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  if (text[5] == 'Q') {
    const int quarter = digits(text.substr(6));
    if (quarter < 1 || quarter > 4) return std::nullopt;
    return Period{first_of_month(year, 3 * quarter - 2), first_of_month(year, 3 * quarter + 1)};
  }
  const int month = digits(text.substr(5));
  if (month < 1 || month > 12) return std::nullopt;
  return Period{first_of_month(year, month), first_of_month(year, month + 1)};
}

}  // namespace

Day make_day(int year, unsigned month, unsigned day) {
  const year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return {static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count())};
}

int year_of(Day day) { return static_cast<int>(calendar(day).year()); }
unsigned month_of(Day day) { return static_cast<unsigned>(calendar(day).month()); }

Day parse_day(std::string_view text) {
  if (const auto day = read_day(text)) return *day;
  throw Error(Error::Kind::invalid, "'" + std::string(text) + "' is no day written as 2022-03-15");
}

std::string to_text(Day day) {
  const auto date = calendar(day);
  std::string text = "0000-00-00";
  const auto put = [&](std::size_t at, unsigned number, std::size_t width) {
    for (std::size_t place = at + width; place-- > at; number /= 10) text[place] = static_cast<char>('0' + number % 10);
  };
  put(0, static_cast<unsigned>(static_cast<int>(date.year())), 4);
  put(5, static_cast<unsigned>(date.month()), 2);
  put(8, static_cast<unsigned>(date.day()), 2);
  return text;
}

Period common(const Period& one, const Period& other) {
  return {std::max(one.from, other.from), std::min(one.to, other.to)};
}

Period parse_period(std::string_view text) {
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    const Period span{parse_day(text.substr(0, slash)), next(parse_day(text.substr(slash + 1)))};
    if (span.empty()) {
      throw Error(Error::Kind::invalid, "the period '" + std::string(text) + "' ends before it begins");
    }
    return span;
  }
  if (const auto part = read_part_of_year(text)) return *part;
  if (const auto day = read_day(text)) return {*day, next(*day)};
  throw Error(Error::Kind::invalid, "'" + std::string(text) +
                                        "' is no period written as 2022, 2022-03, 2022-Q1, 2022-03-15 or "
                                        "2022-01-01/2022-03-31");
}

std::string to_text(const Period& period) {
  const std::string from = to_text(period.from);
  for (const std::string& form : {from.substr(0, 4), from.substr(0, 7),
                                  from.substr(0, 5) + "Q" + std::to_string((month_of(period.from) + 2) / 3), from}) {
    if (parse_period(form) == period) return form;
  }
  return from + "/" + to_text(previous(period.to));
}

}  // namespace engine

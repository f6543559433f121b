#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace engine {

// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
struct Day {
  std::int32_t number = 0;

  friend auto operator<=>(const Day&, const Day&) = default;
};

// Reads "2022-03-15". Throws Error{invalid} where the text is no day of the years 1 to 9999.
Day parse_day(std::string_view text);

// Writes "2022-03-15".
std::string to_text(Day day);

Day make_day(int year, unsigned month, unsigned day);
int year_of(Day day);
unsigned month_of(Day day);
inline Day next(Day day) { return {day.number + 1}; }
inline Day previous(Day day) { return {day.number - 1}; }

// Days from <= t < to. An end that is not stated is open: `always()` is every day.
struct Period {
  static constexpr Day open_start{std::numeric_limits<std::int32_t>::min()};
  static constexpr Day open_end{std::numeric_limits<std::int32_t>::max()};

  Day from = open_start;
  Day to = open_end;

  static constexpr Period always() { return {}; }
  bool has(Day day) const { return from <= day && day < to; }
  bool empty() const { return to <= from; }
  bool meets(const Period& other) const { return from < other.to && other.from < to; }
  bool bounded() const { return from != open_start && to != open_end; }

  friend auto operator<=>(const Period&, const Period&) = default;
};

// The days that both have; empty() where there are none.
Period common(const Period& one, const Period& other);

// Reads a period in which something was reported: "2022", "2022-03", "2022-Q1", "2022-03-15" (one
// day) or "2022-01-01/2022-03-31" (both ends included). It covers all of itself.
// Throws Error{invalid}.
Period parse_period(std::string_view text);

// Writes the shortest form that parse_period() reads back. REQUIRES: bounded() and not empty().
std::string to_text(const Period& period);

}  // namespace engine

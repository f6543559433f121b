#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace store {

// The years that dates of the field can lie in.
inline constexpr int first_year = 1900;
inline constexpr int last_year = 2100;
constexpr bool is_year(int number) { return number >= first_year && number <= last_year; }

// A number of a text, and how many months the text names before it.
struct DateNumber {
  int value = 0;
  std::size_t digits = 0;
  std::size_t months_before = 0;

  bool could_be_year() const { return digits == 4 && is_year(value); }
};

// The words and numbers of a text that may be a date, in their order.
struct DateParts {
  std::vector<DateNumber> numbers;
  std::vector<int> months;  // those named, 1 to 12
  bool quarter = false;     // it speaks of quarters
  bool strange = false;     // it holds a word that no date does
};

// Cuts a folded text apart; "q1" and "5th" are a word and a number each.
DateParts take_apart(std::string_view folded);

}  // namespace store

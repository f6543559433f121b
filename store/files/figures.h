#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace store {

// A number as people write it: "80 418", "1,234", "1.234.567", "3,5", in western, Arabic or Bengali
// digits. `stated` is false where the cell says nothing ("", "-", "n/a", "#VALUE!"); `number` is
// empty where it says something that is no number.
struct Figure {
  bool stated = false;
  std::optional<double> number;
  // "12.500": a point before just three digits parts thousands in half of the world. `number` takes it for a fraction.
  bool may_be_thousands = false;
};

Figure read_figure(std::string_view text);

// How many people a figure is; where it is no such number, nothing and the reason. "12.500" is none: twelve is as far
// from the truth as twelve thousand, where nobody can say which is meant.
struct People {
  std::optional<std::int64_t> number;
  std::string_view fault;
};

// REQUIRES: figure.stated.
People people_of(const Figure& figure);

// The nearest whole number, a half away from zero; nothing beyond what is counted exactly.
std::optional<std::int64_t> to_count(double number);

// Whether a cell says nothing: blank, dashes alone, or an error of a spreadsheet ("#N/A").
bool is_blank(std::string_view text);

// The text with Arabic, Persian and Bengali digits as western ones.
std::string western_digits(std::string_view text);

}  // namespace store

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
};

Figure read_figure(std::string_view text);

// The nearest whole number, a half away from zero; nothing beyond what is counted exactly.
std::optional<std::int64_t> to_count(double number);

// Whether a cell says nothing: blank, dashes alone, or an error of a spreadsheet ("#N/A").
bool is_blank(std::string_view text);

// The text with Arabic, Persian and Bengali digits as western ones.
std::string western_digits(std::string_view text);

}  // namespace store

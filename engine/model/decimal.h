#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace engine {

// An exact amount of money or a rate: a whole number of ten-thousandths, so that sums agree
// with the files to the cent whatever their order.
struct Decimal {
  std::int64_t ten_thousandths = 0;

  friend auto operator<=>(const Decimal&, const Decimal&) = default;
};

// Reads "1234.5" or "-3" (digits past the fourth place are rounded half away from zero).
// Throws Error{invalid} where the text is no such number or above 900 million millions.
Decimal parse_decimal(std::string_view text);

// Writes the shortest form that parse_decimal() reads back.
std::string to_text(Decimal amount);

double to_double(Decimal amount);

}  // namespace engine

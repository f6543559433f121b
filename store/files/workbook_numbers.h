#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace store {

// Which day a workbook counts its dates from.
enum class DateSystem { from_1900, from_1904 };

// The number in its shortest form: "7.0091210000000004" gives "7.009121", "2.0" gives "2". A text
// that is no number comes back as it is.
std::string shortest_number(std::string_view text);

// A count of days as ISO text: "2022-01-31", "2022-01-31T12:30:00" where a time is stated, "12:30:00"
// where there is nothing but a time. Nothing where no spreadsheet would show a date.
std::optional<std::string> date_text(double serial, DateSystem system);

// Whether a number format ("mmm\-yy") shows dates or times. Text in quotation marks, after a
// backslash or in brackets is none of it.
bool shows_dates(std::string_view format_code);

// The same for the formats that every workbook has without declaring them.
bool shows_dates(int built_in_format);

}  // namespace store

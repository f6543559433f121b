#pragma once

#include <optional>
#include <string_view>

#include "engine/model/day.h"

namespace store {

// Which of day and month comes first in "03/04/2022".
enum class DayOrder { day_first, month_first };

// What the rest of a sheet says about a date that does not say all.
struct DateHints {
  DayOrder order = DayOrder::day_first;
  std::optional<int> year;  // of months that come without one
};

// The days that a text of the field covers, all of them: "2022-01" a month, "15/03/2022" one day,
// "Q1 2022" and "1er trimestre 2022" a quarter, "Jan-Mar 2022" three months, "2021" a year. Months
// are known in English, French, Spanish, Portuguese and Arabic; also "01. Janvier", "Jan-22", days
// as ISO text with a time, and the bare serial numbers of spreadsheets (44562).
// Nothing where the text is no date of the years 1900 to 2100, or lacks a year that no hint gives.
std::optional<engine::Period> read_when(std::string_view text, const DateHints& hints);

// Whether the text is a month that only lacks its year.
bool lacks_year(std::string_view text);

// What the text proves about the order of its day and month: "15/03/2022" and "03/15/2022" do,
// "03/04/2022" does not.
std::optional<DayOrder> shown_order(std::string_view text);

// The whole months that the days of `period` touch.
engine::Period whole_months(const engine::Period& period);

}  // namespace store

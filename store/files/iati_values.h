#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/model/day.h"
#include "engine/model/decimal.h"

// The values of IATI files: dates, amounts and texts as publishers write them.
namespace store {

// The text with every run of white space as one space, and none at its ends.
std::string one_line(std::string_view text);

// "2014-01-31", also with a time or a zone behind it ("2014-01-31T07:15:37Z", "2014-01-31Z"). Nothing where it is no
// such day: a year alone is none.
std::optional<engine::Day> iati_day(std::string_view text);

// "1500", "-12.50", "46000000.0", "1,234,567.8", "1 500". Nothing where it is no number.
std::optional<engine::Decimal> iati_amount(std::string_view text);

// Whether the text holds an e-mail address, which no record may.
bool has_address(std::string_view text);

}  // namespace store

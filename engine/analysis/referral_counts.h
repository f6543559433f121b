#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/analysis/question.h"

namespace engine {

// What is counted of a referral in a month.
enum class Outcome : std::uint8_t { sent, accepted, rejected, no_answer };
inline constexpr std::size_t outcome_count = 4;
std::string_view to_text(Outcome outcome);  // "no_answer"

// A number of people below this is never shown.
inline constexpr std::int64_t fewest_shown = 5;

// One month, or all of them together. A number is -1 where nobody states it, and where it is suppressed.
struct CountRow {
  Period month;  // empty of the total
  std::array<std::int64_t, outcome_count> counts{-1, -1, -1, -1};
  std::array<bool, outcome_count> at_least{};  // of a total: some month does not state it
  bool suppressed = false;
  std::vector<Number> records;  // ascending
};

// The counts of one referral by month, fit to be shown to anybody.
struct ReferralCounts {
  std::uint32_t referral = 0;    // index of Snapshot::referrals
  std::vector<CountRow> months;  // ascending
  CountRow total;                // over all months
};

// Returns the monthly counts of each referral that the question may see, by number of the referral.
//
// A month in which any number is below five is suppressed whole, since its numbers add up to each other. The total over
// the months is shown where nothing is suppressed, or where what is suppressed is two months or more and of each number
// at least five people or none stated. Else the smallest month left is suppressed with them, until that holds; where no
// month is left, the total is suppressed. Months of one referral that are stated twice are the later record's.
// Periods that overlap have no total, and are suppressed together: one may be a sum over the other.
// Totals are always over all months, whatever is asked: two totals never differ by a month.
//
// Cost: a sort.
std::vector<ReferralCounts> find_referral_counts(const Snapshot& snapshot, const Question& question);

}  // namespace engine

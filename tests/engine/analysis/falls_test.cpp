#include "engine/analysis/falls.h"

#include <gtest/gtest.h>

#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;
using engine::Falls;
using engine::runs_on;

const std::string links = R"(
  deliveries
  organisation | service | location | start      | end        | status
  hope         | water   | port     | 2022-01-01 | 2022-06-01 |
  hope         | water   | valley   |            |            |
  care         | clinic  | valley   | 2022-07-01 |            | planned
  referrals
  from | to   | service | formal | status
  care | hope | water   | yes    | active
  care | hope | clinic  | yes    | active
  hope | care | clinic  | yes    | active
  care | hope | water   | no     | active
  care | hope | water   | yes    | proposed
)";

TEST(Falls, LeaveWhatGoesOn) {
  const auto field = in_small_field(links);
  const auto question = overlaps_of_all_time();
  const engine::View view(*field, question);
  const Falls falls(view);
  const auto& water = falls.of_provider({organisation(*field, "hope"), {}});
  ASSERT_EQ(water.size(), 2u);
  // Where only one of two goes, whom the referral leads to still does it.
  const auto one = falls.of({water[0]}, {}, [](std::uint32_t) { return true; });
  EXPECT_TRUE(one.referrals.empty());
  EXPECT_EQ(one.emptied.size(), 1u);
  const auto both = falls.of(water, {}, [](std::uint32_t) { return true; });
  const auto first = field->referrals[0].number;
  EXPECT_EQ(both.referrals, (std::vector<engine::Number>{first, first + 2}));
  EXPECT_EQ(both.emptied.size(), 2u);
  EXPECT_EQ(falls.of({}, {}, [](std::uint32_t) { return false; }).cells.size(), 0u);
}

TEST(Falls, KnowWhatRunsOnADay) {
  const auto field = in_small_field(links);
  const auto question = overlaps_of_all_time();
  const engine::View view(*field, question);
  std::string running;
  for (std::size_t delivery = 0; delivery < field->deliveries.size(); ++delivery) {
    const auto& row = field->deliveries[delivery];
    running += field->locations.id(row.location) + " " + field->services.id(row.service);
    for (const char* day : {"2022-05-31", "2022-06-01", "2022-08-01"}) {
      running += runs_on(view, delivery, engine::parse_day(day)) ? " yes" : " no";
    }
    running += "\n";
  }
  EXPECT_EQ(running, "port water yes no no\nvalley clinic no no yes\nvalley water yes yes yes\n");
}

}  // namespace

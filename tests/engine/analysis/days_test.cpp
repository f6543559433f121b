#include "engine/analysis/days.h"

#include <gtest/gtest.h>

namespace {

using namespace engine;

Period days(int from, int to) { return {Day{from}, Day{to}}; }

TEST(Days, AreUnitedWithoutGapsOrRepeats) {
  EXPECT_EQ(united({days(5, 7), days(1, 3), days(3, 4), days(6, 9), days(4, 4)}),
            (std::vector{days(1, 4), days(5, 9)}));
  EXPECT_TRUE(united({days(3, 3), days(5, 2)}).empty());
}

TEST(Days, InCommonAreThoseOfBoth) {
  const std::vector one{days(1, 4), days(6, 10)};
  const std::vector other{days(3, 7), days(9, 12)};
  EXPECT_EQ(days_in_common(one, other), (std::vector{days(3, 4), days(6, 7), days(9, 10)}));
  EXPECT_TRUE(have_common_day(one, other));
  EXPECT_FALSE(have_common_day(one, std::vector{days(4, 6)}));
}

TEST(Days, AreCountedWhereAnEndBoundsThem) {
  EXPECT_EQ(count_days(std::vector{days(1, 4), days(6, 7)}), 4);
  EXPECT_EQ(count_days({}), 0);
  EXPECT_EQ(count_days(std::vector{Period{Day{1}, Period::open_end}}), std::nullopt);
}

}  // namespace

#include "engine/model/day.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/model/error.h"

namespace engine {
namespace {

TEST(Day, IsReadAndWrittenAsIso) {
  EXPECT_EQ(parse_day("1970-01-01").number, 0);
  EXPECT_EQ(parse_day("2024-02-29").number - parse_day("2024-02-28").number, 1);
  EXPECT_EQ(to_text(parse_day("0001-01-01")), "0001-01-01");
  EXPECT_EQ(to_text(parse_day("9999-12-31")), "9999-12-31");
}

TEST(Day, IsRefusedWhereTheCalendarHasNone) {
  for (const char* text : {"", "2023-02-29", "2022-13-01", "2022-00-10", "2022-1-01", "22-01-01", "2022/01/01",
                           "2022-01-01T00:00:00", "-022-01-01", "2022-01-0x", "0000-01-01"}) {
    EXPECT_THROW(parse_day(text), Error) << text;
  }
}

TEST(Day, KnowsItsMonthAndYear) {
  const Day day = make_day(2022, 3, 15);
  EXPECT_EQ(year_of(day), 2022);
  EXPECT_EQ(month_of(day), 3u);
  EXPECT_EQ(to_text(next(day)), "2022-03-16");
  EXPECT_EQ(to_text(previous(make_day(2022, 3, 1))), "2022-02-28");
}

TEST(Period, HoldsItsFirstDayAndNotItsEnd) {
  const Period march = parse_period("2022-03");
  EXPECT_TRUE(march.has(parse_day("2022-03-01")));
  EXPECT_TRUE(march.has(parse_day("2022-03-31")));
  EXPECT_FALSE(march.has(parse_day("2022-04-01")));
  EXPECT_FALSE(march.has(parse_day("2022-02-28")));
}

TEST(Period, CoversAllOfAMonthQuarterOrYear) {
  EXPECT_EQ(parse_period("2022-12"), (Period{make_day(2022, 12, 1), make_day(2023, 1, 1)}));
  EXPECT_EQ(parse_period("2022-Q4"), (Period{make_day(2022, 10, 1), make_day(2023, 1, 1)}));
  EXPECT_EQ(parse_period("2022"), (Period{make_day(2022, 1, 1), make_day(2023, 1, 1)}));
  EXPECT_EQ(parse_period("2022-03-15"), (Period{make_day(2022, 3, 15), make_day(2022, 3, 16)}));
  EXPECT_EQ(parse_period("2022-01-01/2022-03-15"), (Period{make_day(2022, 1, 1), make_day(2022, 3, 16)}));
}

TEST(Period, IsRefusedWhereItMeansNothing) {
  for (const char* text : {"", "2022-", "2022-3", "2022-Q5", "2022-Q0", "2022-13", "March", "2022-03-15/2022-03-14"}) {
    EXPECT_THROW(parse_period(text), Error) << text;
  }
}

TEST(Period, IsWrittenAsItIsReadBack) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const Day from{static_cast<std::int32_t>(random() % 40000)};
    Period period{from, {from.number + 1 + static_cast<std::int32_t>(random() % 500)}};
    if (round % 3 == 0) period = parse_period(to_text(from).substr(0, 7));
    if (round % 3 == 1) period = parse_period(to_text(from).substr(0, 4));
    ASSERT_EQ(parse_period(to_text(period)), period) << to_text(period);
  }
  EXPECT_EQ(to_text(parse_period("2022-Q2")), "2022-Q2");
  EXPECT_EQ(to_text(parse_period("2022-01-01/2022-01-31")), "2022-01");
}

TEST(Period, MeetsAnotherOnADayInCommon) {
  const Period march = parse_period("2022-03");
  EXPECT_TRUE(march.meets(Period::always()));
  EXPECT_FALSE(march.meets(parse_period("2022-04")));
  EXPECT_TRUE(common(march, parse_period("2022-04")).empty());
  EXPECT_EQ(common(march, parse_period("2022-Q1")), march);
}

}  // namespace
}  // namespace engine

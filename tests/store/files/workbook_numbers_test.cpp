#include "store/files/workbook_numbers.h"

#include <gtest/gtest.h>

#include "engine/model/day.h"

namespace {

using store::DateSystem;

TEST(ShortestNumber, DropsWhatTheMachineAdded) {
  EXPECT_EQ(store::shortest_number("7.0091210000000004"), "7.009121");
  EXPECT_EQ(store::shortest_number("2.0"), "2");
  EXPECT_EQ(store::shortest_number("100000"), "100000");
  EXPECT_EQ(store::shortest_number("1E5"), "100000");
  EXPECT_EQ(store::shortest_number("-0.5"), "-0.5");
}

TEST(ShortestNumber, LeavesWhatIsNoNumber) {
  EXPECT_EQ(store::shortest_number("ten"), "ten");
  EXPECT_EQ(store::shortest_number("1,5"), "1,5");
  EXPECT_EQ(store::shortest_number("nan"), "nan");
}

TEST(DateText, CountsDaysFrom1900AsSpreadsheetsDo) {
  EXPECT_EQ(store::date_text(1, DateSystem::from_1900), "1900-01-01");
  EXPECT_EQ(store::date_text(59, DateSystem::from_1900), "1900-02-28");
  EXPECT_EQ(store::date_text(61, DateSystem::from_1900), "1900-03-01");
  EXPECT_EQ(store::date_text(44'562, DateSystem::from_1900), "2022-01-01");
}

TEST(DateText, CountsDaysFrom1904) {
  EXPECT_EQ(store::date_text(0, DateSystem::from_1904), "1904-01-01");
  EXPECT_EQ(store::date_text(44'562 - 1462, DateSystem::from_1904), "2022-01-01");
}

TEST(DateText, AgreesWithSteppingDayByDay) {
  engine::Day day = engine::make_day(1900, 3, 1);
  for (int serial = 61; serial < 60'000; ++serial, day = engine::next(day)) {
    ASSERT_EQ(store::date_text(serial, DateSystem::from_1900), engine::to_text(day));
  }
}

TEST(DateText, SaysTheTimeWhereThereIsOne) {
  EXPECT_EQ(store::date_text(44'562.5, DateSystem::from_1900), "2022-01-01T12:00:00");
  EXPECT_EQ(store::date_text(0.25, DateSystem::from_1900), "06:00:00");
  EXPECT_EQ(store::date_text(44'562.9999999, DateSystem::from_1900), "2022-01-02");
}

TEST(DateText, IsNothingOutsideTheYearsOfSpreadsheets) {
  EXPECT_EQ(store::date_text(-1, DateSystem::from_1900), std::nullopt);
  EXPECT_EQ(store::date_text(2'958'466, DateSystem::from_1900), std::nullopt);
}

TEST(NumberFormat, ShowsDatesByItsLetters) {
  EXPECT_TRUE(store::shows_dates("mmm\\-yy"));
  EXPECT_TRUE(store::shows_dates("[$-409]d\\-mmm\\-yyyy;@"));
  EXPECT_TRUE(store::shows_dates("h:mm"));
  EXPECT_FALSE(store::shows_dates("General"));
  EXPECT_FALSE(store::shows_dates("#,##0.00"));
  EXPECT_FALSE(store::shows_dates("0\" days\""));
  EXPECT_FALSE(store::shows_dates("[Red]0"));
  EXPECT_FALSE(store::shows_dates("0\\d"));
  EXPECT_FALSE(store::shows_dates("\"never closed"));
  EXPECT_TRUE(store::shows_dates(14));
  EXPECT_FALSE(store::shows_dates(9));
}

}  // namespace

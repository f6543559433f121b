#include "store/files/figures.h"

#include <gtest/gtest.h>

#include <random>

namespace {

TEST(Figure, IsReadAsPeopleWriteIt) {
  EXPECT_EQ(store::read_figure("80418").number, 80'418);
  EXPECT_EQ(store::read_figure(" 80 418 ").number, 80'418);
  EXPECT_EQ(store::read_figure("80\xC2\xA0"
                               "418")
                .number,
            80'418);
  EXPECT_EQ(store::read_figure("1,234,567").number, 1'234'567);
  EXPECT_EQ(store::read_figure("1.234.567").number, 1'234'567);
  EXPECT_EQ(store::read_figure("1,234.5").number, 1234.5);
  EXPECT_EQ(store::read_figure("1.234,5").number, 1234.5);
  EXPECT_EQ(store::read_figure("3,5").number, 3.5);
  EXPECT_EQ(store::read_figure("-12").number, -12);
  EXPECT_EQ(store::read_figure("+12").number, 12);
  EXPECT_EQ(store::read_figure("1'000").number, 1000);
}

TEST(Figure, IsReadInOtherDigits) {
  EXPECT_EQ(store::read_figure("\xD9\xA1\xD9\xA2\xD9\xA3").number, 123);
  EXPECT_EQ(store::read_figure("\xDB\xB4\xDB\xB5").number, 45);
  EXPECT_EQ(store::read_figure("\xE0\xA7\xA7\xE0\xA7\xA6").number, 10);
}

TEST(Figure, SaysWhereAPointMayPartThousands) {
  for (const char* text : {"12.500", "1.234", "-1.000", " 999.999 ", "+5.000"}) {
    EXPECT_TRUE(store::read_figure(text).may_be_thousands) << text;
    EXPECT_FALSE(store::people_of(store::read_figure(text)).number) << text;
  }
  for (const char* text : {"12.5", "1.2345", "0.125", "1234.500", "1.234.567", "1.234,5", "1,234", "12,500.000"}) {
    EXPECT_FALSE(store::read_figure(text).may_be_thousands) << text;
    EXPECT_TRUE(store::people_of(store::read_figure(text)).number) << text;
  }
  EXPECT_EQ(store::people_of(store::read_figure("12.500")).fault,
            "may mean thousands or a fraction, and was left empty: write it without the point");
  EXPECT_EQ(store::people_of(store::read_figure("-3")).fault, "is no number of people, and was left empty");
}

TEST(Figure, MayBeUnstated) {
  for (const char* text : {"", " ", "-", " -   ", "\xE2\x80\x93", "#N/A", "#VALUE!", "n/a"}) {
    EXPECT_FALSE(store::read_figure(text).stated) << text;
    EXPECT_TRUE(store::is_blank(text)) << text;
  }
  EXPECT_TRUE(store::read_figure("0").stated);
}

TEST(Figure, IsNoNumberWhereItHoldsWords) {
  for (const char* text : {"ten", "12 families", "12%", "1-2", "inf", "0x10", "+-3"}) {
    EXPECT_TRUE(store::read_figure(text).stated) << text;
    EXPECT_EQ(store::read_figure(text).number, std::nullopt) << text;
  }
}

TEST(Figure, ReadsEveryGroupingOfANumber) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    const std::string digits = std::to_string(1'000'000 + random() % 999'000'000);
    for (const char* mark : {",", ".", " ", "'"}) {
      std::string grouped;
      for (std::size_t at = 0; at < digits.size(); ++at)
        grouped += (at != 0 && (digits.size() - at) % 3 == 0 ? mark : "") + digits.substr(at, 1);
      ASSERT_EQ(store::read_figure(grouped).number, std::stod(digits)) << grouped;
    }
  }
}

TEST(Count, IsTheNearestWholeNumber) {
  EXPECT_EQ(store::to_count(2.5), 3);
  EXPECT_EQ(store::to_count(-2.5), -3);
  EXPECT_EQ(store::to_count(2103831.9463870497), 2'103'832);
  EXPECT_EQ(store::to_count(1e300), std::nullopt);
}

}  // namespace

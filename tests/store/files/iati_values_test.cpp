#include "store/files/iati_values.h"

#include <gtest/gtest.h>

#include "engine/model/text.h"

namespace {

std::string day(const std::string& text) { return engine::to_text(store::iati_day(text)); }
std::string amount(const std::string& text) { return engine::to_text(store::iati_amount(text)); }

TEST(IatiValues, ReadDaysWithWhatStandsBehindThem) {
  for (const char* text : {"2014-01-31", " 2014-01-31 ", "2014-01-31Z", "2014-01-31+02:00", "2014-01-31T07:15:37Z"}) {
    EXPECT_EQ(day(text), "2014-01-31") << text;
  }
  for (const char* text : {"", "2014", "31/01/2014", "2014-02-30", "2014-01-311", "not a day at all"}) {
    EXPECT_EQ(day(text), "") << text;
  }
}

TEST(IatiValues, ReadAmountsAsPublishersWriteThem) {
  EXPECT_EQ(amount("46000000.0"), "46000000");
  EXPECT_EQ(amount(" 1,234,567.80 "), "1234567.8");
  EXPECT_EQ(amount("-12.50"), "-12.5");
  EXPECT_EQ(amount("1 500"), "1500");
  EXPECT_EQ(amount("+7."), "7");
  for (const char* text : {"", "-", ".", "abc", "1,5", "12,34,567", "1e6", "10 EUR", "--5", "99999999999999999999"}) {
    EXPECT_EQ(amount(text), "") << text;
  }
}

TEST(IatiValues, MakeOneLineOfManyLines) {
  EXPECT_EQ(store::one_line("\n  Water \t for\r\n  all  "), "Water for all");
  EXPECT_EQ(store::one_line(" \n "), "");
}

TEST(IatiValues, SeeAnAddress) {
  EXPECT_TRUE(store::has_address("write to jo@hope.example"));
  EXPECT_FALSE(store::has_address("Water @ Home"));
  EXPECT_FALSE(store::has_address("@hope"));
}

}  // namespace

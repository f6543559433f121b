#include "engine/model/decimal.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"

namespace engine {
namespace {

TEST(Decimal, KeepsEveryCent) {
  EXPECT_EQ(parse_decimal("1234.5").ten_thousandths, 12'345'000);
  EXPECT_EQ(parse_decimal("-0.01").ten_thousandths, -100);
  EXPECT_EQ(parse_decimal(".5").ten_thousandths, 5'000);
  EXPECT_EQ(parse_decimal("7.").ten_thousandths, 70'000);
}

TEST(Decimal, RoundsPastTheFourthPlaceHalfAwayFromZero) {
  EXPECT_EQ(to_text(parse_decimal("0.00005")), "0.0001");
  EXPECT_EQ(to_text(parse_decimal("-0.00005")), "-0.0001");
  EXPECT_EQ(to_text(parse_decimal("0.000049999")), "0");
  EXPECT_EQ(to_text(parse_decimal("0.99995")), "1");
}

TEST(Decimal, IsWrittenAsItIsReadBack) {
  for (const char* text : {"0", "1", "-1", "12.5", "0.0001", "900000000000000", "-3.25"}) {
    EXPECT_EQ(to_text(parse_decimal(text)), text);
  }
}

TEST(Decimal, IsRefusedWhereItIsNoAmount) {
  for (const char* text : {"", "-", ".", "1,000", "1e3", "12 000", "--1", "1.2.3", "9000000000000000", "NaN"}) {
    EXPECT_THROW(parse_decimal(text), Error) << text;
  }
}

}  // namespace
}  // namespace engine

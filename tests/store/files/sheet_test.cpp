#include "store/files/sheet.h"

#include <gtest/gtest.h>

namespace {

TEST(ColumnLetters, CountAsSpreadsheetsDo) {
  EXPECT_EQ(store::column_letters(0), "A");
  EXPECT_EQ(store::column_letters(25), "Z");
  EXPECT_EQ(store::column_letters(26), "AA");
  EXPECT_EQ(store::column_letters(16'383), "XFD");
}

TEST(ColumnLetters, AreReadBack) {
  for (std::uint32_t column = 0; column < 16'384; ++column) {
    ASSERT_EQ(store::parse_column(store::column_letters(column) + "17"), column);
  }
}

TEST(ColumnLetters, AreOneToThreeCapitals) {
  EXPECT_EQ(store::parse_column("17"), std::nullopt);
  EXPECT_EQ(store::parse_column("a1"), std::nullopt);
  EXPECT_EQ(store::parse_column("ABCD1"), std::nullopt);
  EXPECT_EQ(store::parse_column(""), std::nullopt);
}

TEST(Trim, TakesBlanksOfEveryWidth) {
  EXPECT_EQ(store::trim(" \t\r\n\xC2\xA0 Erbil\xE2\x80\xAF\xC2\xA0 "), "Erbil");
  EXPECT_EQ(store::trim("  "), "");
  EXPECT_EQ(store::trim("Al Amiriyah"), "Al Amiriyah");
  EXPECT_EQ(store::trim("\xEF\xBB\xBFx"), "x");
}

}  // namespace

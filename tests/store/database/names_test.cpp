#include "store/database/names.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"

TEST(Names, GiveEachTextANumber) {
  store::Names names;
  EXPECT_EQ(names.add("iraq.xlsx"), 0U);
  EXPECT_EQ(names.add(""), 1U);
  EXPECT_EQ(names.number("iraq.xlsx"), 0U);
  EXPECT_EQ(names.text(1), "");
  EXPECT_EQ(names.size(), 2U);
}

TEST(Names, KnowNothingElse) {
  store::Names names;
  EXPECT_FALSE(names.number("iraq.xlsx"));
  EXPECT_THROW(names.text(0), engine::Error);
}

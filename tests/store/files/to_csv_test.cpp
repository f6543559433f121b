#include "store/files/to_csv.h"

#include <gtest/gtest.h>

namespace {

TEST(ToCsv, FollowsTheStandard) {
  EXPECT_EQ(store::to_csv({"a", "b"}, {{"x", "1,5"}, {"say \"so\"", "two\nlines"}}),
            "a,b\r\nx,\"1,5\"\r\n\"say \"\"so\"\"\",\"two\nlines\"\r\n");
}

TEST(ToCsv, DisarmsFormulasAndSparesNumbers) {
  EXPECT_EQ(store::to_csv({"a"}, {{"=1+1"}, {"@x"}, {"+x"}, {"-x"}, {"\tx"}, {"-3.5"}, {"+7"}, {"-1e5"}}),
            "a\r\n\"'=1+1\"\r\n\"'@x\"\r\n\"'+x\"\r\n\"'-x\"\r\n\"'\tx\"\r\n-3.5\r\n+7\r\n-1e5\r\n");
}

TEST(ToCsv, LeavesTextsOfTheNativeTablesAsTheyAre) {
  std::string csv;
  store::append_record(csv, {"=1+1", "", " x"});
  EXPECT_EQ(csv, "=1+1,,\" x\"\r\n");
}

}  // namespace

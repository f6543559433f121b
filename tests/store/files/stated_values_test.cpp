#include "store/files/stated_values.h"

#include <gtest/gtest.h>

#include "engine/model/text.h"

namespace {

std::string amount(const std::string& text) {
  const auto read = store::read_amount(text);
  return read ? engine::to_text(*read) : "none";
}

std::string days(const std::string& text) {
  return engine::to_text(store::first_day(text)) + " " + engine::to_text(store::day_after(text));
}

TEST(StatedValues, ReadAmountsToTheCent) {
  EXPECT_EQ(amount("46000000.0"), "46000000");
  EXPECT_EQ(amount("516456.920428"), "516456.9204");
  EXPECT_EQ(amount("1,234,567.50"), "1234567.5");
  EXPECT_EQ(amount("4.6E7"), "46000000");
  EXPECT_EQ(amount("-1"), "-1");
  EXPECT_EQ(amount(" 80 418 "), "80418");
  EXPECT_EQ(amount("much"), "none");
  EXPECT_EQ(amount(""), "none");
  EXPECT_EQ(amount("1e300"), "none");
  EXPECT_EQ(amount("nan"), "none");
}

TEST(StatedValues, ReadDaysWithTheirTime) {
  EXPECT_EQ(days("2021-02-25"), "2021-02-25 2021-02-26");
  EXPECT_EQ(days("2020-04-28T00:00:00+00:00"), "2020-04-28 2020-04-29");
  EXPECT_EQ(days("2020"), "2020-01-01 2021-01-01");
  EXPECT_EQ(days("soon"), " ");
}

TEST(StatedValues, KeepNoContact) {
  EXPECT_EQ(store::public_text("Ask  a.person@example.org\nor call"), "Ask or call");
  EXPECT_EQ(store::public_text("abcdef", 3).size(), 3U);
}

TEST(StatedValues, MakeIdsThatNoPathParts) { EXPECT_EQ(store::id_of(" IRQ/05 09|x\n"), "IRQ-05-09-x"); }

TEST(StatedValues, PutWordsInOrder) {
  const auto words = store::sorted_words({{"b", "1"}, {"a", ""}, {"a", "2"}, {"b", "3"}});
  EXPECT_EQ(words, (std::vector<engine::Word>{{"a", "2"}, {"b", "1"}}));
}

TEST(StatedValues, PartTextsAtMarks) { EXPECT_EQ(store::joined(store::parted(" a ; |b|", ";|")), "a | b"); }

}  // namespace

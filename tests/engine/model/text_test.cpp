#include "engine/model/text.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"
#include "engine/model/tables.h"

namespace engine {
namespace {

TEST(Text, OfAListKeepsBarsInsideValues) {
  const Texts texts{"a|b", "c\\d", "plain"};
  Texts back;
  parse_into(back, to_text(texts));
  EXPECT_EQ(back, texts);
}

TEST(Text, OfNothingIsUnknown) {
  Count count = 3;
  parse_into(count, "");
  EXPECT_FALSE(count.has_value());
  EXPECT_EQ(to_text(count), "");
}

TEST(Text, TellsZeroFromUnknown) {
  Count count;
  parse_into(count, "0");
  ASSERT_TRUE(count.has_value());
  EXPECT_EQ(*count, 0);
  EXPECT_EQ(to_text(count), "0");
}

TEST(Text, IsRefusedWhereTheTypeIsAnother) {
  Count count;
  EXPECT_THROW(parse_into(count, "twelve"), Error);
  EXPECT_THROW(parse_into(count, "12.5"), Error);
  EXPECT_THROW(parse_into(count, "-9223372036854775808"), Error) << "a pack could not tell it from unknown";
  parse_into(count, "-9223372036854775807");
  EXPECT_EQ(count, -9223372036854775807);
  std::optional<bool> yes;
  EXPECT_THROW(parse_into(yes, "maybe"), Error);
  std::optional<double> number;
  EXPECT_THROW(parse_into(number, "inf"), Error);
}

TEST(Tables, AreTheTwentyFourOfTheNativeFileSet) {
  std::vector<std::string_view> names;
  for_each_table([&]<class One>(const One&) { names.push_back(Table<One>::name); });
  EXPECT_EQ(names.size(), std::variant_size_v<Fact>);
  for (const auto name : names) EXPECT_EQ(table_of(*fact_of_table(name)), name);
  EXPECT_FALSE(fact_of_table("persons").has_value());
}

TEST(Tables, MarkWhatARowMustHave) {
  std::vector<std::string_view> needed;
  Delivery delivery;
  for_each_column(delivery, [&](const auto& column, const auto&) {
    if (column.required) needed.push_back(column.name);
  });
  EXPECT_EQ(needed, (std::vector<std::string_view>{"organisation", "service", "location"}));
}

}  // namespace
}  // namespace engine

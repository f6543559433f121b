#include "engine/analysis/rates.h"

#include <gtest/gtest.h>

#include "tests/engine/analysis/small_field.h"

namespace {

using engine::Money;
using engine::Rates;
using engine::Tier;
using testing_text::in_small_field;

const std::string table = R"(
  rates
  currency | to  | rate     | start      | end
  EUR      | USD | 1.2      | 2022-01-01 | 2023-01-01
  EUR      | USD | 1.25     | 2022-06-01 | 2023-01-01
  USD      | IQD | 1460     | 2022-01-01 |
  USD      | JPY | 110.5    |            |
)";

std::string converted(Money money, const std::string& day, const std::string& to) {
  const auto field = in_small_field(table);
  const auto found = Rates(*field, Tier::secretariat).convert(money, engine::parse_day(day), to);
  return found ? to_text(engine::Decimal{found->minor}) + " " + found->currency : "no rate";
}

TEST(Rates, AreThoseOfTheDay) {
  EXPECT_EQ(converted({1'000'000, "EUR"}, "2022-03-01", "USD"), "120 USD");
  EXPECT_EQ(converted({1'000'000, "EUR"}, "2023-03-01", "USD"), "no rate");
}

TEST(Rates, ThatStartLastCount) { EXPECT_EQ(converted({1'000'000, "EUR"}, "2022-07-01", "USD"), "125 USD"); }

TEST(Rates, ServeTheOtherWayRound) { EXPECT_EQ(converted({1'000'000, "USD"}, "2022-03-01", "EUR"), "83.33 EUR"); }

TEST(Rates, GiveWholeMinorUnits) {
  EXPECT_EQ(converted({10'000, "USD"}, "2022-03-01", "JPY"), "111 JPY");
  EXPECT_EQ(converted({-10'000, "USD"}, "2022-03-01", "JPY"), "-111 JPY");
  EXPECT_EQ(converted({10'000'000, "IQD"}, "2022-03-01", "USD"), "0.68 USD");
}

TEST(Rates, AreNotChained) { EXPECT_EQ(converted({1'000'000, "EUR"}, "2022-03-01", "IQD"), "no rate"); }

TEST(Rates, NeedADay) {
  const auto field = in_small_field(table);
  EXPECT_FALSE(Rates(*field, Tier::secretariat).convert({1, "EUR"}, std::nullopt, "USD"));
  EXPECT_TRUE(Rates(*field, Tier::secretariat).convert({1, "USD"}, std::nullopt, "USD"));
}

TEST(Rates, BeyondWhatCanBeWrittenAreNone) {
  EXPECT_EQ(converted({9'000'000'000'000'000'000, "USD"}, "2022-03-01", "IQD"), "no rate");
}

}  // namespace

#include "engine/analysis/money.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"
#include "tests/engine/analysis/donors_text.h"
#include "tests/engine/analysis/obvious_money.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/random_money.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;
using engine::find_money;
using engine::Tier;
using engine::Treatment;

const std::string programmes = R"(
  programmes
  id    | budget | currency
  wells | 500    | USD
  nurse | 90     | EUR
)";

TEST(Money, IsAddedWhereItLeavesItsOriginalFunder) {
  const auto field = in_small_field(programmes + R"(
    funding
    provider | receiver | kind       | amount | currency
    donor    | relief   | commitment | 100    | USD
    other    | relief   | commitment | 20.5   | USD
    relief   | wells    | commitment | 120    | USD
    wells    | care     | commitment | 60     | USD
  )");
  const auto money = *find_money(*field, Tier::secretariat);
  EXPECT_EQ(flows(*field, money), R"(donor > relief commitment 100 USD counted
other > relief commitment 20.5 USD counted
relief > wells commitment 120 USD passed-on
wells > care commitment 60 USD passed-on
)");
  EXPECT_EQ(text(money.sum(Treatment::counted)), "120.5 USD");
  // Of a pool of two nobody says whose money reached whom.
  EXPECT_EQ(money.origins_of(money.flows[3]).size(), 2u);
  EXPECT_TRUE(money.surplus.empty());
}

TEST(Money, OfWhichNobodyKnowsTheGiverStandsApart) {
  const auto field = in_small_field(programmes + R"(
    deliveries
    organisation | service | location | programme
    hope         | water   | valley   | wells
    funding
    provider | receiver | kind       | amount | currency
    unheard  | nurse    | commitment | 7      | EUR
    nurse    | wells    | pledge     | 9      | EUR
  )");
  const auto money = *find_money(*field, Tier::secretariat);
  EXPECT_EQ(flows(*field, money), R"(? > wells budget 500 USD untraced
? > nurse commitment 7 EUR untraced
nurse > wells pledge 9 EUR apart
)");
  EXPECT_EQ(text(money.sum(Treatment::untraced)), "7 EUR 500 USD");
  EXPECT_TRUE(money.sum(Treatment::counted).empty());
}

TEST(Money, PassedOnBeyondWhatWasGivenIsASurplus) {
  const auto field = in_small_field(programmes + R"(
    funding
    provider | receiver | kind         | amount | currency
    donor    | relief   | disbursement | 100    | USD
    relief   | wells    | disbursement | 130    | USD
  )");
  EXPECT_EQ(text(find_money(*field, Tier::secretariat)->surplus), "30 USD");
}

TEST(Money, TakesCommitmentsElseDisbursementsElseBudget) {
  const auto field = in_small_field(programmes + R"(
    funding
    provider | receiver | kind         | amount | currency
    donor    | wells    | commitment   | 100    | USD
    donor    | wells    | disbursement | 40     | USD
    other    | wells    | disbursement | 30     | USD
    other    | wells    | budget       | 300    | USD
    donor    | nurse    | budget       | 8      | EUR
    donor    | nurse    | unknown      | 9      | EUR
  )");
  const auto money = *find_money(*field, Tier::secretariat);
  EXPECT_EQ(text(money.sum(Treatment::counted)), "8 EUR 130 USD");
  EXPECT_EQ(text(money.sum(Treatment::set_aside)), "340 USD");
  EXPECT_EQ(text(money.sum(Treatment::apart)), "9 EUR");
}

TEST(Money, ToldBySeveralSourcesIsOne) {
  const auto field = in_small_field(programmes + R"(
    funding
    provider | receiver | kind       | amount | currency | value_date | source
    donor    | wells    | commitment | 100    | USD      | 2022-01-05 | giver
    donor    | wells    | commitment | 100    | USD      | 2022-01-05 | taker
    donor    | wells    | commitment | 100    | USD      | 2022-01-05 | taker
    donor    | wells    | commitment | 100    | USD      | 2023-01-05 | taker
  )");
  const auto money = *find_money(*field, Tier::secretariat);
  EXPECT_EQ(text(money.sum(Treatment::counted)), "300 USD");
  ASSERT_EQ(money.years.size(), 2u);
  EXPECT_EQ(money.years[0].year, 2022);
  EXPECT_EQ(money.years[0].money.minor, 2'000'000);
  EXPECT_EQ(money.records_of(money.flows.front()).size(), 2u);
}

TEST(Money, BeyondTheTierIsNotThere) {
  const auto field = in_small_field(programmes + R"(
    funding
    provider | receiver | kind       | amount | currency | tier
    donor    | relief   | commitment | 100    | USD      | secretariat
    relief   | wells    | commitment | 60     | USD      |
  )");
  EXPECT_EQ(text(find_money(*field, Tier::everybody)->sum(Treatment::counted)), "60 USD");
  EXPECT_EQ(text(find_money(*field, Tier::secretariat)->sum(Treatment::counted)), "100 USD");
}

TEST(Money, WithoutAnAmountIsCountedAsRecordsAlone) {
  const auto field = in_small_field(R"(
    funding
    provider | receiver | kind
    donor    | hope     | commitment
  )");
  const auto money = *find_money(*field, Tier::secretariat);
  EXPECT_EQ(money.no_amount, 1u);
  EXPECT_TRUE(money.flows.empty());
}

TEST(Money, IsConvertedWhereThereIsARate) {
  const auto field = in_small_field(programmes + R"(
    funding
    provider | receiver | kind       | amount | currency | value_date
    donor    | wells    | commitment | 100    | EUR      | 2022-01-05
    donor    | wells    | commitment | 10     | USD      | 2022-01-05
    donor    | wells    | commitment | 100    | EUR      | 2023-01-05
    donor    | wells    | commitment | 100    | EUR      |
    rates
    currency | to  | rate | start      | end
    EUR      | USD | 1.1  | 2022-01-01 | 2023-01-01
  )");
  EXPECT_EQ(text(find_money(*field, Tier::secretariat, "USD")->sum(Treatment::counted)), "200 EUR 120 USD");
}

TEST(Money, BeyondAllMeasureIsRefused) {
  const auto field = in_small_field(programmes + R"(
    funding
    provider | receiver | kind       | amount          | currency
    donor    | wells    | commitment | 900000000000000 | USD
    other    | wells    | commitment | 900000000000000 | USD
  )");
  EXPECT_THROW(find_money(*field, Tier::secretariat), engine::Error);
}

TEST(Money, OfNothingIsNothing) {
  const auto money = *find_money(*in_small_field(""), Tier::secretariat);
  EXPECT_TRUE(money.flows.empty());
  EXPECT_TRUE(money.years.empty());
}

TEST(Money, AgreesWithTheObviousWay) {
  std::mt19937 random(21);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random) + random_money_tables(random);
    const auto graph = random_snapshot(tables);
    for (const Tier tier : {Tier::everybody, Tier::secretariat}) {
      ASSERT_EQ(everything(*graph, obvious::money(*find_money(*graph, tier))),
                everything(*graph, obvious::money(*graph, tier)))
          << "round " << round << "\n"
          << tables;
    }
  }
}

}  // namespace

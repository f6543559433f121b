#include "engine/analysis/donors.h"

#include <gtest/gtest.h>

#include "tests/engine/analysis/donors_text.h"
#include "tests/engine/analysis/obvious_donors.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/random_money.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;
using engine::DonorsWanted;
using engine::find_donors;

const std::string two_programmes = R"(
  programmes
  id
  wells
  nurse
  funding
  provider | receiver | kind       | amount | currency
  donor    | wells    | commitment | 100    | USD
  other    | wells    | commitment | 50     | USD
  donor    | nurse    | commitment | 7      | EUR
  deliveries
  organisation | service | location | programme | start      | end
  hope         | water   | valley   | wells     | 2022-01-01 | 2022-04-01
  care         | water   | valley   | nurse     | 2022-06-01 | 2022-09-01
  care         | nurse   | port     | nurse     | 2022-01-01 | 2022-09-01
  relief       | water   | valley   |           | 2022-01-01 | 2022-09-01
)";

TEST(Donors, ArePairsByCellsAndProgrammesWithTheirMoney) {
  const auto field = in_small_field(two_programmes);
  const auto found = find_donors(*field, overlaps_of_all_time());
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].cells, 1u);
  EXPECT_EQ(found.pairs[0].programmes, 1u);
  ASSERT_EQ(found.details.size(), 1u);
  EXPECT_EQ(found.details[0].shared.size(), 1u);
  EXPECT_EQ(found.details[0].programmes.size(), 1u);
  EXPECT_EQ(text(found.details[0].money), "150 USD");
  EXPECT_EQ(found.details[0].records.size(), 2u);
}

TEST(Donors, WithADayAreThoseOfWhatIsActiveThen) {
  const auto field = in_small_field(two_programmes);
  const auto found = find_donors(*field, overlaps_on("2022-07-01"));
  ASSERT_EQ(found.donors.size(), 1u);
  EXPECT_EQ(found.donors[0].cells, 2u);
  EXPECT_EQ(text(found.donors[0].money), "7 EUR");
  EXPECT_TRUE(found.pairs.empty());
}

TEST(Donors, HaveSharesThatAnUnknownProviderLeavesOpen) {
  const auto field = in_small_field(two_programmes);
  const auto found = find_donors(*field, overlaps_of_all_time());
  // Of three providers one is unknown; the donor pays one alone and one half.
  ASSERT_EQ(found.donors.size(), 2u);
  EXPECT_DOUBLE_EQ(found.donors[0].share.low, 0.5);
  EXPECT_DOUBLE_EQ(found.donors[0].share.high, 0.5 + 1.0 / 3);
}

TEST(Donors, AreConcentratedByCellAndPlaceWithinAnInterval) {
  const auto field = in_small_field(two_programmes);
  const auto found = find_donors(*field, overlaps_of_all_time());
  ASSERT_EQ(found.cells.size(), 2u);
  EXPECT_DOUBLE_EQ(found.cells[0].concentration.herfindahl.low, 1);  // port, nurse
  ASSERT_EQ(found.places.size(), 2u);
  // In the valley: wells half and half, nurse the one alone, and relief's donors unknown.
  const auto& valley = found.places[1].concentration;
  EXPECT_EQ(valley.providers, 3u);
  EXPECT_EQ(valley.unknown, 1u);
  EXPECT_DOUBLE_EQ(valley.herfindahl.low, 0.25 + 1.0 / 36);
  EXPECT_DOUBLE_EQ(valley.herfindahl.high, (0.5 + 1.0 / 3) * (0.5 + 1.0 / 3) + 1.0 / 36);
}

TEST(Donors, OfUnknownProvidersAloneAreAnything) {
  const auto field = in_small_field(R"(
    deliveries
    organisation | service | location
    hope         | water   | valley
  )");
  const auto found = find_donors(*field, overlaps_of_all_time());
  EXPECT_EQ(found.together.herfindahl.low, 0);
  EXPECT_EQ(found.together.herfindahl.high, 1);
}

TEST(Donors, OfNothingAreNone) {
  const auto found = find_donors(*in_small_field(""), overlaps_of_all_time());
  EXPECT_TRUE(found.donors.empty());
  EXPECT_TRUE(found.pairs.empty());
}

TEST(Donors, AreFoundInPartsAsTheWholeHasThem) {
  std::mt19937 random(23);
  for (int round = 0; round < 200; ++round) {
    const auto graph = random_snapshot(random_tables(random) + random_money_tables(random));
    const auto question = random_question(random, *graph);
    const auto whole = find_donors(*graph, question);
    engine::Donors parts;
    const auto counts = find_donors(*graph, question, {}, DonorsWanted::counts_of_pairs());
    EXPECT_TRUE(counts.details.empty());
    const auto alone = find_donors(*graph, question, {}, DonorsWanted::donors_alone());
    parts.donors = alone.donors;
    parts.together = alone.together;
    parts.pairs = counts.pairs;
    parts.cells = find_donors(*graph, question, {}, {.donors = false, .pairs = false, .places = false}).cells;
    parts.places = find_donors(*graph, question, {}, {.donors = false, .pairs = false, .cells = false}).places;
    for (std::size_t first = 0; first < whole.pairs.size(); first += 2) {
      const auto some = find_donors(*graph, question, {}, {.cells = false, .first = first, .last = first + 2});
      parts.details.insert(parts.details.end(), some.details.begin(), some.details.end());
    }
    parts.flows = whole.flows;
    ASSERT_EQ(everything(*graph, parts), everything(*graph, whole)) << "round " << round;
  }
}

// Where overlaps and donors are asked unless the question says otherwise, which is a way of its own.
TEST(Donors, AgreeWithTheObviousWayAtTheUsualLevels) {
  std::mt19937 random(24);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random) + random_money_tables(random);
    const auto graph = random_snapshot(tables);
    auto question = random_question(random, *graph);
    question.levels = {2, std::nullopt, std::nullopt};
    if (round % 3 == 0) question.day.reset();
    ASSERT_EQ(everything(*graph, find_donors(*graph, question)), everything(*graph, obvious::donors(*graph, question)))
        << "round " << round << ", " << to_text(question) << "\n"
        << tables;
  }
}

TEST(Donors, AgreeWithTheObviousWay) {
  std::mt19937 random(22);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random) + random_money_tables(random);
    const auto graph = random_snapshot(tables);
    for (int asked = 0; asked < 3; ++asked) {
      auto question = random_question(random, *graph);
      if (asked % 2 == 1) question.day.reset();
      ASSERT_EQ(everything(*graph, find_donors(*graph, question)),
                everything(*graph, obvious::donors(*graph, question)))
          << "round " << round << ", " << to_text(question) << "\n"
          << tables;
    }
  }
}

}  // namespace

#include "engine/analysis/leaving.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/engine/analysis/donors_text.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/random_money.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;
using engine::find_leaving;

const std::string dependent = R"(
  programmes
  id
  wells
  nurse
  shared-clinic
  funding
  provider | receiver      | kind       | amount | currency
  donor    | relief        | commitment | 100    | USD
  relief   | wells         | commitment | 90     | USD
  donor    | nurse         | commitment | 5      | EUR
  donor    | shared-clinic | commitment | 5      | EUR
  other    | shared-clinic | commitment | 5      | EUR
  deliveries
  organisation | service | location | programme
  hope         | water   | valley   | wells
  hope         | nurse   | valley   | nurse
  hope         | clinic  | port     | shared-clinic
  donor        | papers  | port     |
  referrals
  id | from  | to    | service | status | formal
  r1 | care  | hope  | water   | active | yes
  r2 | care  | hope  | clinic  | active | yes
  r3 | care  | donor | papers  | active | yes
)";

// What was disbursed of a commitment is no more money.
TEST(Leaving, LosesMoneyOnce) {
  const auto field = in_small_field(R"(
    programmes
    id
    wells
    funding
    provider | receiver | kind         | amount | currency
    donor    | wells    | commitment   | 60     | USD
    donor    | wells    | disbursement | 30     | USD
    donor    | wells    | budget       | 90     | USD
    other    | wells    | disbursement | 50     | USD
    deliveries
    organisation | service | location | programme
    hope         | water   | valley   | wells
  )");
  const auto donor = find_leaving(*field, overlaps_of_all_time(), {{organisation(*field, "donor")}, {}});
  ASSERT_EQ(donor.consequences.size(), 2u);
  EXPECT_EQ(text(donor.consequences[1].money), "60 USD");
  EXPECT_EQ(donor.consequences[1].records.size(), 3u);
}

// What is pledged is announced: it neither holds a programme up nor lets it fall.
TEST(Leaving, StopsWhatOthersOnlyPledgeFor) {
  const auto field = in_small_field(R"(
    programmes
    id
    wells
    nurse
    funding
    provider | receiver | kind       | amount | currency
    donor    | wells    | commitment | 100    | USD
    other    | wells    | pledge     | 900    | USD
    other    | nurse    | pledge     | 50     | USD
    deliveries
    organisation | service | location | programme
    hope         | water   | valley   | wells
    hope         | nurse   | valley   | nurse
  )");
  const auto donor = find_leaving(*field, overlaps_of_all_time(), {{organisation(*field, "donor")}, {}});
  EXPECT_NE(consequences(*field, donor).find("wells stops"), std::string::npos) << consequences(*field, donor);
  const auto other = find_leaving(*field, overlaps_of_all_time(), {{organisation(*field, "other")}, {}});
  EXPECT_NE(consequences(*field, other).find("wells loses-money"), std::string::npos) << consequences(*field, other);
  EXPECT_NE(consequences(*field, other).find("nurse uncertain"), std::string::npos) << consequences(*field, other);
}

TEST(Leaving, StopsWhatRestsOnThemAlone) {
  const auto field = in_small_field(dependent);
  const auto leaving = find_leaving(*field, overlaps_of_all_time(), {{organisation(*field, "donor")}, {}});
  const auto first = field->referrals[0].number;
  EXPECT_EQ(consequences(*field, leaving),
            "donor leaves: services papers; locations port; emptied 1; referrals " + std::to_string(first + 2) +
                "\n"
                "nurse stops: services nurse; locations valley; emptied 1; referrals \n"
                "wells stops: services water; locations valley; emptied 1; referrals " +
                std::to_string(first) +
                "\n"
                "relief loses-money: services; locations; emptied 0; referrals \n"
                "shared-clinic loses-money: services; locations; emptied 0; referrals \n"
                "together: services nurse papers water; locations port valley; emptied 3; referrals " +
                std::to_string(first) + "+" + std::to_string(first + 2) + "\n");
}

TEST(Leaving, IsUncertainWhereDonorsMayBeUnknown) {
  const auto field = in_small_field(R"(
    programmes
    id
    wells
    funding
    provider | receiver | kind       | amount | currency
    donor    | wells    | commitment | 100    | USD
    unheard  | wells    | commitment | 9      | USD
    deliveries
    organisation | service | location | programme
    hope         | water   | valley   | wells
  )");
  const auto leaving = find_leaving(*field, overlaps_of_all_time(), {{organisation(*field, "donor")}, {}});
  ASSERT_EQ(leaving.consequences.size(), 2u);
  EXPECT_EQ(leaving.consequences[1].effect, engine::Effect::uncertain);
  EXPECT_EQ(text(leaving.consequences[1].money), "100 USD");
  EXPECT_TRUE(leaving.together.deliveries.empty());
}

TEST(Leaving, OfWhoDeliversInAProgrammeTakesTheirPartAlone) {
  const auto field = in_small_field(R"(
    programmes
    id
    wells
    deliveries
    organisation | service | location | programme
    hope         | water   | valley   | wells
    care         | water   | port     | wells
  )");
  const auto leaving = find_leaving(*field, overlaps_of_all_time(), {{organisation(*field, "hope")}, {}});
  EXPECT_EQ(consequences(*field, leaving),
            "hope leaves: services; locations; emptied 0; referrals \n"
            "wells loses-implementer: services water; locations valley; emptied 1; referrals \n"
            "together: services water; locations valley; emptied 1; referrals \n");
}

TEST(Leaving, OfAProgrammeTakesWhatItDelivers) {
  const auto field = in_small_field(dependent);
  const auto wells = field->programme_by_id.at("wells");
  const auto leaving = find_leaving(*field, overlaps_of_all_time(), {{}, {wells}});
  ASSERT_EQ(leaving.consequences.size(), 1u);
  EXPECT_EQ(leaving.consequences[0].effect, engine::Effect::leaves);
  EXPECT_EQ(leaving.together.deliveries.size(), 1u);
}

// The cells where something counts, by ids.
std::set<std::string> delivered(const engine::Snapshot& graph, const engine::Question& question) {
  std::set<std::string> cells;
  const engine::View view(graph, question);
  for (std::size_t delivery = 0; delivery < graph.deliveries.size(); ++delivery) {
    if (!chosen(graph, delivery, question) || !counts_when_asked(view, delivery)) continue;
    for (const auto& [location, service, group] : cells_of(graph, delivery, question.levels)) {
      cells.insert(graph.locations.id(location) + "/" + graph.services.id(service) + "/" + graph.groups.id(group));
    }
  }
  return cells;
}

TEST(Leaving, EmptiesTheCellsThatTheGraphWithoutThemDoesNotHave) {
  std::mt19937 random(24);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random) + random_money_tables(random);
    const auto graph = snapshot(tables);
    const engine::Departure departure{{{static_cast<std::uint32_t>(random() % graph->organisations.size())}}, {}};
    auto question = random_question(random, *graph);
    if (round % 2 == 0) question.day.reset();
    const auto leaving = find_leaving(*graph, question, departure);
    auto expected = delivered(*graph, question);
    for (const auto& cell : delivered(*without(*graph, departure), question)) expected.erase(cell);
    std::set<std::string> emptied;
    for (const auto& [location, service, group] : leaving.together.emptied) {
      emptied.insert(graph->locations.id(location) + "/" + graph->services.id(service) + "/" + graph->groups.id(group));
    }
    ASSERT_EQ(emptied, expected) << "round " << round << ", " << to_text(question) << "\n" << tables;
    std::vector<engine::Ref<engine::Programme>> stopped;
    for (const auto& one : leaving.consequences) {
      if (one.effect == engine::Effect::stops) stopped.push_back(one.who.programme);
    }
    std::ranges::sort(stopped);
    ASSERT_EQ(stopped, find_gone(*graph, departure).stopped) << tables;
  }
}

}  // namespace

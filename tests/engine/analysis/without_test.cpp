#include "engine/analysis/without.h"

#include <gtest/gtest.h>

#include "engine/analysis/ownership.h"
#include "engine/graph/build.h"
#include "tests/engine/analysis/answer_text.h"
#include "tests/engine/analysis/donors_text.h"
#include "tests/engine/analysis/obvious_without.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/random_money.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;
using engine::Departure;
using engine::find_gone;
using engine::without;

const std::string chain = R"(
  programmes
  id
  wells
  pumps
  funding
  provider | receiver | kind
  donor    | relief   | commitment
  relief   | wells    | commitment
  wells    | pumps    | commitment
  deliveries
  organisation | service | location | programme
  hope         | water   | valley   | pumps
  care         | water   | port     |
  scopes
  of         | location | start      | end
  deliveries | land     | 2022-01-01 | 2023-01-01
)";

TEST(Without, StopsTheWholeChainThatRestsOnThem) {
  const auto field = in_small_field(chain);
  const Departure donor{{organisation(*field, "donor")}, {}};
  EXPECT_EQ(find_gone(*field, donor).stopped.size(), 2u);
  const auto after = without(*field, donor);
  EXPECT_EQ(states(*after, find_coverage(*after, on("2022-03-01"))),
            "port water everyone present [single-provider]\n"
            "valley water everyone blank\n");
}

TEST(Without, LeavesWhatOthersPayOn) {
  const auto field = in_small_field(chain + R"(
    participations
    organisation | programme | role
    other        | wells     | funding
  )");
  EXPECT_TRUE(find_gone(*field, {{organisation(*field, "donor")}, {}}).stopped.empty());
}

TEST(Without, LeavesTheSnapshotItselfAsItWas) {
  const auto field = in_small_field(chain);
  const auto before = states(*field, find_coverage(*field, on("2022-03-01")));
  without(*field, {{organisation(*field, "hope")}, {}});
  EXPECT_EQ(states(*field, find_coverage(*field, on("2022-03-01"))), before);
}

TEST(Without, NobodyIsTheSame) {
  const auto field = in_small_field(chain);
  const auto same = without(*field, {});
  EXPECT_EQ(everything(*same, find_coverage(*same, on("2022-03-01"))),
            everything(*field, find_coverage(*field, on("2022-03-01"))));
}

TEST(Without, KeepsTheCountsOfReferralsThatStay) {
  const auto field = in_small_field(R"(
    referrals
    id | from | to
    r1 | care | hope
    r2 | care | relief
    referral_counts
    referral | month   | sent
    r1       | 2022-01 | 7
    r2       | 2022-01 | 9
  )");
  const auto after = without(*field, {{organisation(*field, "hope")}, {}});
  ASSERT_EQ(after->referrals.size(), 1u);
  ASSERT_EQ(after->referral_counts.size(), 1u);
  EXPECT_EQ(after->referral_counts[0].sent, 9);
  EXPECT_EQ(after->referrals[after->referral_counts[0].referral].id, "r2");
}

std::string ownership(const engine::Snapshot& graph, const engine::Question& question) {
  std::string lines;
  const auto found = find_ownership(graph, question);
  for (const auto& cell : found.cells)
    lines += graph.locations.id(cell.cell.location) + std::string(to_text(cell.type));
  for (const auto& one : found.hand_offs) {
    lines += std::to_string(graph.deliveries[one.delivery].number) + std::string(to_text(one.gap)) + "\n";
  }
  return lines;
}

std::shared_ptr<const engine::Snapshot> built(std::vector<engine::StoredRecord> records) {
  engine::SnapshotBuilder builder;
  for (auto& record : records) builder.add(std::move(record));
  return builder.build(1, {});
}

TEST(Without, AnswersAsTheChangedRecordsDo) {
  std::mt19937 random(23);
  const std::vector<std::string> organisations{"alpha", "bravo", "care", "delta"}, programmes{"p1", "zeta", "p5"};
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random) + random_money_tables(random);
    const auto graph = snapshot(tables);
    std::set<std::string> out, out_programmes;
    Departure departure;
    for (auto left = random() % 3; left > 0; --left) out.insert(organisations[random() % organisations.size()]);
    if (random() % 3 == 0) out_programmes.insert(programmes[random() % programmes.size()]);
    for (const auto& id : out) departure.organisations.push_back(graph->organisation_by_id.at(id));
    for (const auto& id : out_programmes) departure.programmes.push_back(graph->programme_by_id.at(id));

    const auto fast = without(*graph, departure);
    const auto slow = built(obvious::without(records(tables), out, out_programmes));
    auto question = random_question(random, *graph);
    ASSERT_EQ(everything(*fast, find_coverage(*fast, question)), everything(*slow, find_coverage(*slow, question)))
        << "round " << round << "\n"
        << tables;
    ASSERT_EQ(ownership(*fast, question), ownership(*slow, question)) << "round " << round << "\n" << tables;
    if (round % 2 == 1) question.day.reset();
    ASSERT_EQ(everything(*fast, find_overlaps(*fast, question)), everything(*slow, find_overlaps(*slow, question)))
        << "round " << round << "\n"
        << tables;
    ASSERT_EQ(everything(*fast, find_donors(*fast, question)), everything(*slow, find_donors(*slow, question)))
        << "round " << round << "\n"
        << tables;
  }
}

}  // namespace

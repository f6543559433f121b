#include "engine/analysis/ownership.h"

#include <gtest/gtest.h>

#include "engine/analysis/coverage.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/random_money.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;
using engine::find_ownership;

const std::string mixed = R"(
  organisations
  id      | kind             | country
  office  | government       | land
  agency  | government       | XX
  ngo     | national-ngo     | land
  foreign | international-ngo |
  programmes
  id      | end
  wells   | 2022-07-01
  national-wells |
  funding
  provider | receiver | kind
  agency   | wells    | commitment
  office   | national-wells | commitment
  deliveries
  organisation | service | location | programme | paid_by         | start      | end        | successor | handover
  foreign      | water   | valley   | wells     |                 | 2022-01-01 |            | office    |
  office       | water   | valley   |           |                 | 2022-01-01 |            |           |
  foreign      | clinic  | valley   |           | project         | 2022-01-01 | 2022-05-01 |           |
  foreign      | nurse   | port     |           | project         | 2022-01-01 | 2022-06-01 | ngo       | 2022-05-01
  foreign      | clinic  | port     |           | project         | 2022-01-01 | 2022-06-15 | foreign   | 2022-05-01
  foreign      | water   | port     |           | project         | 2022-01-01 | 2022-06-20 | office    | 2022-08-01
  foreign      | papers  | valley   | national-wells |            | 2022-01-01 |            |           |
  foreign      | papers  | port     |           |                 | 2022-01-01 |            |           |
)";

std::string types(const engine::Snapshot& field, const engine::Ownership& found) {
  std::string lines;
  for (const auto& cell : found.cells) {
    lines += field.locations.id(cell.cell.location) + " " + field.services.id(cell.cell.service) + " " +
             std::string(to_text(cell.type)) + "\n";
  }
  return lines;
}

std::string hand_offs(const engine::Snapshot& field, const engine::Ownership& found) {
  std::string lines;
  for (const auto& one : found.hand_offs) {
    lines += engine::to_text(one.last) + " " + field.services.id(field.deliveries[one.delivery].service) + " " +
             std::string(to_text(one.gap)) + "\n";
  }
  return lines;
}

TEST(Ownership, IsWhoPaysInEachCell) {
  const auto field = in_small_field(mixed);
  const auto found = find_ownership(*field, on("2022-03-01"));
  EXPECT_EQ(types(*field, found),
            "port health project\n"
            "port papers unknown\n"
            "port water project\n"
            "valley health project\n"
            "valley papers national\n"
            "valley water both\n");
  EXPECT_EQ(found.surviving, 2u);
  EXPECT_EQ(found.may_survive, 3u);
}

TEST(Ownership, ListsProjectServicesThatEndWithoutANationalSuccessor) {
  const auto field = in_small_field(mixed);
  EXPECT_EQ(hand_offs(*field, find_ownership(*field, on("2022-03-01"))),
            "2022-04-30 clinic no-successor\n"
            "2022-05-31 nurse none\n"
            "2022-06-14 clinic successor-not-national\n"
            "2022-06-19 water after-the-end\n"
            "2022-06-30 water no-date\n");
}

TEST(Ownership, ListsNothingThatHasEnded) {
  const auto field = in_small_field(mixed);
  EXPECT_EQ(hand_offs(*field, find_ownership(*field, on("2022-06-16"))),
            "2022-06-19 water after-the-end\n"
            "2022-06-30 water no-date\n");
}

TEST(Ownership, NamesASuccessorThatNobodyRecorded) {
  const auto field = in_small_field(R"(
    deliveries
    organisation | service | location | paid_by | end        | successor
    hope         | water   | valley   | project | 2022-05-01 | the new board
  )");
  EXPECT_EQ(hand_offs(*field, find_ownership(*field, on("2022-03-01"))), "2022-04-30 water successor-not-recorded\n");
}

TEST(Ownership, OfACellWithoutDeliveryIsNone) {
  const auto field = in_small_field(R"(
    needs
    location | service | people
    valley   | water   | 10
  )");
  const auto found = find_ownership(*field, on("2022-03-01"));
  EXPECT_EQ(types(*field, found), "valley water none\n");
  EXPECT_EQ(found.surviving, 0u);
}

TEST(Ownership, CountsTheDeliveriesThatCoverageCounts) {
  std::mt19937 random(26);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random) + random_money_tables(random);
    const auto graph = snapshot(tables);
    auto question = random_question(random, *graph);
    question.filter.organisations.clear();
    question.filter.donors.clear();
    const auto coverage = find_coverage(*graph, question);
    const auto found = find_ownership(*graph, question);
    ASSERT_EQ(found.cells.size(), coverage.cells.size());
    std::uint64_t surviving = 0;
    for (std::size_t at = 0; at < found.cells.size(); ++at) {
      const auto& cell = found.cells[at];
      ASSERT_EQ(cell.cell, coverage.cells[at].cell);
      ASSERT_EQ(cell.national + cell.project + cell.unknown, coverage.cells[at].deliveries) << tables;
      surviving += cell.national > 0;
    }
    ASSERT_EQ(found.surviving, surviving);
  }
}

TEST(Ownership, KeepsTheCellsOfWhoIsAskedFor) {
  const auto field = in_small_field(mixed);
  auto question = on("2022-03-01");
  question.filter.donors = {organisation(*field, "agency")};
  EXPECT_EQ(types(*field, find_ownership(*field, question)), "valley water both\n");
}

}  // namespace

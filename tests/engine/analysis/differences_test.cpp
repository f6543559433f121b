#include "engine/analysis/differences.h"

#include <gtest/gtest.h>

#include "engine/analysis/without.h"
#include "engine/model/error.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;
using engine::find_differences;

const std::string served = R"(
  deliveries
  organisation | service | location | group     | capacity | way_in
  hope         | water   | valley   | returnees | 50       |
  care         | water   | valley   | returnees | 60       | walk-in
  hope         | clinic  | port     |           |          |
  needs
  location | service | people
  valley   | water   | 100
  port     | health  | 10
  scopes
  of         | location | service | start      | end
  deliveries | land     | all     | 2022-01-01 | 2023-01-01
  referrals  | land     |         | 2022-01-01 | 2023-01-01
  referrals
  from | to     | status | formal
  care | hope   | active | yes
)";

std::string text(const std::optional<engine::State>& state) { return state ? std::string(to_text(*state)) : "-"; }

std::string states(const std::vector<engine::StateChange>& changes) {
  std::string lines;
  for (const auto& one : changes) {
    lines += one.cell.location + " " + one.cell.service + " " + text(one.before) + " " + text(one.after) + "\n";
  }
  return lines;
}

TEST(Differences, AreStatesGapsOverlapsAndRoutesThatCameOrWent) {
  const auto before = in_small_field(served);
  const auto after = without(*before, {{organisation(*before, "care")}, {}});
  const auto found = find_differences(*before, *after, on("2022-03-01"));
  EXPECT_EQ(states(found.states), "valley water covered thin\n");
  EXPECT_EQ(states(found.gaps), "valley water covered thin\n");
  ASSERT_EQ(found.overlaps.size(), 1u);
  EXPECT_EQ(found.overlaps[0].a + " " + found.overlaps[0].b, "care hope");
  EXPECT_TRUE(found.overlaps[0].was);
  EXPECT_FALSE(found.overlaps[0].is);
  EXPECT_EQ(found.routes_gone, std::vector<engine::Number>{before->referrals[0].number});
  EXPECT_EQ(found.unreachable.size(), 2u);
}

TEST(Differences, OfTheSameAreNone) {
  const auto field = in_small_field(served);
  const auto found = find_differences(*field, *field, on("2022-03-01"));
  EXPECT_TRUE(found.states.empty());
  EXPECT_TRUE(found.overlaps.empty());
  EXPECT_TRUE(found.routes_gone.empty());
}

TEST(Differences, AreByIdWhereNumbersMoved) {
  const auto before = in_small_field(served);
  const auto after = in_small_field(served + R"(
    organisations
    id
    aaa
    locations
    id  | level | parent
    bay | 2     | north
    deliveries
    organisation | service | location | capacity
    aaa          | water   | bay      | 5
  )");
  const auto found = find_differences(*before, *after, on("2022-03-01"));
  EXPECT_EQ(states(found.states), "bay health - blank\nbay papers - blank\nbay water - present\n");
}

TEST(Differences, MeanTheSameIdsByTheFilter) {
  const auto before = in_small_field(served);
  const auto after = in_small_field(R"(
    locations
    id  | level | parent
    aaa | 0     |
  )");
  auto question = on("2022-03-01");
  question.filter.locations = {location(*before, "port")};
  const auto same = question_for(question, *before, *after);
  EXPECT_EQ(after->locations.id(same.filter.locations[0]), "port");
  question.filter.locations = {location(*after, "aaa")};
  EXPECT_THROW(question_for(question, *after, *before), engine::Error);
}

}  // namespace

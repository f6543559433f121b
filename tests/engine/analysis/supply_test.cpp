#include "engine/analysis/supply.h"

#include <gtest/gtest.h>

#include "tests/engine/analysis/state_text.h"

namespace {

using namespace engine;
using testing_text::in_small_field;
using testing_text::on;
using testing_text::only_cell;
using testing_text::states_of;

TEST(Supply, IsThinBelowTheNeedAndCoveredFromItOn) {
  const std::string tables = R"(
    needs
    location | service | people | severity
    port     | water   | 100    | 3
    valley   | water   | 100    |
    deliveries
    organisation | service | location | capacity | reach
    hope         | water   | port     | 60       | 10
    care         | water   | port     | 39       | 10
    hope         | water   | valley   | 50       | 100
  )";
  EXPECT_EQ(states_of(tables, on("2025-04-15")),
            "port water everyone thin\n"
            "valley water everyone covered\n");
  const auto port = find_coverage(*in_small_field(tables), on("2025-04-15")).cells[0];
  EXPECT_EQ(port.capacity, 99);
  EXPECT_EQ(port.reach, 20);
  EXPECT_EQ(port.need, 100);
  EXPECT_EQ(port.unmet, 1);
  EXPECT_EQ(port.priority, 3);
}

TEST(Supply, IsJudgedByTheThreshold) {
  Question question = on("2025-04-15");
  question.threshold = 0.5;
  const auto cell = only_cell(R"(
    needs
    location | service | people
    port     | water   | 100
    deliveries
    organisation | service | location | capacity
    hope         | water   | port     | 50
  )",
                              question);
  EXPECT_EQ(cell.state, State::covered);
  EXPECT_EQ(cell.unmet, 50);
}

TEST(Supply, IsPresentWhereAFigureIsMissingOrTheUnitsAreUnlike) {
  EXPECT_EQ(states_of(R"(
    needs
    location | service | people | per
    port     | water   | 100    |
    valley   | water   | 100    | month
    valley   | clinic  | 100    | month
    deliveries
    organisation | service | location | capacity | per
    hope         | water   | port     | 60       |
    care         | water   | port     |          |
    hope         | water   | valley   | 60       | year
    hope         | clinic  | valley   | 60       |
  )",
                      on("2025-04-15")),
            "port water everyone present\n"
            "valley health everyone present\n"
            "valley water everyone present\n");
}

TEST(Supply, CannotCoverANeedThatIsKnownInPart) {
  const std::string tables = R"(
    needs
    location | service | people
    camp-1   | water   | 100
    deliveries
    organisation | service | location | capacity
    hope         | water   | camp-1   | 99
  )";
  const auto thin = only_cell(tables, on("2025-04-15"));
  EXPECT_EQ(thin.state, State::thin);
  EXPECT_EQ(thin.need, 100);
  EXPECT_TRUE(thin.need_at_least);
  EXPECT_EQ(only_cell(tables + "care | water | camp-2 | 1\n", on("2025-04-15")).state, State::present);
}

TEST(Supply, AddsSitesAndTakesTheLargestOfServicesAndGroups) {
  const auto cell = only_cell(R"(
    deliveries
    organisation | service | location | group | capacity
    hope         | clinic  | camp-1   |       | 10
    hope         | clinic  | camp-2   |       | 20
    hope         | nurse   | camp-2   |       | 25
    hope         | clinic  | camp-2   | women | 5
    care         | nurse   | camp-1   |       | 7
  )",
                              on("2025-04-15"));
  EXPECT_EQ(cell.capacity, 37);
}

TEST(Supply, TakesTheLargerFigureOfEachWhereSomeStateCapacityAndSomeReach) {
  const auto cell = only_cell(R"(
    needs
    location | service | people
    port     | water   | 100
    deliveries
    organisation | service | location | capacity | reach
    hope         | water   | port     | 60       |
    care         | water   | port     |          | 50
  )",
                              on("2025-04-15"));
  EXPECT_EQ(cell.state, State::covered);
  EXPECT_EQ(cell.capacity, -1);
  EXPECT_EQ(cell.reach, -1);
}

}  // namespace

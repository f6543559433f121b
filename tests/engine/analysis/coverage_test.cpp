#include "engine/analysis/coverage.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"
#include "tests/engine/analysis/state_text.h"

namespace {

using namespace engine;
using testing_text::in_small_field;
using testing_text::on;
using testing_text::only_cell;
using testing_text::scope_of_land;
using testing_text::states_of;

TEST(Coverage, OfNothingIsNothing) {
  EXPECT_EQ(states_of("", on("2025-01-01")), "");
  const auto empty = testing_text::snapshot("");
  EXPECT_TRUE(find_coverage(*empty, on("2025-01-01")).cells.empty());
}

TEST(Coverage, IsPresentWhereSomebodyDelivers) {
  EXPECT_EQ(states_of(R"(
    deliveries
    organisation | service | location | start      | end
    hope         | clinic  | camp-1   | 2025-01-01 | 2025-06-01
    care         | water   | port     | 2025-01-01 |
  )",
                      on("2025-03-01")),
            "port water everyone present\n"
            "valley health everyone present\n");
}

TEST(Coverage, EndsBeforeTheDayThatIsStated) {
  const std::string tables = R"(
    deliveries
    organisation | service | location | start      | end
    hope         | water   | port     | 2025-01-01 | 2025-06-01
  )";
  EXPECT_EQ(states_of(tables, on("2024-12-31")), "port water everyone unknown\n");
  EXPECT_EQ(states_of(tables, on("2025-01-01")), "port water everyone present\n");
  EXPECT_EQ(states_of(tables, on("2025-05-31")), "port water everyone present\n");
  EXPECT_EQ(states_of(tables, on("2025-06-01")), "port water everyone unknown\n");
}

TEST(Coverage, CountsAReportedMonthToItsLastDay) {
  const std::string tables = R"(
    deliveries
    organisation | service | location | reported
    hope         | water   | port     | 2025-02+2025-04
  )";
  EXPECT_EQ(states_of(tables, on("2025-02-28")), "port water everyone present\n");
  EXPECT_EQ(states_of(tables, on("2025-03-15")), "port water everyone unknown\n");
  EXPECT_EQ(states_of(tables, on("2025-04-01")), "port water everyone present\n");
}

TEST(Coverage, PrefersTheStatedPeriodToTheReportedOnes) {
  EXPECT_EQ(states_of(R"(
    deliveries
    organisation | service | location | end        | reported
    hope         | water   | port     | 2025-02-01 | 2025-04
  )",
                      on("2025-04-15")),
            "port water everyone unknown\n");
}

TEST(Coverage, NeverCountsWhatIsPlannedSuspendedCancelledOrCompletedWithoutAnEnd) {
  const std::string tables = R"(
    deliveries
    organisation | service | location | status
    hope         | water   | port     | planned
    hope         | water   | port     | suspended
    hope         | water   | port     | cancelled
    hope         | water   | port     | completed
  )";
  EXPECT_EQ(states_of(tables, on("2025-04-15")), "port water everyone unknown\n");
  EXPECT_EQ(only_cell(tables, on("2025-04-15")).announced, 1U);
  EXPECT_EQ(states_of(R"(
    deliveries
    organisation | service | location | status    | end
    hope         | water   | port     | completed | 2025-05-01
  )",
                      on("2025-04-15")),
            "port water everyone present\n");
}

TEST(Coverage, SaysWhatHasNoDate) {
  const auto cell = only_cell(R"(
    deliveries
    organisation | service | location
    hope         | water   | port
  )",
                              on("2025-04-15"));
  EXPECT_EQ(cell.state, State::present);
  EXPECT_TRUE(cell.undated);
}

TEST(Coverage, IsNotNeededWhereNobodyNeedsIt) {
  EXPECT_EQ(states_of(R"(
    needs
    location | service | people
    port     | water   | 0
    valley   | water   | 0
    deliveries
    organisation | service | location
    hope         | water   | port
  )",
                      on("2025-04-15")),
            "port water everyone not-needed\n"
            "valley water everyone not-needed\n");
}

TEST(Coverage, IsUnreportedWhereSomebodyNeedsItAndNobodyReports) {
  EXPECT_EQ(states_of(R"(
    needs
    location | service | people | severity
    port     | water   | 100    |
    valley   | water   |        | 4
  )",
                      on("2025-04-15")),
            "port water everyone unreported\n"
            "valley water everyone unreported\n");
}

TEST(Coverage, IsBlankWhereNobodyDeliversAndNobodyMust) {
  EXPECT_EQ(states_of(scope_of_land + R"(
    deliveries
    organisation | service | location
    hope         | water   | port
  )",
                      on("2025-04-15")),
            "port water everyone present\n"
            "valley water everyone blank\n");
}

TEST(Coverage, IsUncoveredWhereNobodyDeliversWhatIsNeededOrExpected) {
  const std::string tables = scope_of_land + R"(
    deliveries
    organisation | service | location
    hope         | water   | port
    hope         | clinic  | port
    needs
    location | service | people
    valley   | water   | 100
    packages
    id    | service | level
    basic | health  | 2
  )";
  EXPECT_EQ(states_of(tables, on("2025-04-15")),
            "port health everyone present\n"
            "port water everyone present\n"
            "valley health everyone blank\n"
            "valley water everyone uncovered\n");
  Question question = on("2025-04-15");
  question.package = "basic";
  EXPECT_EQ(states_of(tables, question),
            "port health everyone present\n"
            "port water everyone present\n"
            "valley health everyone uncovered\n"
            "valley water everyone uncovered\n");
}

TEST(Coverage, RefusesAPackageThatDoesNotExist) {
  Question question = on("2025-04-15");
  question.package = "basic";
  try {
    states_of("", question);
    FAIL() << "no package is called so";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), Error::Kind::not_found);
    EXPECT_STREQ(error.what(), "no package has the id 'basic'");
  }
}

TEST(Coverage, CountsWhereADeliveryServesAndNotWhereItIs) {
  EXPECT_EQ(states_of(R"(
    deliveries
    organisation | service | location | serves
    hope         | water   | port     | camp-1
    hope         | clinic  | north    | *
  )",
                      on("2025-04-15")),
            "port health everyone present\n"
            "valley health everyone present\n"
            "valley water everyone present\n");
}

TEST(Coverage, CountsForWiderGroupsAndAsGeneralForNarrowerOnes) {
  Question question = on("2025-04-15");
  question.levels.group.reset();
  const std::string tables = R"(
    needs
    location | service | group     | people
    port     | water   | women     | 10
    port     | water   | deportees | 10
    deliveries
    organisation | service | location | group
    hope         | water   | port     | returnees
  )";
  EXPECT_EQ(states_of(tables, question),
            "port water deportees present\n"
            "port water returnees present\n"
            "port water women unreported\n");
  const auto coverage = find_coverage(*in_small_field(tables), question);
  EXPECT_TRUE(coverage.cells[0].general_only);
  EXPECT_FALSE(coverage.cells[1].general_only);
}

TEST(Coverage, HidesWhatIsNotForTheReaderBeforeCounting) {
  const std::string tables = R"(
    deliveries
    organisation | service | location | tier
    hope         | water   | port     | public
    care         | water   | port     | secretariat
  )";
  Question question = on("2025-04-15");
  EXPECT_EQ(only_cell(tables, question).deliveries, 2U);
  question.tier = Tier::everybody;
  EXPECT_EQ(only_cell(tables, question).deliveries, 1U);
}

TEST(Coverage, NamesLeadsDeliverersProvidersAndDonors) {
  const auto snapshot = in_small_field(R"(
    programmes
    id
    wells
    participations
    organisation | programme | role
    relief       | wells     | accountable
    donor        | wells     | funding
    deliveries
    organisation | service | location | programme
    hope         | water   | port     | wells
    care         | water   | port     |
  )");
  const auto coverage = find_coverage(*snapshot, on("2025-04-15"));
  EXPECT_NE(testing_text::everything(*snapshot, coverage)
                .find("organisations care+hope+relief providers care wells donors donor"),
            std::string::npos);
}

TEST(Coverage, KeepsTheAnswersOfTheOrganisationsAskedFor) {
  const std::string tables = R"(
    deliveries
    organisation | service | location
    hope         | water   | port
    care         | water   | port
    care         | clinic  | port
  )";
  Question question = on("2025-04-15");
  question.filter.organisations = {testing_text::organisation(*in_small_field(tables), "hope")};
  const auto coverage = find_coverage(*in_small_field(tables), question);
  ASSERT_EQ(coverage.cells.size(), 1U);
  EXPECT_EQ(coverage.cells[0].organisations.size(), 2U);
  EXPECT_EQ(coverage.states[static_cast<std::size_t>(State::present)], 1U);
}

TEST(Coverage, RefusesMoreCellsThanAnybodyReads) {
  std::string tables = "locations\nid | level\n";
  for (int place = 0; place < 1500; ++place) tables += "p" + std::to_string(place) + " | 2\n";
  tables += "services\nid\n";
  for (int service = 0; service < 1500; ++service) tables += "s" + std::to_string(service) + "\n";
  tables += "packages\nid | service | level\n";
  for (int service = 0; service < 1500; ++service) tables += "all | s" + std::to_string(service) + " | 2\n";
  tables += "groups\nid | name\neveryone |\n";
  Question question = on("2025-04-15");
  question.package = "all";
  try {
    find_coverage(*testing_text::snapshot(tables), question);
    FAIL() << "2,250,000 cells are more than 2,000,000";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), Error::Kind::too_large);
  }
}

TEST(State, ReadsItsOwnWordAndRefusesOthers) {
  for (std::size_t state = 0; state < state_count; ++state) {
    EXPECT_EQ(parse_state(to_text(static_cast<State>(state))), static_cast<State>(state));
  }
  EXPECT_THROW(parse_state("empty"), Error);
}

}  // namespace

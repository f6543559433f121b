#include <gtest/gtest.h>

#include "engine/analysis/coverage.h"
#include "tests/engine/analysis/answer_text.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace engine;
using testing_text::in_small_field;
using testing_text::on;

std::string gaps(const std::string& tables) {
  const auto snapshot = in_small_field(tables);
  Question question = on("2025-04-15");
  question.levels.service.reset();
  Coverage coverage = find_coverage(*snapshot, question);
  coverage.cells = gaps_of(*snapshot, coverage);
  for (CoverageCell& cell : coverage.cells) cell.flags.clear();
  return testing_text::states(*snapshot, coverage);
}

TEST(Gaps, OfNothingAreNone) { EXPECT_EQ(gaps(""), ""); }

TEST(Gaps, AreUncoveredThinAndWithoutAccessAndNothingElse) {
  EXPECT_EQ(gaps(R"(
    scopes
    of         | location | start
    deliveries | port     | 2025-01-01
    needs
    location | service | people
    port     | water   | 100
    port     | clinic  | 100
    port     | papers  | 100
    port     | nurse   | 0
    valley   | water   | 100
    deliveries
    organisation | service | location | capacity | conditions
    hope         | clinic  | port     | 20       |
    hope         | papers  | port     |          | excludes:everyone
    hope         | health  | port     |          |
    hope         | water   | quay     |          |
  )"),
            "port papers everyone no-access\n"
            "port clinic everyone thin\n");
}

TEST(Gaps, ComeByPeopleTimesSeverityThenSeverityThenState) {
  EXPECT_EQ(gaps(R"(
    scopes
    of         | location | service | start
    deliveries | land     | water   | 2025-01-01
    deliveries | land     | clinic  | 2025-01-01
    deliveries | land     | nurse   | 2025-01-01
    deliveries | land     | papers  | 2025-01-01
    needs
    location | service | people | severity
    port     | water   | 100    | 2
    valley   | water   | 60     | 4
    port     | clinic  | 900    |
    valley   | clinic  | 950    |
    port     | nurse   |        | 3
    valley   | nurse   |        | 5
    port     | papers  |        |
    valley   | papers  |        |
    deliveries
    organisation | service | location | capacity | conditions
    hope         | clinic  | valley   | 100      |
    hope         | papers  | port     |          | excludes:everyone
  )"),
            "valley water everyone uncovered\n"
            "port water everyone uncovered\n"
            "valley nurse everyone uncovered\n"
            "port nurse everyone uncovered\n"
            "port clinic everyone uncovered\n"
            "valley papers everyone uncovered\n"
            "port papers everyone no-access\n"
            "valley clinic everyone thin\n");
}

// People without a severity make no product, and are no smaller for it: they are not compared with those that do.
TEST(Gaps, WithoutASeverityComeByTheirStateHoweverManyPeople) {
  EXPECT_EQ(gaps(R"(
    scopes
    of         | location | service | start
    deliveries | land     | water   | 2025-01-01
    needs
    location | service | people | severity
    port     | water   | 5      |
    valley   | water   | 90000  |
    quay     | water   | 1      | 1
  )"),
            "port water everyone uncovered\n"
            "valley water everyone uncovered\n");
}

TEST(Gaps, HaveAnIdThatDependsOnTheCellAlone) {
  const auto one = in_small_field("");
  const auto other = in_small_field("locations\nid | level\naaa | 0\n");
  const auto id = [](const Snapshot& snapshot, const std::string& location) {
    return gap_id(snapshot, {testing_text::location(snapshot, location), testing_text::service(snapshot, "water"),
                             testing_text::group(snapshot, "everyone")});
  };
  EXPECT_EQ(id(*one, "port"), id(*other, "port"));
  EXPECT_NE(id(*one, "port"), id(*one, "valley"));
  EXPECT_EQ(id(*one, "port").substr(0, 4), "gap-");
  EXPECT_EQ(id(*one, "port").size(), 20U);
}

TEST(Watch, IsWhatCarriesAFlag) {
  const auto snapshot = in_small_field(R"(
    deliveries
    organisation | service | location
    hope         | water   | port
    hope         | water   | valley
    care         | water   | valley
  )");
  const auto coverage = find_coverage(*snapshot, on("2025-04-15"));
  ASSERT_EQ(coverage.cells.size(), 2U);
  const auto watch = watch_of(coverage);
  ASSERT_EQ(watch.size(), 1U);
  EXPECT_EQ(snapshot->locations.id(watch[0].cell.location), "port");
}

}  // namespace

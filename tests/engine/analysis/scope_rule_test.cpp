#include "engine/analysis/scope_rule.h"

#include <gtest/gtest.h>

#include "tests/engine/analysis/state_text.h"

namespace {

using namespace engine;
using testing_text::on;
using testing_text::scope_of_land;
using testing_text::states_of;

TEST(ScopeRule, HoldsAScopeOnItsDaysAlone) {
  const std::string tables = scope_of_land + R"(
    deliveries
    organisation | service | location | start      | end
    hope         | water   | port     | 2025-01-01 | 2025-02-01
  )";
  EXPECT_EQ(states_of(tables, on("2025-12-31")),
            "port water everyone blank\n"
            "valley water everyone blank\n");
  EXPECT_EQ(states_of(tables, on("2026-01-01")), "port water everyone unknown\n");
}

TEST(ScopeRule, HoldsAScopeNoDeeperThanItsSourceReports) {
  Question question = on("2025-04-15");
  question.levels.location = 3;
  EXPECT_EQ(states_of(scope_of_land + R"(
    needs
    location | service | people
    camp-1   | water   | 100
    deliveries
    organisation | service | location
    hope         | water   | port
  )",
                      question),
            "camp-1 water everyone unreported\n");
}

TEST(ScopeRule, HoldsTheScopeOfAnOrganisationAsDeepAsThatOneReports) {
  Question question = on("2025-04-15");
  question.levels.location = 3;
  EXPECT_EQ(states_of(R"(
    scopes
    of         | location | organisation | start
    deliveries | valley   | care         | 2025-01-01
    deliveries
    organisation | service | location
    hope         | water   | port
    care         | water   | camp-1
  )",
                      question),
            "camp-1 water everyone present\n"
            "camp-2 water everyone blank\n");
}

TEST(ScopeRule, HoldsAScopeOfAllServicesForThoseThatItsSourceNames) {
  Question question = on("2025-04-15");
  question.levels.service = 2;
  EXPECT_EQ(states_of(scope_of_land + R"(
    needs
    location | service | people
    valley   | clinic  | 100
    valley   | nurse   | 100
    deliveries
    organisation | service | location
    care         | nurse   | port
  )",
                      question),
            "port nurse everyone present\n"
            "valley clinic everyone unreported\n"
            "valley nurse everyone uncovered\n");
}

}  // namespace

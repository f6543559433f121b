#include "engine/analysis/doubts.h"

#include <gtest/gtest.h>

#include "tests/engine/analysis/state_text.h"

namespace {

using namespace engine;
using testing_text::in_small_field;
using testing_text::on;
using testing_text::scope_of_land;
using testing_text::states_of;

TEST(Doubts, IsUnknownBelowWhatIsRecordedAbove) {
  const std::string tables = scope_of_land + R"(
    needs
    location | service | people
    valley   | water   | 100
    deliveries
    organisation | service | location
    hope         | water   | north
    hope         | all     | port
    care         | water   | quay
  )";
  EXPECT_EQ(states_of(tables, on("2025-04-15")),
            "port water everyone present\n"
            "valley water everyone unknown\n");
  EXPECT_EQ(find_coverage(*in_small_field(tables), on("2025-04-15")).recorded_above, 2U);
}

TEST(Doubts, IsUnknownWhereAServiceIsRecordedAbove) {
  Question question = on("2025-04-15");
  question.levels.service = 2;
  EXPECT_EQ(states_of(R"(
    scopes
    of         | location | service | start
    deliveries | land     | health  | 2025-01-01
    needs
    location | service | people
    valley   | clinic  | 100
    deliveries
    organisation | service | location
    hope         | health  | valley
    care         | nurse   | port
  )",
                      question),
            "port clinic everyone blank\n"
            "port nurse everyone present\n"
            "valley clinic everyone unknown\n"
            "valley nurse everyone unknown\n");
}

TEST(Doubts, StaysUnknownWhereTheFilterNamesAPlaceBelow) {
  Question question = on("2025-04-15");
  const std::string tables = scope_of_land + R"(
    needs
    location | service | people
    valley   | water   | 100
    deliveries
    organisation | service | location
    hope         | water   | north
    care         | water   | quay
  )";
  question.filter.locations = {testing_text::location(*in_small_field(tables), "valley")};
  EXPECT_EQ(states_of(tables, question), "valley water everyone unknown\n");
}

TEST(Doubts, MayBeInAnyDistrictWhereTheDistrictOfASiteIsNotKnown) {
  EXPECT_EQ(states_of(scope_of_land + R"(
    locations
    id     | level | parent
    nearby | 3     | north
    needs
    location | service | people
    valley   | water   | 100
    deliveries
    organisation | service | location
    hope         | water   | nearby
  )",
                      on("2025-04-15")),
            "port water everyone unknown\n"
            "valley water everyone unknown\n");
}

TEST(Doubts, IsUnknownForAGroupWhereNobodySaysWhomADeliveryIsFor) {
  Question question = on("2025-04-15");
  question.levels.group.reset();
  EXPECT_EQ(states_of(scope_of_land + R"(
    needs
    location | service | group | people
    port     | water   | women | 10
    deliveries
    organisation | service | location | group
    hope         | water   | port     |
    hope         | water   | valley   | women
  )",
                      question),
            "port water everyone present\n"
            "port water women unknown\n"
            "valley water women present\n");
}

}  // namespace

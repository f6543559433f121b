#include "engine/analysis/access.h"

#include <gtest/gtest.h>

#include "tests/engine/analysis/state_text.h"

namespace {

using namespace engine;
using testing_text::on;
using testing_text::states_of;

TEST(Access, IsNoAccessWhereEveryDeliveryTurnsTheGroupAway) {
  Question question = on("2025-04-15");
  question.levels.group.reset();
  EXPECT_EQ(states_of(R"(
    needs
    location | service | group     | people
    port     | water   | women     | 10
    valley   | water   | women     | 10
    port     | clinic  | deportees | 10
    deliveries
    organisation | service | location | group    | conditions
    hope         | water   | port     | everyone | only:returnees
    hope         | water   | valley   | everyone | only:returnees
    care         | water   | valley   | everyone | guarantor
    hope         | clinic  | port     | everyone | excludes:returnees
  )",
                      question),
            "port health deportees no-access\n"
            "port health everyone present\n"
            "port water everyone present\n"
            "port water women no-access\n"
            "valley water everyone present\n"
            "valley water women present\n");
}

}  // namespace

#include "engine/analysis/returns.h"

#include <gtest/gtest.h>

#include "tests/engine/analysis/obvious_followup.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;

constexpr std::int64_t seconds_a_day = 86400;

std::string found(const std::string& tables, const std::string& day, const std::vector<engine::LogEntry>& log = {}) {
  const auto snapshot = in_small_field(tables);
  return answers_text(*snapshot, engine::find_returns(*snapshot, on(day), log));
}

engine::LogEntry entry(engine::Revision revision, const std::string& day, const std::string& source) {
  return {revision, engine::parse_day(day).number * seconds_a_day, "", source, "", 5, 2, 1, 0};
}

const std::string round = R"(
  deliveries
  organisation | service | location | assured_date | source
  hope         | water   | valley   | 2025-03-31   | matrix
  care         | water   | port     | 2025-02-28   | matrix
  scopes
  of         | location | due        | source
  deliveries | north    | 2025-04-30 | matrix
)";

TEST(Return, IsLateAfterTheDayOnWhichItWasDue) {
  EXPECT_EQ(found(round, "2025-04-30"), "matrix reported 2 2025-03-31 care(silent) hope\n");
  EXPECT_EQ(found(round, "2025-05-10"), "matrix late 10 2 2025-03-31 care(silent) hope\n");
}

TEST(Return, IsReportedWhereSomethingIsConfirmedSinceItWasDue) {
  EXPECT_EQ(found(R"(
    deliveries
    organisation | service | location | assured_date | source
    hope         | water   | valley   | 2025-04-30   | matrix
    scopes
    of         | location | due        | source
    deliveries | north    | 2025-04-30 | matrix
  )",
                  "2025-05-10"),
            "matrix reported 1 2025-04-30 hope\n");
}

TEST(Return, IsConfirmedByAReportAsOfItsLastDay) {
  const auto reported_in = [](const std::string& month) {
    return found(R"(
    deliveries
    organisation | service | location | reported | source
    hope         | water   | valley   | )" +
                     month + R"( | matrix
    scopes
    of         | location | due        | source
    deliveries | north    | 2025-03-15 | matrix
  )",
                 "2025-05-10");
  };
  EXPECT_EQ(reported_in("2025-03"), "matrix reported 1 2025-03-31 hope\n");
  EXPECT_EQ(reported_in("2025-02"), "matrix late 56 1 2025-02-28 hope\n");
}

TEST(Return, IsReceivedWhereSomethingCameInAndConfirmsNothingLater) {
  const auto snapshot = in_small_field(round);
  EXPECT_EQ(found(round, "2025-05-10", {entry(1, "2025-05-02", "matrix")}),
            "matrix received 2 2025-03-31 care(silent) hope +5 ~2 -1 since 0\n");
  EXPECT_EQ(found(round, "2025-05-01", {entry(1, "2025-05-02", "matrix")}),
            "matrix late 1 2 2025-03-31 care(silent) hope\n")
      << "what comes later is not known on the day";
}

TEST(Return, TellsWhatChangedSinceTheOneBefore) {
  const auto snapshot = in_small_field(round);
  std::vector<engine::LogEntry> log = {entry(1, "2025-04-01", "matrix"), entry(2, "2025-04-02", "other"),
                                       entry(3, "2025-04-03", "matrix")};
  const auto all = engine::find_returns(*snapshot, on("2025-04-10"), log);
  ASSERT_EQ(all.items.size(), 1U);
  ASSERT_TRUE(all.items[0].made);
  EXPECT_EQ(all.items[0].made->revision, 1U) << "the graph is of revision 1, and knows nothing later";
}

TEST(Return, NeverCameWhereNothingWasReportedInTheScope) {
  EXPECT_EQ(found(R"(
    deliveries
    organisation | service | location | assured_date | source
    hope         | water   | valley   | 2025-04-30   | matrix
    scopes
    of         | location | service | organisation | due        | source
    deliveries | north    | health  |              |            | matrix
    deliveries | north    |         | relief       | 2025-04-30 | matrix
  )",
                  "2025-05-10"),
            "matrix relief never 10 0 -\nmatrix never 0 -\n");
}

TEST(Return, OfAnOrganisationCountsWhoeverSentIt) {
  EXPECT_EQ(found(R"(
    deliveries
    organisation | service | location | assured_date | source
    hope         | water   | valley   | 2025-04-30   | its-own
    scopes
    of         | location | organisation | source
    deliveries | north    | hope         | matrix
  )",
                  "2025-05-10"),
            "matrix hope no-due 1 2025-04-30 hope\n");
}

TEST(Return, IsJudgedByTheScopeThatStartsLast) {
  EXPECT_EQ(found(R"(
    deliveries
    organisation | service | location | assured_date | source
    hope         | water   | valley   | 2025-03-31   | matrix
    scopes
    of         | location | start      | end        | due        | source
    deliveries | north    | 2025-01-01 | 2025-04-01 | 2025-04-15 | matrix
    deliveries | north    | 2025-04-01 | 2025-07-01 | 2025-07-15 | matrix
    deliveries | north    | 2025-07-01 | 2025-10-01 | 2025-10-15 | matrix
  )",
                  "2025-05-10"),
            "matrix reported 1 2025-03-31 hope\n");
}

TEST(Return, OfReferralsKeepsNoConfirmation) {
  EXPECT_EQ(found(R"(
    referrals
    from | to   | source
    hope | care | matrix
    scopes
    of        | location | source
    referrals | north    | matrix
  )",
                  "2025-05-10"),
            "matrix unknown 1 -\n");
}

TEST(Return, IsNotInAnEmptyDatabase) { EXPECT_EQ(found("", "2025-05-10"), ""); }

}  // namespace

#include "engine/analysis/mechanisms.h"

#include <gtest/gtest.h>

#include "tests/engine/analysis/referral_field.h"

namespace {

using namespace testing_text;
using engine::Requirement;

const std::string mechanism = R"(
  organisations
  id     | kind         | country
  state  | government   | land
  agency | multilateral |
  documents
  id   | start      | end        | reviewed
  sop  | 2023-01-01 | 2026-07-01 | 2025-03-01
  memo | 2024-02-29 |            |
  referrals
  from    | to     | service | formal | from_stage    | to_stage     | mechanism | agreement | eligibility
  council | centre |         | yes    | pre-departure | post-arrival | nrm       | sop       | guide
  centre  | bank   | loan    | yes    | post-arrival  | post-arrival | nrm       | sop       |
  mechanisms
  id  | lead  | actors      | stage          | dimensions      | monitored
  nrm | state | centre+bank | implementation | economic+social | yes
)";

std::string text(const std::vector<engine::MechanismScore>& scored) {
  std::string lines;
  for (const auto& one : scored) {
    lines += one.mechanism->id;
    for (const auto& score : one.scores) lines += " " + std::string(to_text(score.verdict));
    lines += " next " + one.next_stage + "\n";
  }
  return lines;
}

engine::Score agreement_on(const engine::Snapshot& snapshot, const char* day) {
  return score_links(snapshot, finest_on(day)).at(0).scores[static_cast<std::size_t>(Requirement::agreement)];
}

TEST(Mechanisms, AreScoredOnFourRequirements) {
  const auto snapshot = in_referral_field(mechanism);
  EXPECT_EQ(text(score_mechanisms(*snapshot, finest_on("2026-01-01"))), "nrm met met met met next monitoring\n");
}

// Acceptance: a link whose procedures expire turns from met to not met on that day.
TEST(Mechanisms, TurnFromMetToNotMetOnTheDayWhenTheAgreementEnds) {
  const auto snapshot = in_referral_field(mechanism);
  const auto before = agreement_on(*snapshot, "2026-06-30");
  EXPECT_EQ(to_text(before.verdict), "met");
  EXPECT_EQ(before.documents, std::vector<std::string>{"sop"});
  const auto after = agreement_on(*snapshot, "2026-07-01");
  EXPECT_EQ(to_text(after.verdict), "not-met");
  EXPECT_EQ(after.reason, "the agreement ended on 2026-06-30");
  EXPECT_EQ(text(score_mechanisms(*snapshot, finest_on("2026-07-01"))), "nrm not-met met met met next monitoring\n");
}

TEST(Mechanisms, AreUnknownWhereNobodyReviewedForTwoYears) {
  const auto snapshot = in_referral_field(R"(
  documents
  id   | start
  memo | 2024-02-29
  referrals
  from   | to   | formal | agreement
  centre | bank | yes    | memo
)");
  EXPECT_EQ(to_text(agreement_on(*snapshot, "2026-02-27").verdict), "met");
  EXPECT_EQ(to_text(agreement_on(*snapshot, "2026-02-28").verdict), "met");
  EXPECT_EQ(to_text(agreement_on(*snapshot, "2026-03-01").verdict), "unknown");
  EXPECT_EQ(to_text(agreement_on(*snapshot, "2024-01-01").verdict), "not-met");
}

TEST(Mechanisms, AreUnknownWhereNothingIsStated) {
  const auto snapshot = in_referral_field(R"(
  mechanisms
  id
  empty
)");
  EXPECT_EQ(text(score_mechanisms(*snapshot, finest_on("2026-01-01"))),
            "empty unknown unknown unknown unknown next \n");
}

TEST(Mechanisms, AreNotMetWhereAFactIsAgainstThem) {
  const auto snapshot = in_referral_field(R"(
  organisations
  id     | kind
  agency | multilateral
  referrals
  from   | to   | formal | mechanism | from_stage   | agreement
  centre | bank | yes    | one       | post-arrival | lost
  mechanisms
  id  | lead   | actors      | dimensions | monitored
  one | agency | bank+centre | economic   | yes
)");
  EXPECT_EQ(text(score_mechanisms(*snapshot, finest_on("2026-01-01"))), "one unknown not-met not-met not-met next \n");
}

TEST(Mechanisms, LeaveInformalLinksOut) {
  const auto snapshot = in_referral_field(R"(
  referrals
  from   | to   | formal
  centre | bank | no
)");
  EXPECT_TRUE(score_links(*snapshot, finest_on("2026-01-01")).empty());
}

}  // namespace

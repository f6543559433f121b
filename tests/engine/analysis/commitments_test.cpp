#include "engine/analysis/commitments.h"

#include <gtest/gtest.h>

#include "tests/engine/analysis/obvious_followup.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;

const std::string accord = R"(
  documents
  id     | kind
  accord | declaration
)";

std::string found(const std::string& tables, const engine::Question& question = on("2025-06-01")) {
  const auto snapshot = in_small_field(accord + tables);
  return answers_text(*snapshot, engine::find_commitments(*snapshot, question));
}

TEST(Commitment, IsAnsweredByAFundedProgrammeWhereCommittedMoneyHoldsTheDay) {
  const std::string tables = R"(
    programmes
    id   | start      | end
    jobs | 2025-01-01 | 2026-01-01
    funding
    provider | receiver | kind       | start      | end
    donor    | jobs     | commitment | 2025-01-01 | 2025-07-01
    commitments
    id | document | text | programmes
    c1 | accord   | Work | jobs
  )";
  EXPECT_EQ(found(tables), "accord c1 funded [jobs]\n");
  EXPECT_EQ(found(tables, on("2025-07-01")), "accord c1 programme [jobs]\n") << "the money ran out, the programme runs";
  EXPECT_EQ(found(tables, on("2026-01-01")), "accord c1 none [jobs]\n") << "the programme ended";
}

TEST(Commitment, HasNoKnownFundingWhereNoCommitmentOfMoneyIsDated) {
  EXPECT_EQ(found(R"(
    programmes
    id
    jobs
    homes
    funding
    provider | receiver | kind         | start      | end
    donor    | jobs     | commitment   |            |
    donor    | homes    | disbursement | 2025-01-01 | 2026-01-01
    commitments
    id | document | text | programmes
    c1 | accord   | Work | jobs
    c2 | accord   | Home | homes
  )"),
            "accord c1 programme [jobs]\naccord c2 programme [homes]\n");
}

TEST(Commitment, IsUnknownWhereItsSourceNeverSaysWhoAnswersIt) {
  EXPECT_EQ(found(R"(
    programmes
    id
    jobs
    commitments
    id | document | text | programmes | source
    c1 | accord   | Work | jobs       | telling
    c2 | accord   | Home |            | telling
    c3 | accord   | Heal |            | silent
  )"),
            "accord c1 programme [jobs]\naccord c2 none []\naccord c3 unknown []\n");
}

TEST(Commitment, OfACancelledProgrammeIsAnsweredByNone) {
  EXPECT_EQ(found(R"(
    programmes
    id   | status
    jobs | cancelled
    commitments
    id | document | text | programmes
    c1 | accord   | Work | jobs
  )"),
            "accord c1 none [jobs]\n");
}

TEST(Commitment, IsOverdueAfterItsDayUnlessItWasDone) {
  EXPECT_EQ(
      found(R"(
    commitments
    id | document | text | due        | status
    c1 | accord   | Work | 2025-05-31 | agreed
    c2 | accord   | Home | 2025-06-01 | agreed
    c3 | accord   | Heal | 2025-05-31 | completed
    c4 | accord   | Help | 2025-05-31 |
  )"),
      "accord c1 unknown [] overdue\naccord c3 unknown []\naccord c4 unknown [] overdue?\naccord c2 unknown []\n");
}

TEST(Commitment, OpensToTheRecordsBehindIt) {
  const auto snapshot = in_small_field(accord + R"(
    programmes
    id
    jobs
    funding
    provider | receiver | kind
    donor    | jobs     | commitment
    commitments
    id | document | text | programmes
    c1 | accord   | Work | jobs
  )");
  const auto all = engine::find_commitments(*snapshot, on("2025-06-01"));
  ASSERT_EQ(all.items.size(), 1U);
  EXPECT_EQ(all.items[0].evidence.size(), 3U) << "the commitment, the programme and its money";
}

TEST(Commitment, BeyondTheTierIsNotThere) {
  const std::string tables = R"(
    programmes
    id
    jobs
    funding
    provider | receiver | kind       | start      | end        | tier
    donor    | jobs     | commitment | 2025-01-01 | 2026-01-01 | secretariat
    commitments
    id | document | text | programmes | tier
    c1 | accord   | Work | jobs       |
    c2 | accord   | Home | jobs       | members
  )";
  auto question = on("2025-06-01");
  question.tier = engine::Tier::everybody;
  EXPECT_EQ(found(tables), "accord c1 funded [jobs]\naccord c2 funded [jobs]\n");
  EXPECT_EQ(found(tables, question), "accord c1 programme [jobs]\n");
}

TEST(Commitment, IsNotInAnEmptyDatabase) { EXPECT_EQ(found(""), ""); }

}  // namespace

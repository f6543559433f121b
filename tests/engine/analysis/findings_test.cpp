#include "engine/analysis/findings.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/analysis/overlaps.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;
using engine::FindingKind;
using engine::FindingNow;

engine::FindingsAsked asked(const std::string& day = "2025-04-15") { return {on(day), overlaps_of_all_time()}; }

// Two organisations with more than is needed, a need that nobody meets, and a Scope over both.
const std::string field = R"(
  deliveries
  organisation | service | location | group     | stage        | capacity | start      | end
  hope         | water   | valley   | women     | post-arrival | 100      | 2025-01-01 | 2026-01-01
  care         | water   | valley   | women     | post-arrival | 100      | 2025-01-01 | 2026-01-01
  needs
  location | service | group     | people
  valley   | water   | women     | 50
  port     | water   |           | 70
  scopes
  of         | location | start      | end
  deliveries | land     | 2025-01-01 | 2026-01-01
)";

std::vector<FindingNow> findings(const std::string& tables, const engine::FindingsAsked& question = asked()) {
  return engine::find_findings(*in_small_field(tables), question, {});
}

// "gap uncovered open", a line a finding.
std::string text(const std::vector<FindingNow>& all) {
  std::string lines;
  for (const FindingNow& now : all) {
    lines += std::string(to_text(now.finding.kind)) + " " + now.finding.what + " " +
             std::string(to_text(now.life.status)) + (now.life.reopened ? " reopened" : "") + "\n";
  }
  return lines;
}

const FindingNow& of_kind(const std::vector<FindingNow>& all, FindingKind kind) {
  return *std::ranges::find_if(all, [&](const FindingNow& now) { return now.finding.kind == kind; });
}

std::string decision(const std::string& finding, const std::string& status, const std::string& hash,
                     const std::string& reason_owner_due = " | | ") {
  return "\nfindings\nfinding | status | evidence | reason | owner | due\n" + finding + " | " + status + " | " + hash +
         " | " + reason_owner_due + "\n";
}

TEST(Finding, IsAGapAWatchAndADuplicationInOneList) {
  EXPECT_EQ(text(findings(field)), "gap uncovered open\nduplication likely open\n");
  EXPECT_EQ(text(findings(field, asked("2025-10-01"))),
            "gap uncovered open\nwatch ending open\nduplication likely open\n");
}

TEST(Finding, OpensToTheRecordsAndTheRuleBehindIt) {
  const auto all = findings(field);
  const auto& gap = of_kind(all, FindingKind::gap).finding;
  EXPECT_EQ(gap.evidence.size(), 2U) << "the need and the Scope";
  EXPECT_NE(gap.rule.find("no delivery is recorded"), std::string::npos);
  const auto& pair = of_kind(all, FindingKind::duplication).finding;
  EXPECT_EQ(pair.evidence.size(), 2U) << "the two deliveries";
  EXPECT_NE(pair.rule.find("saturation is above 1"), std::string::npos);
  EXPECT_EQ(pair.concerned.size(), 2U);
}

TEST(Finding, HasTheSameIdAndEvidenceInEveryDatabase) {
  const auto one = findings(field), other = findings("\nstatements\ntext\nSomething else\n" + field);
  EXPECT_EQ(of_kind(one, FindingKind::gap).finding.id, of_kind(other, FindingKind::gap).finding.id);
  EXPECT_EQ(of_kind(one, FindingKind::gap).finding.hash, of_kind(other, FindingKind::gap).finding.hash);
  EXPECT_NE(of_kind(one, FindingKind::gap).finding.evidence, of_kind(other, FindingKind::gap).finding.evidence);
}

TEST(Finding, LivesByTheLastDecisionOnIt) {
  const auto gap = of_kind(findings(field), FindingKind::gap).finding;
  const std::string agreed = decision(gap.id, "agreed", gap.hash, " | care | 2025-05-01");
  const auto all = findings(field + agreed);
  EXPECT_EQ(text(all), "gap uncovered agreed\nduplication likely open\n");
  EXPECT_EQ(of_kind(all, FindingKind::gap).life.owner, "care");
  EXPECT_EQ(of_kind(all, FindingKind::gap).life.due, engine::parse_day("2025-05-01"));
  EXPECT_EQ(text(findings(field + agreed + decision(gap.id, "open", gap.hash))),
            "gap uncovered open\nduplication likely open\n");
}

TEST(Finding, ReopensWhenItsEvidenceChanges) {
  const auto gap = of_kind(findings(field), FindingKind::gap).finding;
  const std::string dismissed = decision(gap.id, "dismissed", gap.hash);
  EXPECT_EQ(text(findings(field + dismissed)), "gap uncovered dismissed\nduplication likely open\n");
  std::string more = field;
  more.replace(more.find("| 70"), 4, "| 90");
  EXPECT_EQ(text(findings(more + dismissed)), "gap uncovered open reopened\nduplication likely open\n");
}

TEST(Finding, IsNotReopenedByAReportThatSaysTheSame) {
  const auto pair = of_kind(findings(field), FindingKind::duplication).finding;
  std::string confirmed = field;
  confirmed.replace(confirmed.find("| capacity"), 10, "| assured_date | capacity");
  for (std::size_t at = confirmed.find("| 100"); at != std::string::npos; at = confirmed.find("| 100", at + 20)) {
    confirmed.insert(at, "| 2025-04-01 ");
  }
  EXPECT_EQ(of_kind(findings(confirmed), FindingKind::duplication).finding.hash, pair.hash);
}

TEST(Finding, OfAPairFollowsTheJudgementOnItAndItsUndoing) {
  const auto pair = of_kind(findings(field), FindingKind::duplication).finding;
  const std::string rejected = decision(pair.id, "rejected", pair.hash);
  EXPECT_EQ(text(findings(field + rejected)), "gap uncovered open\nduplication rejected dismissed\n");
  EXPECT_EQ(text(findings(field + rejected + decision(pair.id, "open", pair.hash))),
            "gap uncovered open\nduplication likely open\n");
  const std::string confirmed = decision(pair.id, "confirmed", pair.hash);
  EXPECT_EQ(text(findings(field + confirmed)), "gap uncovered open\nduplication confirmed acknowledged\n");
}

TEST(Finding, IsSharedOnceTheSecretariatTookItUpWithWhomItConcerns) {
  const auto pair = of_kind(findings(field), FindingKind::duplication).finding;
  const auto life = [&](const std::string& tables) {
    return of_kind(findings(field + tables), FindingKind::duplication).life;
  };
  EXPECT_FALSE(life("").shared);
  EXPECT_FALSE(life(decision(pair.id, "confirmed", pair.hash)).shared);
  EXPECT_FALSE(life(decision(pair.id, "reply", pair.hash)).shared);
  EXPECT_TRUE(life(decision(pair.id, "acknowledged", pair.hash)).shared);
  EXPECT_FALSE(life(decision(pair.id, "acknowledged", pair.hash) + decision(pair.id, "open", pair.hash)).shared);
}

TEST(Finding, KeepsRepliesBesideItsLife) {
  const auto pair = of_kind(findings(field), FindingKind::duplication).finding;
  const auto life = of_kind(findings(field + decision(pair.id, "agreed", pair.hash) +
                                     decision(pair.id, "reply", pair.hash, "We share the work | hope | ")),
                            FindingKind::duplication)
                        .life;
  EXPECT_EQ(life.status, engine::FindingStatus::agreed);
  EXPECT_EQ(life.decisions.size(), 2U);
}

TEST(Finding, IsABrokenReferralWhereReferralsAreReportedOnAndNoneLeadsIn) {
  const std::string delivered = R"(
    deliveries
    organisation | service | location
    hope         | water   | valley
  )";
  const std::string reported = R"(
    scopes
    of        | location | start      | end
    referrals | land     | 2025-01-01 | 2026-01-01
  )";
  const auto broken = [](const std::vector<FindingNow>& all) {
    return std::ranges::count(all, FindingKind::broken_referral,
                              [](const FindingNow& now) { return now.finding.kind; });
  };
  EXPECT_EQ(broken(findings(delivered)), 0) << "a link may not have been told";
  const auto all = findings(delivered + reported);
  ASSERT_GE(broken(all), 1);
  const auto& finding = of_kind(all, FindingKind::broken_referral).finding;
  EXPECT_EQ(finding.what, "missing-route");
  EXPECT_FALSE(finding.evidence.empty());
  EXPECT_EQ(engine::kind_of_finding(finding.id), FindingKind::broken_referral);
}

TEST(Finding, IsFoundByItsIdWhateverTheClassOfThePair) {
  const auto snapshot = in_small_field(R"(
    deliveries
    organisation | service | location
    hope         | water   | valley
    care         | water   | valley
  )");
  const auto overlaps = engine::find_overlaps(*snapshot, overlaps_of_all_time());
  ASSERT_EQ(overlaps.pairs.size(), 1U);
  EXPECT_TRUE(engine::find_findings(*snapshot, asked(), {}).empty() ||
              engine::find_findings(*snapshot, asked(), {})[0].finding.kind == FindingKind::watch);
  const auto found = engine::find_finding(*snapshot, asked(), overlaps.pairs[0].id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->finding.what, "possible");
  EXPECT_FALSE(engine::find_finding(*snapshot, asked(), "overlap-0000000000000000"));
  EXPECT_FALSE(engine::find_finding(*snapshot, asked(), "hope"));
}

}  // namespace

#include "engine/analysis/referral_findings.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/analysis/findings.h"
#include "tests/engine/analysis/referral_field.h"

namespace {

using namespace testing_text;

engine::FindingsAsked asked_on(const std::string& day) { return {finest_on(day), overlaps_on(day)}; }

std::multiset<std::string> kinds(const std::vector<engine::Finding>& findings) {
  std::multiset<std::string> found;
  for (const auto& one : findings) found.insert(one.what);
  return found;
}

const std::string one_link = R"(
  referrals
  from    | to   | formal
  council | desk | yes
)";

TEST(ReferralFindings, AreWhatIsKnownToBeBroken) {
  const auto snapshot = in_referral_field(told_of_referrals + one_link);
  const auto findings = find_referral_findings(*snapshot, asked_on("2026-01-01"));
  const auto found = kinds(findings);
  EXPECT_EQ(found.count("missing-route"), 3U);
  EXPECT_EQ(found.count("nothing-follows"), 1U);
  EXPECT_EQ(found.count("stage-break"), 1U);
  std::set<std::string> ids;
  for (const auto& one : findings) {
    EXPECT_EQ(one.id.substr(0, 9), "referral-");
    EXPECT_FALSE(one.hash.empty());
    ids.insert(one.id);
  }
  EXPECT_EQ(ids.size(), findings.size());
}

TEST(ReferralFindings, AreNoneWhereNobodyReportsOnReferrals) {
  const auto snapshot = in_referral_field(one_link);
  EXPECT_TRUE(find_referral_findings(*snapshot, asked_on("2026-01-01")).empty());
}

}  // namespace

#include "engine/analysis/referral_findings.h"

#include <gtest/gtest.h>

#include <algorithm>
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

TEST(ReferralFindings, AreOrphansToo) {
  const auto snapshot = in_referral_field(told_of_referrals + one_link);
  const auto findings = find_referral_findings(*snapshot, asked_on("2026-01-01"));
  EXPECT_EQ(kinds(findings).count("orphan"), 3U) << "bank, centre and school";
  for (const auto& one : findings) {
    if (one.what != "orphan") continue;
    EXPECT_EQ(one.about.size(), 2U) << "the organisation and its service";
    EXPECT_EQ(one.evidence.size(), 1U) << "its delivery";
  }
}

TEST(ReferralFindings, AreAuthoritiesThatNoLinkJoins) {
  const auto snapshot = in_referral_field(told_of_referrals + R"(
  organisations
  id
  federal
  regional
  authorities
  organisation | location
  federal      | land
  regional     | valley
)");
  const auto findings = find_referral_findings(*snapshot, asked_on("2026-01-01"));
  const auto one =
      std::find_if(findings.begin(), findings.end(), [](auto& each) { return each.what == "no-crossing"; });
  ASSERT_NE(one, findings.end());
  EXPECT_EQ(one->about, (std::vector<std::string>{"federal", "regional", "advice"}));
  EXPECT_EQ(one->concerned.size(), 3U) << "both, and the centre, who delivers it";
  EXPECT_EQ(one->evidence.size(), 1U);
}

const std::string expired = R"(
  documents
  id  | start      | end
  sop | 2023-01-01 | 2025-06-01
  mechanisms
  id  | lead   | actors      | dimensions
  nrm | centre | centre+bank | economic
  referrals
  from   | to   | service | formal | mechanism | agreement | from_stage   | to_stage
  centre | bank | loan    | yes    | nrm       | sop       | post-arrival | post-arrival
)";

TEST(ReferralFindings, AreMechanismsThatDoNotMeetARequirement) {
  const auto snapshot = in_referral_field(expired);
  const auto findings = find_referral_findings(*snapshot, asked_on("2026-01-01"));
  ASSERT_EQ(findings.size(), 1U) << "nobody reports on referrals, and yet this is known";
  EXPECT_EQ(findings[0].what, "requirement-not-met");
  EXPECT_EQ(findings[0].about.front(), "nrm");
  EXPECT_EQ(findings[0].rule,
            "A requirement is not met. agreement: the agreement ended on 2025-05-31; border: its links state their "
            "stages, and none leads home from before departure; dimensions: it has one dimension.");
  EXPECT_EQ(findings[0].evidence.size(), 3U) << "the document, the mechanism and the referral";
  const auto later = find_referral_findings(*snapshot, asked_on("2026-03-01"));
  EXPECT_EQ(later[0].hash, findings[0].hash) << "a day that passes is no evidence";
  const auto before = find_referral_findings(*snapshot, asked_on("2025-05-01"));
  ASSERT_EQ(before.size(), 1U);
  EXPECT_NE(before[0].hash, findings[0].hash) << "and what is not met any more is";
}

TEST(ReferralFindings, OfMechanismsStandInNoPlace) {
  const auto snapshot = in_referral_field(expired);
  auto asked = asked_on("2026-01-01");
  asked.cells.filter.locations = {location(*snapshot, "valley")};
  EXPECT_TRUE(find_referral_findings(*snapshot, asked).empty());
}

TEST(ReferralFindings, AreNoneWhereNobodyReportsOnReferrals) {
  const auto snapshot = in_referral_field(one_link);
  EXPECT_TRUE(find_referral_findings(*snapshot, asked_on("2026-01-01")).empty());
}

}  // namespace

#include "engine/analysis/crossings.h"

#include <gtest/gtest.h>

#include "tests/engine/analysis/referral_field.h"

namespace {

using namespace testing_text;

const std::string two_authorities = R"(
  organisations
  id
  federal
  regional
  clinic
  office
  authorities
  organisation | location
  federal      | land
  regional     | valley
  deliveries
  organisation | service | location | stage
  office       | advice  | port     | post-arrival
  clinic       | skills  | port     | post-arrival
)";

std::string text(const engine::Snapshot& snapshot, const std::vector<engine::Crossing>& crossings) {
  std::string lines;
  for (const engine::Crossing& one : crossings) {
    lines += snapshot.organisations[one.from.index].id + ">" + snapshot.organisations[one.to.index].id + " " +
             snapshot.services.id(one.service) + " " + std::string(to_text(one.state)) + " " +
             std::to_string(one.links.size()) + "+" + std::to_string(one.recorded.size());
    for (const std::string& document : one.documents) lines += " " + document;
    lines += "\n";
  }
  return lines;
}

// Acceptance: zero crossing links are reported with the services affected.
TEST(Crossings, AreReportedWithTheServicesWhereThereIsNone) {
  const auto snapshot = in_referral_field(told_of_referrals + two_authorities);
  engine::Question question = finest_on("2026-01-01");
  EXPECT_EQ(text(*snapshot, find_crossings(*snapshot, question, {})),
            "federal>regional advice missing 0+0\n"
            "federal>regional loan missing 0+0\n"
            "federal>regional skills missing 0+0\n"
            "regional>federal advice missing 0+0\n"
            "regional>federal skills missing 0+0\n");
}

TEST(Crossings, GoFromOneAuthorityToAnotherByServiceAndDocument) {
  const auto snapshot = in_referral_field(two_authorities + R"(
  referrals
  from   | to     | service | formal | agreement
  office | bank   | loan    | yes    | memorandum
  centre | clinic |         | no     | memorandum
  desk   | bank   | loan    | yes    |
)");
  EXPECT_EQ(text(*snapshot, find_crossings(*snapshot, finest_on("2026-01-01"), {})),
            "federal>regional advice unknown 0+0\n"
            "federal>regional loan led 2+0 memorandum\n"
            "federal>regional skills unknown 0+0\n"
            "regional>federal advice unknown 0+0\n"
            "regional>federal skills unknown 0+1\n");
}

TEST(Crossings, NeedTwoAuthorities) {
  const auto snapshot = in_referral_field("");
  EXPECT_TRUE(find_crossings(*snapshot, finest_on("2026-01-01"), {}).empty());
}

}  // namespace

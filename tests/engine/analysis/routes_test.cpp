#include "engine/analysis/routes.h"

#include <gtest/gtest.h>

#include "tests/engine/analysis/obvious_routes.h"
#include "tests/engine/analysis/random_referrals.h"
#include "tests/engine/analysis/referral_field.h"

namespace {

using namespace testing_text;
using engine::Profile;

const std::string chain = R"(
  referrals
  from    | to     | service | formal
  council | desk   |         | yes
  desk    | centre |         | yes
  centre  | bank   | loan    | yes
  centre  | school | skills  | no
)";

std::string routes_text(const engine::Snapshot& snapshot, const engine::Routes& routes) {
  std::string text;
  for (const engine::Route& route : routes.routes) {
    text += snapshot.locations.id(route.aim.location) + " " + snapshot.services.id(route.aim.service) + " " +
            std::string(to_text(route.state)) + " " + organisations_text(snapshot, route.way) + " critical " +
            organisations_text(snapshot, route.critical) + "\n";
  }
  return text;
}

std::string critical_text(const engine::Snapshot& snapshot, const engine::Routes& routes) {
  std::string text;
  for (const engine::CriticalActor& actor : routes.critical) {
    text += snapshot.organisations[actor.organisation.index].id + " " + std::to_string(actor.as_link.size()) + " " +
            std::to_string(actor.as_provider.size()) + "\n";
  }
  return text;
}

TEST(Routes, LeadFromAWayInOverFormalLinks) {
  const auto snapshot = in_referral_field(told_of_referrals + chain);
  EXPECT_EQ(routes_text(*snapshot, find_routes(*snapshot, finest_on("2026-01-01"), {})),
            "valley advice led desk>centre critical centre>desk\n"
            "valley loan led desk>centre>bank critical bank>centre>desk\n"
            "valley skills missing  critical \n");
}

TEST(Routes, BeginWithAHostCountryAtCounsellingBeforeDeparture) {
  const auto snapshot = in_referral_field(told_of_referrals + chain);
  Profile profile;
  profile.host = "DE";
  EXPECT_EQ(routes_text(*snapshot, find_routes(*snapshot, finest_on("2026-01-01"), profile)),
            "valley advice led council>desk>centre critical centre>council>desk\n"
            "valley loan led council>desk>centre>bank critical bank>centre>council>desk\n"
            "valley skills missing  critical \n");
  profile.host = "SE";
  EXPECT_EQ(routes_text(*snapshot, find_routes(*snapshot, finest_on("2026-01-01"), profile)),
            "valley advice missing  critical \nvalley loan missing  critical \nvalley skills missing  critical \n");
}

TEST(Routes, AreUnknownWhereNobodyReportsOnReferrals) {
  const auto snapshot = in_referral_field(chain);
  EXPECT_EQ(routes_text(*snapshot, find_routes(*snapshot, finest_on("2026-01-01"), {})),
            "valley advice led desk>centre critical centre>desk\n"
            "valley loan led desk>centre>bank critical bank>centre>desk\n"
            "valley skills unknown  critical \n");
}

TEST(Routes, RestOnThoseWithoutWhomTheyAreLost) {
  const auto snapshot = in_referral_field(told_of_referrals + chain);
  EXPECT_EQ(critical_text(*snapshot, find_routes(*snapshot, finest_on("2026-01-01"), {})),
            "desk 2 0\ncentre 1 1\nbank 0 1\n");
}

TEST(Routes, DoNotRestOnOneOfTwo) {
  const auto snapshot = in_referral_field(told_of_referrals + chain + R"(
  referrals
  from | to   | service | formal
  desk | bank | loan    | yes
)");
  EXPECT_EQ(critical_text(*snapshot, find_routes(*snapshot, finest_on("2026-01-01"), {})),
            "desk 2 0\nbank 0 1\ncentre 0 1\n");
}

TEST(Routes, AreDirectWhereTheServiceIsAWayIn) {
  const auto snapshot = testing_text::snapshot(referral_field + R"(
  deliveries
  organisation | service | location | way_in  | group
  bank         | loan    | valley   | walk-in | women
  school       | skills  | valley   | walk-in |
)");
  EXPECT_EQ(routes_text(*snapshot, find_routes(*snapshot, finest_on("2026-01-01"), {})),
            "valley loan direct bank critical bank\nvalley skills direct school critical school\n");
  Profile profile;
  profile.group = group(*snapshot, "returnees");
  EXPECT_EQ(routes_text(*snapshot, find_routes(*snapshot, finest_on("2026-01-01"), profile)), "")
      << "the loan is for women, and whom the school is for is not stated";
}

TEST(Routes, NeedTheirLastLinkToBeForTheService) {
  const auto snapshot = in_referral_field(told_of_referrals + R"(
  referrals
  from   | to     | service | formal
  desk   | centre | skills  | yes
  centre | bank   | skills  | yes
)");
  EXPECT_EQ(routes_text(*snapshot, find_routes(*snapshot, finest_on("2026-01-01"), {})),
            "valley advice missing  critical \nvalley loan missing  critical \nvalley skills missing  critical \n");
}

TEST(Routes, KeepWhatAViewerMayNotSeeOutOfTheCount) {
  const auto snapshot = in_referral_field(told_of_referrals + R"(
  referrals
  from | to   | service | formal | tier
  desk | bank | loan    | yes    | secretariat
)");
  engine::Question question = finest_on("2026-01-01");
  question.filter.services = {service(*snapshot, "loan")};
  EXPECT_EQ(routes_text(*snapshot, find_routes(*snapshot, question, {})),
            "valley loan led desk>bank critical bank>desk\n");
  question.tier = engine::Tier::everybody;
  EXPECT_EQ(routes_text(*snapshot, find_routes(*snapshot, question, {})), "valley loan missing  critical \n");
}

TEST(Routes, OfNothingAreNone) {
  const auto snapshot = testing_text::snapshot(referral_field);
  EXPECT_TRUE(find_routes(*snapshot, finest_on("2026-01-01"), {}).routes.empty());
}

TEST(Routes, AgreeWithTheObviousWay) {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_referral_tables(random);
    const auto snapshot = testing_text::snapshot(tables);
    const Profile profile = random_profile(random, *snapshot);
    const auto question = finest_on("2026-01-01");
    const auto routes = find_routes(*snapshot, question, profile);
    ASSERT_EQ(obvious::summary(*snapshot, routes), obvious::routes(*snapshot, question, profile))
        << "round " << round << "\n"
        << tables;
  }
}

}  // namespace

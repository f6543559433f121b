#include "engine/analysis/missing_links.h"

#include <gtest/gtest.h>

#include "tests/engine/analysis/obvious_routes.h"
#include "tests/engine/analysis/random_referrals.h"
#include "tests/engine/analysis/referral_field.h"

namespace {

using namespace testing_text;
using engine::Profile;

std::string missing_text(const engine::Snapshot& snapshot, const std::vector<engine::MissingRoute>& missing) {
  std::string text;
  for (const engine::MissingRoute& route : missing) {
    text += snapshot.services.id(route.aim.service) + (route.state == engine::RouteState::unknown ? "?" : "");
    for (const engine::MissingLink& link : route.links) {
      text += " " + snapshot.organisations[link.from.index].id + ">" + snapshot.organisations[link.to.index].id + "(" +
              (link.recorded == nullptr ? "new" : std::string(to_text(link.use))) + ")";
    }
    text += std::string(route.lacks_way_in ? " no way in" : "") + " opens " + std::to_string(route.opens) + "\n";
  }
  return text;
}

Profile from_germany() {
  Profile profile;
  profile.host = "DE";
  return profile;
}

const std::string whole_chain = R"(
  referrals
  from    | to     | service | formal
  council | desk   |         | yes
  desk    | centre |         | yes
  centre  | bank   | loan    | yes
  centre  | school | skills  | yes
)";

std::string without(const std::string& line) {
  std::string tables = whole_chain;
  const auto at = tables.find(line);
  EXPECT_NE(at, std::string::npos);
  tables.erase(at, tables.find('\n', at) - at + 1);
  return tables;
}

// Acceptance: remove one link, and the engine names it and lists who lost the route.
TEST(MissingLinks, NameTheLinkThatWasRemovedAndWhoLostTheRoute) {
  const auto question = finest_on("2026-01-01");
  const auto whole = in_referral_field(told_of_referrals + whole_chain);
  EXPECT_EQ(missing_text(*whole, find_missing_routes(*whole, question, from_germany())), "");

  const auto no_reception = in_referral_field(told_of_referrals + without("council | desk"));
  EXPECT_EQ(missing_text(*no_reception, find_missing_routes(*no_reception, question, from_germany())),
            "advice council>desk(new) opens 3\nloan council>desk(new) opens 3\nskills council>desk(new) opens 3\n");

  const auto no_centre = in_referral_field(told_of_referrals + without("desk    | centre"));
  EXPECT_EQ(missing_text(*no_centre, find_missing_routes(*no_centre, question, from_germany())),
            "advice desk>centre(new) opens 3\nloan desk>centre(new) opens 3\nskills desk>centre(new) opens 3\n");

  const auto no_loan = in_referral_field(told_of_referrals + without("centre  | bank"));
  EXPECT_EQ(missing_text(*no_loan, find_missing_routes(*no_loan, question, from_germany())),
            "loan centre>bank(new) opens 1\n");
}

TEST(MissingLinks, PreferWhatIsRecordedAndSayWhyItIsNotInUse) {
  const auto snapshot = in_referral_field(told_of_referrals + without("centre  | bank") + R"(
  referrals
  from | to   | service | formal | status
  desk | bank | loan    | yes    | proposed
)");
  EXPECT_EQ(missing_text(*snapshot, find_missing_routes(*snapshot, finest_on("2026-01-01"), from_germany())),
            "loan desk>bank(proposed) opens 1\n");
}

TEST(MissingLinks, AreSeveralWhereOneIsNotEnough) {
  const auto snapshot = in_referral_field(told_of_referrals);
  const auto missing = find_missing_routes(*snapshot, finest_on("2026-01-01"), from_germany());
  EXPECT_EQ(missing_text(*snapshot, missing),
            "advice council>desk(new) desk>centre(new) opens 1\n"
            "loan council>desk(new) desk>bank(new) opens 1\n"
            "skills council>desk(new) desk>school(new) opens 1\n");
}

TEST(MissingLinks, CannotMendWhatNobodyCanEnter) {
  Profile profile;
  profile.host = "SE";
  const auto snapshot = in_referral_field(told_of_referrals + whole_chain);
  EXPECT_EQ(missing_text(*snapshot, find_missing_routes(*snapshot, finest_on("2026-01-01"), profile)),
            "advice no way in opens 0\nloan no way in opens 0\nskills no way in opens 0\n");
}

TEST(MissingLinks, StayInDoubtWhereNobodyReportsOnReferrals) {
  const auto snapshot = in_referral_field(without("centre  | bank"));
  EXPECT_EQ(missing_text(*snapshot, find_missing_routes(*snapshot, finest_on("2026-01-01"), from_germany())),
            "loan? centre>bank(new) opens 1\n");
}

TEST(MissingLinks, AreAsFewAsTheObviousWayFinds) {
  std::mt19937 random(12);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_referral_tables(random);
    const auto snapshot = testing_text::snapshot(tables);
    const Profile profile = random_profile(random, *snapshot);
    const auto question = finest_on("2026-01-01");
    ASSERT_EQ(obvious::summary(*snapshot, find_missing_routes(*snapshot, question, profile)),
              obvious::missing(*snapshot, question, profile))
        << "round " << round << " host " << profile.host << "\n"
        << tables;
  }
}

}  // namespace

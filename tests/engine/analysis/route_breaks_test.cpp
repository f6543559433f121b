#include "engine/analysis/route_breaks.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/engine/analysis/obvious_routes.h"
#include "tests/engine/analysis/random_referrals.h"
#include "tests/engine/analysis/referral_field.h"

namespace {

using namespace testing_text;
using engine::RouteState;

std::string text(const engine::Snapshot& snapshot, const std::vector<engine::Orphan>& orphans) {
  std::string lines;
  for (const engine::Orphan& one : orphans) {
    lines += snapshot.organisations[one.organisation.index].id + " " + snapshot.services.id(one.service) + " " +
             std::string(to_text(one.state)) + " recorded " + std::to_string(one.recorded.size()) + "\n";
  }
  return lines;
}

std::string text(const engine::Snapshot& snapshot, const std::vector<engine::DeadEnd>& ends) {
  std::string lines;
  for (const engine::DeadEnd& one : ends) {
    lines += snapshot.organisations[one.organisation.index].id + " " + std::string(to_text(one.kind)) + " " +
             (one.service.known() ? snapshot.services.id(one.service) : "any") + (one.certain ? "" : "?") + "\n";
  }
  return lines;
}

std::string text(const engine::Snapshot& snapshot, const std::vector<engine::StageBreak>& breaks) {
  std::string lines;
  for (const engine::StageBreak& one : breaks) {
    lines += snapshot.locations.id(one.country) + " " + one.host + " " + std::string(to_text(one.from)) + ">" +
             std::string(to_text(one.to)) + " " + std::string(to_text(one.state)) + " " +
             std::to_string(one.links.size()) + "+" + std::to_string(one.recorded.size()) + "\n";
  }
  return lines;
}

const std::string links = R"(
  referrals
  from    | to     | service | formal
  council | desk   |         | yes
  desk    | centre |         |
  centre  | bank   | loan    | no
)";

TEST(Orphans, AreServicesThatNoRouteLeadsTo) {
  const auto snapshot = in_referral_field(told_of_referrals + links);
  EXPECT_EQ(text(*snapshot, find_orphans(*snapshot, finest_on("2026-01-01"), {})),
            "bank loan missing recorded 1\ncentre advice missing recorded 1\nschool skills missing recorded 0\n");
  const auto untold = in_referral_field(links);
  EXPECT_EQ(text(*untold, find_orphans(*untold, finest_on("2026-01-01"), {})),
            "bank loan unknown recorded 1\ncentre advice unknown recorded 1\nschool skills unknown recorded 0\n");
}

// Acceptance: adding an informal link closes no gap.
TEST(Orphans, AreNotLedToByAnInformalLink) {
  const auto without = in_referral_field(told_of_referrals);
  const auto with = in_referral_field(told_of_referrals + R"(
  referrals
  from | to     | formal
  desk | school | no
)");
  EXPECT_EQ(find_orphans(*without, finest_on("2026-01-01"), {}).size(),
            find_orphans(*with, finest_on("2026-01-01"), {}).size());
}

TEST(Orphans, AreTheOrganisationsThatRoutesDoNotReach) {
  std::mt19937 random(13);
  for (int round = 0; round < 200; ++round) {
    const std::string tables = random_referral_tables(random);
    const auto snapshot = testing_text::snapshot(tables);
    const auto question = finest_on("2026-01-01");
    const auto orphans = find_orphans(*snapshot, question, {});
    for (const engine::Route& route : find_routes(*snapshot, question, {}).routes) {
      const auto is_orphan = [&](auto provider) {
        return std::ranges::any_of(orphans, [&](const engine::Orphan& one) {
          return one.organisation == provider && one.service == route.aim.service &&
                 std::ranges::count(one.locations, route.aim.location) > 0;
        });
      };
      const bool broken = route.state == RouteState::missing || route.state == RouteState::unknown;
      EXPECT_EQ(broken, std::ranges::all_of(route.providers, is_orphan)) << "round " << round << "\n" << tables;
    }
  }
}

TEST(DeadEnds, AreWhereNothingFollows) {
  const auto snapshot = in_referral_field(told_of_referrals + R"(
  referrals
  from    | to     | service | formal
  council | desk   |         | yes
  centre  | school | loan    | yes
  school  |        | skills  |
)");
  EXPECT_EQ(text(*snapshot, find_dead_ends(*snapshot, finest_on("2026-01-01"), {})),
            "desk nothing-follows any\nschool no-service loan\nschool to-nobody skills\n");
  const auto untold = in_referral_field("");
  EXPECT_EQ(text(*untold, find_dead_ends(*untold, finest_on("2026-01-01"), {})),
            "council nothing-follows any?\ndesk nothing-follows any?\n");
}

TEST(StageBreaks, AreStagesThatNoLinkJoins) {
  const auto snapshot = in_referral_field(told_of_referrals + links);
  EXPECT_EQ(text(*snapshot, find_stage_breaks(*snapshot, finest_on("2026-01-01"), {})),
            "land DE pre-departure>reception led 1+0\nland  reception>post-arrival missing 0+1\n");
  engine::Profile profile;
  profile.host = "SE";
  EXPECT_EQ(text(*snapshot, find_stage_breaks(*snapshot, finest_on("2026-01-01"), profile)),
            "land SE pre-departure>reception missing 0+0\nland  reception>post-arrival missing 0+1\n");
}

TEST(InformalLinks, NeverMakeARouteAndSayWhatTheyAloneReach) {
  const auto snapshot = in_referral_field(told_of_referrals + R"(
  referrals
  from   | to     | service | formal
  desk   | centre |         | yes
  centre | bank   | loan    | no
  centre | school |         |
)");
  const auto informal = find_informal_links(*snapshot, finest_on("2026-01-01"), {});
  ASSERT_EQ(informal.size(), 2U);
  ASSERT_EQ(informal[0].only_way.size(), 1U);
  EXPECT_EQ(snapshot->services.id(informal[0].only_way[0].service), "loan");
  ASSERT_EQ(informal[1].only_way.size(), 1U);
  EXPECT_EQ(snapshot->services.id(informal[1].only_way[0].service), "skills");
}

// Whoever returns from one country must not hide the stages at which people from another are met.
TEST(StageBreaks, AtHomeAreOfAllHostCountriesUnlessOneIsAsked) {
  const auto snapshot = testing_text::snapshot(referral_field + R"(
  deliveries
  organisation | service | location | stage         | host_countries
  council      | advice  | DE       | pre-departure | DE+SE
  desk         | advice  | land     | reception     | SE
  centre       | advice  | valley   | post-arrival  |
)");
  const auto found = find_stage_breaks(*snapshot, finest_on("2026-01-01"), {});
  std::string text;
  for (const auto& one : found) {
    text += one.host + " " + std::string(to_text(one.from)) + " " + std::string(to_text(one.to)) + "\n";
  }
  EXPECT_EQ(text, "DE pre-departure post-arrival\nSE pre-departure reception\n reception post-arrival\n");
}

}  // namespace

#include "engine/analysis/equality.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <set>

#include "engine/analysis/balance.h"
#include "engine/analysis/bundles.h"
#include "engine/analysis/entitlements.h"
#include "engine/analysis/left_out.h"
#include "tests/engine/analysis/obvious_graph.h"
#include "tests/engine/analysis/random_referrals.h"
#include "tests/engine/analysis/referral_field.h"

namespace {

using namespace testing_text;
using engine::Profile;

const std::string two_districts = R"(
  organisations
  id
  clinic
  deliveries
  organisation | service | location | group     | conditions     | host_countries | way_in
  bank         | loan    | valley   | returnees | guarantor      |                | walk-in
  school       | skills  | valley   | everyone  |                | DE             | walk-in
  school       | skills  | port     | everyone  |                | SE             | walk-in
  clinic       | advice  | port     | women     |                |                |
  scopes
  of         | location | start      | end
  deliveries | land     | 2024-01-01 | 2027-01-01
)";

std::string text(const engine::Snapshot& snapshot, const engine::Equality& equality) {
  std::string lines;
  for (const engine::Choice& one : equality.choices) {
    lines += (one.location.known() ? snapshot.locations.id(one.location) : one.host) + " " +
             std::string(to_text(one.state)) + " " + std::to_string(one.services.size()) + " reachable " +
             std::to_string(one.reachable) + "\n";
  }
  lines += "none in " + std::to_string(equality.overall.none) + " of " + std::to_string(equality.overall.counted);
  return lines;
}

Profile returnee(const engine::Snapshot& snapshot, const std::string& host = "") {
  Profile profile;
  profile.group = group(snapshot, "returnees");
  profile.host = host;
  return profile;
}

std::shared_ptr<const engine::Snapshot> field() { return snapshot(referral_field + two_districts); }

// Acceptance: two identical profiles in two places show different counts, and why.
TEST(Equality, ShowsDifferentCountsForOneProfileInTwoPlacesAndWhy) {
  const auto snapshot = field();
  const Profile profile = returnee(*snapshot, "SE");
  EXPECT_EQ(text(*snapshot, find_equality_of_places(*snapshot, finest_on("2026-01-01"), profile)),
            "port counted 1 reachable 0\nvalley counted 1 reachable 0\nnone in 0 of 2");
  const auto without_host = returnee(*snapshot);
  EXPECT_EQ(text(*snapshot, find_equality_of_places(*snapshot, finest_on("2026-01-01"), without_host)),
            "valley counted 2 reachable 2\nport counted 1 reachable 1\nnone in 0 of 2");
  const auto why = compare_places(*snapshot, finest_on("2026-01-01"), profile, location(*snapshot, "valley"),
                                  location(*snapshot, "port"));
  ASSERT_EQ(why.size(), 2U);
  EXPECT_EQ(snapshot->services.id(why[0].service), "loan");
  EXPECT_TRUE(why[0].open[0]);
  EXPECT_EQ(to_text(why[0].absent), "none") << "nobody delivers loans in the port, and somebody reports on it";
  EXPECT_EQ(snapshot->services.id(why[1].service), "skills");
  EXPECT_EQ(to_text(why[1].barrier), "host");
}

TEST(Equality, SetsPlacesApartThatNobodyReportedOn) {
  const auto snapshot = testing_text::snapshot(referral_field + R"(
  deliveries
  organisation | service | location | way_in
  school       | skills  | valley   | walk-in
)");
  const auto found = find_equality_of_places(*snapshot, finest_on("2026-01-01"), {});
  EXPECT_EQ(text(*snapshot, found), "valley counted 1 reachable 1\nport unreported 0 reachable 0\nnone in 0 of 1");
  EXPECT_EQ(found.unreported, 1U);
}

TEST(Equality, IsInDoubtBelowWhatIsRecordedAbove) {
  const auto snapshot = testing_text::snapshot(referral_field + R"(
  deliveries
  organisation | service | location
  school       | skills  | land
  scopes
  of         | location | start      | end
  deliveries | land     | 2024-01-01 | 2027-01-01
)");
  EXPECT_EQ(find_equality_of_places(*snapshot, finest_on("2026-01-01"), {}).unknown, 2U);
}

TEST(Equality, ComparesHostCountries) {
  const auto snapshot = field();
  EXPECT_EQ(text(*snapshot, find_equality_of_hosts(*snapshot, finest_on("2026-01-01"), returnee(*snapshot))),
            "DE counted 2 reachable 0\nSE counted 2 reachable 0\nnone in 0 of 2");
}

// Acceptance: a loan with a guarantor does not serve somebody without local ties.
TEST(Equality, LeavesOutWhoCannotMeetACondition) {
  const auto snapshot = field();
  Profile profile = returnee(*snapshot);
  EXPECT_TRUE(find_left_out(*snapshot, finest_on("2026-01-01"), profile).empty());
  profile.unable = {"guarantor"};
  const auto left_out = find_left_out(*snapshot, finest_on("2026-01-01"), profile);
  ASSERT_EQ(left_out.size(), 1U);
  EXPECT_TRUE(left_out[0].nothing_left());
  EXPECT_EQ(left_out[0].conditions, std::vector<std::string>{"guarantor"});
  EXPECT_EQ(text(*snapshot, find_equality_of_places(*snapshot, finest_on("2026-01-01"), profile)),
            "port counted 1 reachable 1\nvalley counted 1 reachable 1\nnone in 0 of 2");
}

// Acceptance: a place where everything is for returnees alone is flagged.
TEST(Balance, FlagsAPlaceWhereEverythingIsForReturneesAlone) {
  const auto snapshot = testing_text::snapshot(referral_field + R"(
  groups
  id             | parents
  host-community | everyone
  deliveries
  organisation | service | location | group
  bank         | loan    | valley   | returnees
  bank         | loan    | port     | returnees
  school       | loan    | port     | host-community
  school       | skills  | port     |
)");
  const auto balance = find_balance(*snapshot, finest_on("2026-01-01"));
  ASSERT_EQ(balance.size(), 2U);
  EXPECT_EQ(snapshot->locations.id(balance[0].location), "valley");
  EXPECT_TRUE(balance[0].returnees_only());
  EXPECT_FALSE(balance[1].returnees_only());
  EXPECT_EQ(balance[1].both.size(), 1U);
  EXPECT_EQ(balance[1].unknown.size(), 1U);
}

// Acceptance: a published range is reproduced.
TEST(Entitlements, ReproduceAPublishedRange) {
  const auto snapshot = testing_text::snapshot(referral_field + R"(
  entitlements
  host | destination | profile | amount | currency | in_kind | start | end
  AT   | land        | family  | 250    | EUR      |         |       |
  BE   | land        | family  | 2500   | EUR      |         |       |
  CH   | land        | family  | 500    | CHF      |         |       |
  DK   | land        | family  |        |          | tools   |       |
  NO   | land        | family  | 9000   | EUR      |         |       | 2025-01-01
  rates
  currency | to  | rate | start
  CHF      | EUR | 2    | 2025-01-01
)");
  const auto apart = compare_entitlements(*snapshot, finest_on("2026-01-01"), "family", "");
  ASSERT_EQ(apart.size(), 1U);
  ASSERT_EQ(apart[0].ranges.size(), 2U);
  EXPECT_EQ(apart[0].ranges[0].currency, "CHF");
  EXPECT_EQ(apart[0].ranges[1].ratio, 10.0);
  EXPECT_EQ(apart[0].without_amount, 1U);
  const auto together = compare_entitlements(*snapshot, finest_on("2026-01-01"), "family", "EUR");
  const auto& range = together[0].ranges.back();
  EXPECT_EQ(range.currency, "EUR");
  EXPECT_EQ(range.hosts, 3U);
  EXPECT_EQ(range.least_host, "AT");
  EXPECT_EQ(range.most_host, "BE");
}

// Acceptance: the missing leg is listed by area.
TEST(Bundles, ListWhatIsMissingOrNotReachedFromOneWayIn) {
  const auto snapshot = testing_text::snapshot(referral_field + R"(
  packages
  id    | service | dimension
  whole | loan    | economic
  whole | advice  | psychosocial
  deliveries
  organisation | service | location | way_in
  bank         | loan    | valley   | walk-in
  centre       | advice  | valley   |
  bank         | loan    | port     | walk-in
  scopes
  of         | location | start      | end
  deliveries | land     | 2024-01-01 | 2027-01-01
)");
  engine::Question question = finest_on("2026-01-01");
  question.package = "whole";
  const auto bundles = find_bundles(*snapshot, question, {});
  ASSERT_EQ(bundles.size(), 2U);
  EXPECT_EQ(snapshot->locations.id(bundles[0].location), "port");
  EXPECT_EQ(bundles[0].absent, std::vector<std::string>{"psychosocial"});
  EXPECT_TRUE(bundles[0].absence_known);
  EXPECT_FALSE(bundles[1].complete()) << "the way in to loans does not lead to advice";
  EXPECT_EQ(bundles[1].reached, std::vector<std::string>{"economic"});
  const auto linked = testing_text::snapshot(referral_field + R"(
  deliveries
  organisation | service | location | way_in
  bank         | loan    | valley   | walk-in
  centre       | advice  | valley   |
  referrals
  from | to     | formal
  bank | centre | yes
)");
  EXPECT_TRUE(find_bundles(*linked, finest_on("2026-01-01"), {})[0].complete());
}

TEST(StageChains, AreTheLongestThatEndInAPlace) {
  const auto snapshot = in_referral_field(R"(
  referrals
  from    | to     | formal
  council | desk   | yes
  desk    | centre | yes
)");
  const auto chains = find_stage_chains(*snapshot, finest_on("2026-01-01"), {});
  ASSERT_EQ(chains.size(), 1U);
  EXPECT_EQ(chains[0].stages.size(), 3U);
  EXPECT_EQ(organisations_text(*snapshot, chains[0].way), "council>desk>centre");
  EXPECT_FALSE(chains[0].certain);
}

TEST(Inequality, AgreesWithTheObviousWay) {
  std::mt19937 random(15);
  for (int round = 0; round < 500; ++round) {
    std::vector<double> values;
    for (auto left = 1 + random() % 8; left > 0; --left) values.push_back(static_cast<double>(random() % 5));
    double sum = 0, differences = 0;
    for (const double one : values) {
      sum += one;
      for (const double other : values) differences += std::abs(one - other);
    }
    const auto found = engine::measure_inequality(values);
    ASSERT_EQ(found.gini.has_value(), sum > 0);
    if (sum == 0) continue;
    ASSERT_NEAR(*found.gini, differences / (2 * static_cast<double>(values.size()) * sum), 1e-12);
  }
}

// Each delivery is asked by itself, for each place and service.
std::size_t obvious_count(const engine::Snapshot& snapshot, const engine::Question& question, const Profile& profile,
                          engine::Ref<engine::Location> place) {
  std::set<engine::Ref<engine::Service>> services;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const engine::DeliveryRow& row = snapshot.deliveries[delivery];
    const auto& stated = snapshot.profiles[row.profile];
    if (row.tier > question.tier || !obvious::counts_on(snapshot, delivery, *question.day)) continue;
    if (!snapshot.locations.within(row.location, place)) continue;
    if (!profile.host.empty() && !stated.host_countries.empty() && stated.host_countries[0] != profile.host) continue;
    const auto asked = obvious::group_of(snapshot, profile.group);
    if (asked != obvious::root(snapshot.groups) &&
        (!row.group.known() || !obvious::related(snapshot.groups, row.group, asked))) {
      continue;
    }
    const bool women = asked == snapshot.groups.find("women");
    const std::string condition = stated.conditions.empty() ? "" : stated.conditions[0];
    if (women && !condition.empty()) continue;  // shut out by name, or no returnee
    services.insert(row.service);
  }
  return services.size();
}

TEST(Equality, AgreesWithTheObviousWay) {
  std::mt19937 random(16);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_referral_tables(random);
    const auto snapshot = testing_text::snapshot(tables);
    const Profile profile = random_profile(random, *snapshot);
    const auto question = finest_on("2026-01-01");
    for (const auto& choice : find_equality_of_places(*snapshot, question, profile).choices) {
      ASSERT_EQ(choice.services.size(), obvious_count(*snapshot, question, profile, choice.location))
          << "round " << round << " in " << snapshot->locations.id(choice.location) << " host " << profile.host << "\n"
          << tables;
    }
  }
}

}  // namespace

#include "engine/analysis/surroundings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "tests/engine/analysis/obvious_surroundings.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/random_mechanisms.h"
#include "tests/engine/analysis/random_money.h"
#include "tests/engine/analysis/random_referrals.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;
using engine::Provider;
using engine::Snapshot;
using engine::Tier;

const std::string chain = R"(
  programmes
  id
  wells
  schools
  participations
  organisation | programme | role
  care         | wells     | implementing
  donor        | wells     | funding
  hope         | schools   | implementing
  funding
  provider | receiver | kind
  donor    | wells    | commitment
  donor    | schools  | commitment
  referrals
  from | to     | tier
  hope | relief |
  hope | other  | secretariat
)";

std::string kinds_text(engine::ActorLinkKinds kinds) {
  std::string text;
  for (const engine::ActorLink kind : kinds) text += (text.empty() ? "" : "+") + std::string(to_text(kind));
  return text;
}

std::string around(const Snapshot& snapshot, const std::string& id, int links, Tier tier = Tier::secretariat) {
  const Provider actor{engine::look_up(snapshot.organisation_by_id, engine::Id<engine::Organisation>{id}), {}};
  std::string text;
  for (const auto& one : find_surroundings(snapshot, tier, actor, links).around) {
    text += std::to_string(one.links) + " " + snapshot.id(one.actor) + " by " + kinds_text(one.kinds) + " through " +
            snapshot.id(one.through) + "\n";
  }
  return text;
}

TEST(Surroundings, AreWhoIsAFewLinksAway) {
  const auto snapshot = in_small_field(chain);
  EXPECT_EQ(around(*snapshot, "care", 0), "");
  EXPECT_EQ(around(*snapshot, "care", 1), "1 wells by participation through care\n");
  EXPECT_EQ(around(*snapshot, "care", 3),
            "1 wells by participation through care\n"
            "2 donor by participation+funding through wells\n"
            "3 schools by funding through donor\n");
  EXPECT_EQ(around(*snapshot, "relief", 2),
            "1 hope by referral through relief\n"
            "2 other by referral through hope\n"
            "2 schools by participation through hope\n");
}

TEST(Surroundings, AreOfWhatTheAskerMaySee) {
  const auto snapshot = in_small_field(chain);
  EXPECT_EQ(around(*snapshot, "relief", 2, Tier::members),
            "1 hope by referral through relief\n"
            "2 schools by participation through hope\n");
}

TEST(Surroundings, AreTotalledByDistance) {
  const auto snapshot = in_small_field(chain);
  const Provider care{engine::look_up(snapshot->organisation_by_id, engine::Id<engine::Organisation>{"care"}), {}};
  const auto found = find_surroundings(*snapshot, Tier::secretariat, care, 4);
  EXPECT_EQ(found.totals, (std::vector<std::uint64_t>{1, 1, 1, 1, 1}));
}

// What is between all actors of a graph, counted at once and one by one, against sets that grow.
void expect_the_obvious(const Snapshot& snapshot, Tier tier, int links) {
  const auto actors = obvious::actors(snapshot);
  const auto counts = count_surroundings(snapshot, tier, actors, links);
  ASSERT_EQ(counts.size(), actors.size());
  for (std::size_t at = 0; at < actors.size(); ++at) {
    const auto found = find_surroundings(snapshot, tier, actors[at], links);
    ASSERT_EQ(obvious::summary(snapshot, found), obvious::surroundings(snapshot, tier, actors[at], links))
        << snapshot.id(actors[at]);
    ASSERT_EQ(counts[at], std::accumulate(found.totals.begin(), found.totals.end(), std::uint64_t{0}))
        << snapshot.id(actors[at]);
  }
}

TEST(Surroundings, AgreeWithTheObviousWay) {
  std::mt19937 random(81);
  for (int round = 0; round < 500; ++round) {
    const bool led = random() % 2 == 0;
    const std::string tables = led ? random_referral_tables(random) + random_mechanism_tables(random)
                                   : random_tables(random) + random_money_tables(random);
    const auto snapshot = led ? testing_text::snapshot(tables) : random_snapshot(tables);
    const auto tier = static_cast<Tier>(random() % 3);
    const auto links = static_cast<int>(random() % 5);
    ASSERT_NO_FATAL_FAILURE(expect_the_obvious(*snapshot, tier, links)) << "round " << round << "\n" << tables;
  }
}

// So many links that cores share them, and more starts than a word has bits.
TEST(Surroundings, AreTheSameWhereCoresShareThem) {
  std::mt19937 random(82);
  constexpr unsigned organisations = 90, programmes = 30'000;
  std::string tables = "organisations\nid\n";
  for (unsigned one = 0; one < organisations; ++one) tables += "  o" + std::to_string(one) + "\n";
  tables += "programmes\nid\n";
  for (unsigned one = 0; one < programmes; ++one) tables += "  p" + std::to_string(one) + "\n";
  tables += "participations\norganisation | programme | role\n";
  for (unsigned one = 0; one < programmes; ++one) {
    for (auto times = random() % 3; times > 0; --times) {
      const auto organisation = std::min(random() % organisations, random() % organisations);
      tables += "  o" + std::to_string(organisation) + " | p" + std::to_string(one) + " | funding\n";
    }
  }
  const auto snapshot = testing_text::snapshot(tables);
  std::vector<Provider> actors = obvious::actors(*snapshot);
  actors.resize(100);
  for (int links = 0; links < 5; ++links) {
    const auto counts = count_surroundings(*snapshot, Tier::secretariat, actors, links);
    for (std::size_t at = 0; at < actors.size(); ++at) {
      const auto totals = find_surroundings(*snapshot, Tier::secretariat, actors[at], links).totals;
      ASSERT_EQ(counts[at], std::accumulate(totals.begin(), totals.end(), std::uint64_t{0})) << at << ", " << links;
    }
  }
}

}  // namespace

#include "engine/analysis/pair_tallies.h"

#include <limits>
#include <map>
#include <random>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace engine {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

std::string text_of(const PairTally& tally) {
  return std::to_string(tally.provider) + "-" + std::to_string(tally.partner) + ": " + std::to_string(tally.cells) +
         " cells, " + std::to_string(tally.sites) + " sites, " + std::to_string(tally.seen) + "\n";
}

std::string text_of(PairTallies& tallies) {
  std::string text;
  for (const PairTally& tally : tallies.all()) text += text_of(tally);
  return text;
}

TEST(PairTallies, PutTogetherWhatIsSeenOfAPair) {
  PairTallies tallies;
  tallies.reserve(4);
  EXPECT_EQ(tallies.add({1, 4, 1, 2, 1}), 0U);
  EXPECT_EQ(tallies.add({1, 2, 1, 0, 8}), 1U);
  EXPECT_EQ(tallies.add({2, 4, 1, 0, 4}), 2U);
  EXPECT_EQ(tallies.add({1, 4, 1, 1, 2}), 0U);
  EXPECT_EQ(text_of(tallies), "1-4: 2 cells, 3 sites, 3\n1-2: 1 cells, 0 sites, 8\n2-4: 1 cells, 0 sites, 4\n");
}

TEST(PairTallies, CountNoMoreSitesThanTheyHold) {
  PairTallies tallies;
  tallies.reserve(2);
  tallies.add({0, 1, 1, 0xfffe, 0});
  tallies.add({0, 1, 1, 7, 0});
  EXPECT_EQ(tallies.all().front().sites, PairTally::most_sites);
}

TEST(PairTallies, BeginAnewWithOtherPairs) {
  PairTallies tallies;
  tallies.reserve(1);
  tallies.add({0, 1, 1, 5, 0});
  tallies.clear();
  EXPECT_TRUE(tallies.all().empty());
  tallies.reserve(1);
  tallies.add({0, 1, 1, 0, 0});
  EXPECT_EQ(text_of(tallies), "0-1: 1 cells, 0 sites, 0\n");
}

// Also where many come after few, and where numbers come to their end and begin anew.
TEST(PairTallies, AgreeWithTheObviousWay) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    const auto providers = static_cast<std::uint32_t>(1 + random() % 20);
    const auto to_the_end = static_cast<std::uint32_t>(random() % 400);
    PairTallies tallies(round % 2 == 0 ? 1 : std::numeric_limits<std::uint32_t>::max() - to_the_end);
    for (int turn = 0; turn < 12; ++turn) {
      std::map<Pair, PairTally> obvious;
      for (auto times = random() % 4; times > 0; --times) {
        const std::size_t met = random() % 200;
        tallies.reserve(met);
        for (std::size_t one = 0; one < met; ++one) {
          const auto provider = static_cast<std::uint32_t>(random() % providers);
          const auto partner = static_cast<std::uint32_t>(random() % providers);
          const PairTally encounter{provider, partner, 1, static_cast<std::uint16_t>(random() % 3),
                                    static_cast<std::uint16_t>(1U << random() % 10)};
          const std::size_t place = tallies.add(encounter);
          ASSERT_EQ(Pair(tallies.all()[place].provider, tallies.all()[place].partner), Pair(provider, partner));
          PairTally& tally =
              obvious.try_emplace({provider, partner}, PairTally{provider, partner, 0, 0, 0}).first->second;
          tally.cells += 1;
          tally.sites = static_cast<std::uint16_t>(tally.sites + encounter.sites);
          tally.seen |= encounter.seen;
        }
      }
      ASSERT_EQ(tallies.all().size(), obvious.size()) << "round " << round;
      for (const PairTally& tally : tallies.all()) {
        ASSERT_EQ(text_of(tally), text_of(obvious.at({tally.provider, tally.partner}))) << "round " << round;
      }
      tallies.clear();
    }
  }
}

}  // namespace
}  // namespace engine

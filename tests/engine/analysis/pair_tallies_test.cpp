#include "engine/analysis/pair_tallies.h"

#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace engine {
namespace {

std::string text_of(const PairTally& tally) {
  return std::to_string(tally.partner) + ": " + std::to_string(tally.cells) + " cells, " + std::to_string(tally.sites) +
         " sites, " + std::to_string(tally.seen) + "\n";
}

std::string text_of(PairTallies& tallies) {
  std::string text;
  for (const PairTally& tally : tallies.all()) text += text_of(tally);
  return text;
}

std::string text_of_partner(const std::map<std::uint32_t, PairTally>& tallies, std::uint32_t partner) {
  const auto found = tallies.find(partner);
  return found == tallies.end() ? "" : text_of(found->second);
}

TEST(PairTallies, PutTogetherWhatIsSeenOfAPartner) {
  PairTallies tallies(5);
  tallies.reserve(3);
  tallies.add({4, 1, 2, 1}, 64);
  tallies.add({2, 1, 0, 8}, 0);
  tallies.add({4, 1, 1, 2}, 128);
  EXPECT_EQ(text_of(tallies), "4: 2 cells, 3 sites, 67\n2: 1 cells, 0 sites, 8\n");
  ASSERT_NE(tallies.find(2), nullptr);
  EXPECT_EQ(tallies.find(3), nullptr);
}

TEST(PairTallies, CountNoMoreSitesThanTheyHold) {
  PairTallies tallies(1);
  tallies.reserve(2);
  tallies.add({0, 1, 0xfffe, 0}, 0);
  tallies.add({0, 1, 7, 0}, 0);
  EXPECT_EQ(tallies.find(0)->sites, PairTally::most_sites);
}

TEST(PairTallies, BeginAnewForEachProvider) {
  PairTallies tallies(3);
  tallies.reserve(1);
  tallies.add({1, 1, 0, 0}, 0);
  tallies.clear();
  EXPECT_TRUE(tallies.all().empty());
  EXPECT_EQ(tallies.find(1), nullptr);
}

// Also where numbers come to their end and begin anew.
TEST(PairTallies, AgreeWithTheObviousWay) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    const auto providers = static_cast<std::uint32_t>(1 + random() % 20);
    const auto to_the_end = static_cast<std::uint32_t>(random() % 40);
    const std::uint32_t first = round % 2 == 0 ? 1 : std::numeric_limits<std::uint32_t>::max() - to_the_end;
    PairTallies tallies(providers, first);
    for (int turn = 0; turn < 12; ++turn) {
      std::map<std::uint32_t, PairTally> obvious;
      for (auto cells = random() % 4; cells > 0; --cells) {
        const std::size_t met = random() % 6;
        tallies.reserve(met);
        for (std::size_t one = 0; one < met; ++one) {
          const auto partner = static_cast<std::uint32_t>(random() % providers);
          const PairTally encounter{partner, 1, static_cast<std::uint16_t>(random() % 3),
                                    static_cast<std::uint16_t>(1U << random() % 10)};
          tallies.add(encounter, 1024);
          PairTally& tally = obvious.try_emplace(partner, PairTally{partner, 0, 0, 1024}).first->second;
          tally.cells += 1;
          tally.sites = static_cast<std::uint16_t>(tally.sites + encounter.sites);
          tally.seen |= encounter.seen;
        }
      }
      ASSERT_EQ(tallies.all().size(), obvious.size()) << "round " << round;
      for (std::uint32_t partner = 0; partner < providers; ++partner) {
        const PairTally* tally = tallies.find(partner);
        ASSERT_EQ(tally == nullptr ? "" : text_of(*tally), text_of_partner(obvious, partner)) << "round " << round;
      }
      tallies.clear();
    }
  }
}

}  // namespace
}  // namespace engine

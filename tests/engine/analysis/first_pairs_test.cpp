#include "engine/analysis/first_pairs.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace engine {
namespace {

RankedPair pair_of(OverlapClass kind, std::uint32_t sites, std::uint32_t cells, std::uint32_t a = 0) {
  return {rank_of(kind), sites, cells, 0.5, a, a + 1};
}

std::vector<std::uint32_t> firsts_of(const std::vector<RankedPair>& pairs) {
  std::vector<std::uint32_t> firsts;
  for (const RankedPair& pair : pairs) firsts.push_back(pair.a);
  return firsts;
}

TEST(FirstPairs, MayHoldAnythingUntilTheyAreFull) {
  FirstPairs first(OverlapsListed::best(2));
  first.add(pair_of(OverlapClass::possible, 3, 4));
  EXPECT_TRUE(first.may_hold(OverlapClass::co_funded, 0, 1));
  EXPECT_EQ(first.least().sites, 0U);
  first.add(pair_of(OverlapClass::possible, 5, 5));
  EXPECT_FALSE(first.may_hold(OverlapClass::co_funded, 9, 9));
  EXPECT_FALSE(first.may_hold(OverlapClass::possible, 3, 3));
  EXPECT_TRUE(first.may_hold(OverlapClass::possible, 3, 4));  // the shares may tell
  EXPECT_TRUE(first.may_hold(OverlapClass::possible, 4, 1));
  EXPECT_TRUE(first.may_hold(OverlapClass::likely, 0, 1));
  EXPECT_EQ(first.least().sites, 3U);
  EXPECT_EQ(first.least().cells, 4U);
}

TEST(FirstPairs, HoldNothingPossibleWhereAllAreLikely) {
  FirstPairs first(OverlapsListed::best(1));
  first.add(pair_of(OverlapClass::likely, 0, 1));
  EXPECT_EQ(first.least().sites, FirstPairs::none_may);
  EXPECT_FALSE(first.may_hold(OverlapClass::possible, 9, 9));
}

TEST(FirstPairs, MayHoldWhateverNamesMoreSitesThanAreCounted) {
  FirstPairs first(OverlapsListed::best(1));
  first.add(pair_of(OverlapClass::possible, 100'000, 50));
  EXPECT_TRUE(first.may_hold(OverlapClass::possible, PairTally::most_sites, 1));
  EXPECT_FALSE(first.may_hold(OverlapClass::possible, PairTally::most_sites - 1, 90));
}

TEST(FirstPairs, OfNoneAreNone) {
  FirstPairs first(OverlapsListed::none());
  EXPECT_FALSE(first.may_hold(OverlapClass::confirmed, 9, 9));
  first.add(pair_of(OverlapClass::confirmed, 9, 9));
  EXPECT_TRUE(std::move(first).sorted().empty());
}

TEST(FirstPairs, AgreeWithTheObviousWay) {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    OverlapsListed listed = OverlapsListed::best(random() % 8);
    if (random() % 2 == 0) listed.kinds.reset(static_cast<std::size_t>(OverlapClass::possible));
    FirstPairs first(listed);
    std::vector<RankedPair> all;
    const auto count = static_cast<std::uint32_t>(random() % 40);
    for (std::uint32_t one = 0; one < count; ++one) {
      const auto kind = static_cast<OverlapClass>(random() % overlap_class_count);
      RankedPair pair = pair_of(kind, static_cast<std::uint32_t>(random() % 3), 1 + one % 3, one);
      if (random() % 20 == 0) pair.sites = 70'000;
      if (!listed.kinds[static_cast<std::size_t>(kind)]) continue;
      all.push_back(pair);
      const auto sites = static_cast<std::uint16_t>(std::min(pair.sites, PairTally::most_sites));
      if (first.may_hold(kind, sites, pair.cells)) first.add(pair);
    }
    std::ranges::sort(all, [](const RankedPair& a, const RankedPair& b) { return a < b; });
    all.resize(std::min(all.size(), listed.most));
    ASSERT_EQ(firsts_of(std::move(first).sorted()), firsts_of(all)) << "round " << round;
  }
}

}  // namespace
}  // namespace engine

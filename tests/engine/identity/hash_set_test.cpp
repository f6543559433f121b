#include "engine/identity/hash_set.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace engine {
namespace {

TEST(HashSet, TakesEachHashOnce) {
  HashSet set;
  EXPECT_TRUE(set.insert(7));
  EXPECT_TRUE(set.insert(0));
  EXPECT_FALSE(set.insert(7));
  EXPECT_FALSE(set.insert(0));
}

TEST(HashSet, AgreesWithTheObviousWay) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 500; ++round) {
    HashSet quick;
    std::set<std::uint64_t> slow;
    const std::uint64_t kinds = 1 + random() % 300, step = random() % 2 == 0 ? 1 : 0x9e3779b97f4a7c15ULL;
    for (std::uint64_t left = random() % 400; left > 0; --left) {
      const std::uint64_t hash = random() % kinds * step;
      ASSERT_EQ(quick.insert(hash), slow.insert(hash).second) << "round " << round << ", hash " << hash;
    }
  }
}

}  // namespace
}  // namespace engine

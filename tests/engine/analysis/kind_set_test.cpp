#include "engine/analysis/kind_set.h"

#include <gtest/gtest.h>

#include <vector>

namespace engine {
namespace {

enum class Colour : std::uint8_t { red, green, blue };

TEST(KindSet, ReadsAscendingAndOnce) {
  KindSet<Colour> set(Colour::blue);
  set.add(KindSet<Colour>(Colour::red));
  set.add(KindSet<Colour>(Colour::blue));
  EXPECT_EQ(std::vector<Colour>(set.begin(), set.end()), (std::vector<Colour>{Colour::red, Colour::blue}));
  EXPECT_EQ(set.size(), 2U);
  EXPECT_EQ(KindSet<Colour>::of_bits(set.bits()), set);
}

TEST(KindSet, IsEmptyAtFirst) {
  const KindSet<Colour> set;
  EXPECT_TRUE(set.empty());
  EXPECT_EQ(set.begin(), set.end());
}

}  // namespace
}  // namespace engine

#include "engine/graph/narrow.h"

#include <random>

#include <gtest/gtest.h>

namespace engine {
namespace {

using Figures = Narrow<std::int64_t, std::int32_t, -1>;

TEST(Narrow, IsEmptyWhileEveryRowHasTheUsualOne) {
  Figures figures;
  for (std::size_t row = 0; row < 5; ++row) figures.add(-1, row);
  EXPECT_TRUE(figures.empty());
  EXPECT_EQ(figures[3], -1);
  figures.add(12, 5);
  EXPECT_FALSE(figures.empty());
  EXPECT_EQ(figures[4], -1);
  EXPECT_EQ(figures[5], 12);
}

TEST(Narrow, KeepsWhatFitsNoSmallOne) {
  constexpr std::int64_t large = std::int64_t{1} << 40;
  Figures figures;
  figures.add(7, 0);
  figures.add(large, 1);
  figures.add(-1, 2);
  figures.add(-large, 3);
  EXPECT_EQ(figures[0], 7);
  EXPECT_EQ(figures[1], large);
  EXPECT_EQ(figures[2], -1);
  EXPECT_EQ(figures[3], -large);
}

TEST(Narrow, AgreesWithAVector) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 500; ++round) {
    Figures figures;
    std::vector<std::int64_t> expected;
    const auto widest = random() % 40;
    figures.reserve(100);
    for (std::size_t row = 0; row < 100; ++row) {
      expected.push_back(random() % 3 == 0 ? -1 : static_cast<std::int64_t>(random() % (std::uint64_t{1} << widest)));
      figures.add(expected.back(), row);
    }
    if (round % 2 == 0) {
      const auto twice = [](std::int64_t figure) { return figure < 0 ? figure : 2 * figure; };
      figures.change(expected.size(), twice);
      for (std::int64_t& figure : expected) figure = twice(figure);
    }
    for (std::size_t row = 0; row < expected.size(); ++row) ASSERT_EQ(figures[row], expected[row]) << round;
  }
}

}  // namespace
}  // namespace engine

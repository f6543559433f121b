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

TEST(Narrow, AppendsManyAsOneByOne) {
  std::mt19937_64 random(4);
  for (int round = 0; round < 500; ++round) {
    Figures at_once, one_by_one;
    std::size_t rows = 0;
    for (int part = 0; part < 4; ++part) {
      const auto widest = random() % 40;
      std::vector<std::int64_t> figures(random() % 20, -1);
      Figures from;
      if (random() % 3 != 0) {
        for (std::int64_t& one : figures) {
          if (random() % 2 == 0) one = static_cast<std::int64_t>(random() % (std::uint64_t{1} << widest));
        }
      }
      for (std::size_t at = 0; at < figures.size(); ++at) from.add(figures[at], at);
      at_once.append(figures.size(), rows, from.is_small(), [&](std::size_t at) { return from[at]; });
      for (const std::int64_t one : figures) one_by_one.add(one, rows++);
    }
    ASSERT_EQ(at_once.empty(), one_by_one.empty()) << round;
    ASSERT_EQ(at_once.is_small(), one_by_one.is_small()) << round;
    for (std::size_t row = 0; row < rows; ++row) ASSERT_EQ(at_once[row], one_by_one[row]) << round;
  }
}

}  // namespace
}  // namespace engine

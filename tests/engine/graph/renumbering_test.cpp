#include "engine/graph/renumbering.h"

#include <optional>
#include <random>

#include <gtest/gtest.h>

namespace {

using namespace engine;
using Numbers = std::vector<std::uint32_t>;
using One = Ref<Organisation>;

TEST(Renumbering, MovesThoseAfterOneThatComes) {
  const Renumbering<Organisation> numbers(4, {}, {2});
  EXPECT_TRUE(numbers.any());
  EXPECT_TRUE(numbers.only_comes());
  EXPECT_EQ(numbers(One{1}), One{1});
  EXPECT_EQ(numbers(One{2}), One{3});
  EXPECT_EQ(numbers(One{}), One{});
  EXPECT_FALSE(numbers.moves(One{1}));
  EXPECT_FALSE(numbers.moves(One{}));
  EXPECT_FALSE(Renumbering<Organisation>().any());
}

TEST(Renumbering, LeadsThoseThatGoToOthers) {
  Renumbering<Organisation> numbers(3, {1}, {});
  EXPECT_FALSE(numbers.only_comes());
  EXPECT_EQ(numbers(One{1}), One{});
  EXPECT_EQ(numbers(One{2}), One{1});
  numbers.lead_to({{One{1}, One{0}}});
  EXPECT_EQ(numbers(One{1}), One{0});
}

// The old number of each one after it, and nothing for those that come.
std::vector<std::optional<std::uint32_t>> order_after(std::uint32_t size, const Numbers& gone, const Numbers& came) {
  std::vector<std::optional<std::uint32_t>> order;
  for (std::uint32_t old = 0; old <= size; ++old) {
    for (const std::uint32_t place : came) {
      if (place == old) order.emplace_back();
    }
    if (old < size && std::ranges::find(gone, old) == gone.end()) order.emplace_back(old);
  }
  return order;
}

TEST(Renumbering, IsThePlaceInTheNewOrder) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    SCOPED_TRACE(round);
    const auto size = static_cast<std::uint32_t>(1 + random() % 20);
    Numbers gone, came;
    for (std::uint32_t old = 0; old < size; ++old) {
      if (round % 2 == 0 && random() % 4 == 0) gone.push_back(old);
    }
    for (std::uint32_t place = 0; place <= size; ++place) {
      while (random() % 5 == 0) came.push_back(place);
    }
    const Renumbering<Organisation> numbers(size, gone, came);
    std::vector<One> expected(size), column;
    const auto order = order_after(size, gone, came);
    for (std::uint32_t now = 0; now < order.size(); ++now) {
      if (order[now]) expected[*order[now]] = {now};
    }
    bool any = false;
    for (std::uint32_t old = 0; old < size; ++old) {
      column.push_back({old});
      ASSERT_EQ(numbers(One{old}), expected[old]);
      any = any || numbers.moves(One{old});
    }
    EXPECT_EQ(numbers.moves_any(column), any);
    numbers.apply(column);
    EXPECT_EQ(column, expected);
  }
}

TEST(Renumbering, IsWhatOneAfterTheOtherGives) {
  std::mt19937 random(2);
  for (int round = 0; round < 500; ++round) {
    SCOPED_TRACE(round);
    auto size = static_cast<std::uint32_t>(random() % 20);
    const std::uint32_t first_size = size;
    Renumbering<Organisation> all;
    Numbers now;  // by the first number
    for (std::uint32_t old = 0; old < size; ++old) now.push_back(old);
    for (int step = 0; step < 4; ++step) {
      Numbers came;
      for (std::uint32_t place = 0; place <= size; ++place) {
        while (random() % 6 == 0) came.push_back(place);
      }
      const Renumbering<Organisation> next(size, {}, came);
      for (std::uint32_t& one : now) one = next(One{one}).index;
      std::uint32_t shift = 0;
      for (const One one : next.arrivals()) {
        ASSERT_EQ(one.index, came[shift] + shift);
        ++shift;
      }
      ASSERT_EQ(shift, came.size());
      size += shift;
      all = all.then(next);
      ASSERT_EQ(all.coming(), size - first_size);
    }
    std::vector<One> before(size);
    for (std::uint32_t old = 0; old < first_size; ++old) {
      ASSERT_EQ(all(One{old}).index, now[old]);
      before[now[old]] = {old};
    }
    for (std::uint32_t one = 0; one < size; ++one) ASSERT_EQ(all.before({one}), before[one]);
  }
}

}  // namespace

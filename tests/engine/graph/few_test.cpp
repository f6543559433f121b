#include "engine/graph/few.h"

#include <cstdint>
#include <random>
#include <utility>

#include <gtest/gtest.h>

namespace engine {
namespace {

template <class Value>
void keeps_what_it_is_given() {
  std::mt19937 random(7);
  std::vector<Few<Value>> lists;
  std::vector<std::vector<Value>> expected;
  for (int round = 0; round < 500; ++round) {
    std::vector<Value> values(random() % 6);
    for (Value& value : values) value = static_cast<Value>(random());
    lists.emplace_back(values);
    expected.push_back(values);
    const std::size_t one = random() % lists.size(), other = random() % lists.size();
    lists[one] = lists[other];
    expected[one] = expected[other];
    Few<Value> moved = std::move(lists[other]);
    lists[other] = std::move(moved);
  }
  for (std::size_t at = 0; at < lists.size(); ++at) {
    ASSERT_EQ(std::vector<Value>(lists[at]), expected[at]) << at;
    ASSERT_EQ(lists[at].size(), expected[at].size());
    ASSERT_EQ(lists[at].empty(), expected[at].empty());
  }
}

TEST(Few, KeepsWhatItIsGivenAsAVectorDoes) {
  keeps_what_it_is_given<std::uint32_t>();
  keeps_what_it_is_given<std::uint64_t>();
}

TEST(Few, TakesSixteenBytes) {
  EXPECT_EQ(sizeof(Few<std::uint32_t>), 16u);
  EXPECT_EQ(sizeof(Few<std::uint64_t>), 16u);
}

TEST(Few, IsEqualWhereItsValuesAre) {
  EXPECT_EQ((Few<std::uint32_t>{1, 2, 3}), (Few<std::uint32_t>{1, 2, 3}));
  EXPECT_NE((Few<std::uint32_t>{1, 2, 3}), (Few<std::uint32_t>{1, 2}));
  EXPECT_EQ((Few<std::uint32_t>{4, 5, 6}).front(), 4u);
  EXPECT_EQ((Few<std::uint32_t>{4, 5, 6}).back(), 6u);
}

}  // namespace
}  // namespace engine

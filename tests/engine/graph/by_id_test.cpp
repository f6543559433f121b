#include "engine/graph/by_id.h"

#include <gtest/gtest.h>

namespace engine {
namespace {

TEST(ById, ReadsAsAMapDoes) {
  ById<Organisation> by_id;
  EXPECT_TRUE(by_id.empty());
  EXPECT_TRUE(by_id.find("hope") == by_id.end());
  by_id.emplace("hope", {4});
  by_id.emplace("care", {2});
  EXPECT_EQ(by_id.find("care")->second.index, 2u);
  EXPECT_EQ(by_id.at("hope").index, 4u);
  EXPECT_TRUE(by_id.contains("hope"));
  EXPECT_FALSE(by_id.contains("relief"));
  EXPECT_FALSE(by_id.look_up("relief").known());
  EXPECT_THROW(by_id.at("relief"), std::out_of_range);
  std::string all;
  for (const auto& [id, organisation] : by_id) all += id + std::to_string(organisation.index) + ' ';
  EXPECT_EQ(all, "hope4 care2 ");
}

TEST(ById, KeepsTheFirstOfAnIdAndNoneWithoutOne) {
  ById<Organisation> by_id;
  by_id.emplace("hope", {1});
  by_id.emplace("hope", {2});
  by_id.emplace("", {3});
  EXPECT_EQ(by_id.size(), 1u);
  EXPECT_EQ(by_id.at("hope").index, 1u);
  EXPECT_FALSE(by_id.contains(""));
}

TEST(ById, GivesIdsOtherMeaningsThanACopyHas) {
  ById<Organisation> by_id;
  by_id.emplace("care", {0});
  by_id.emplace("hope", {1});
  const ById<Organisation> before = by_id;
  by_id.renumber([](Ref<Organisation> one) { return Ref<Organisation>{one.index + 1}; });
  by_id.set("aid", {0});
  by_id.set("hope", {});
  EXPECT_EQ(by_id.size(), 2u);
  EXPECT_EQ(by_id.at("aid").index, 0u);
  EXPECT_EQ(by_id.at("care").index, 1u);
  EXPECT_FALSE(by_id.contains("hope"));
  EXPECT_TRUE(by_id.find("hope") == by_id.end());
  by_id.set("hope", {7});
  EXPECT_EQ(by_id.at("hope").index, 7u);
  EXPECT_EQ(before.size(), 2u);
  EXPECT_EQ(before.at("hope").index, 1u);
  EXPECT_FALSE(before.contains("aid"));
}

TEST(ById, IsTheSameOfManyThatAreSetOneByOne) {
  ById<Organisation> by_id;
  by_id.emplace("first", {0});
  for (std::uint32_t number = 1; number < 10'000; ++number) by_id.set("id" + std::to_string(number), {number});
  EXPECT_EQ(by_id.size(), 10'000u);
  for (std::uint32_t number = 1; number < 10'000; ++number) {
    ASSERT_EQ(by_id.at("id" + std::to_string(number)).index, number);
  }
  EXPECT_EQ(by_id.at("first").index, 0u);
}

}  // namespace
}  // namespace engine

#include "engine/graph/by_id.h"

#include <map>
#include <random>

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

TEST(ById, IsTheSameOfManyIdsAsOneByOne) {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    ById<Organisation> many, one_by_one;
    std::vector<std::string> ids(random() % 200);
    std::vector<Ref<Organisation>> refs;
    for (std::string& id : ids) {
      id = random() % 9 == 0 ? "" : std::to_string(random() % 150);
      refs.push_back({static_cast<std::uint32_t>(random() % 1000)});
      one_by_one.emplace(id, refs.back());
    }
    const std::vector<std::string_view> views(ids.begin(), ids.end());
    const std::span all(views);
    const std::size_t first = ids.empty() ? 0 : random() % ids.size();
    many.emplace(all.first(first), refs);
    many.emplace(all.subspan(first), std::span(refs).subspan(first));
    ASSERT_EQ(many.size(), one_by_one.size());
    const std::vector<std::string_view> asked = {"1", "", "149", "nothing", "77"};
    const auto found = many.look_up(asked);
    for (std::size_t at = 0; at < asked.size(); ++at) ASSERT_EQ(found[at], one_by_one.look_up(asked[at]));
  }
}

TEST(ById, GivesIdsOtherMeaningsThanACopyHas) {
  ById<Organisation> by_id;
  by_id.emplace("care", {0});
  by_id.emplace("hope", {1});
  const ById<Organisation> before = by_id;
  by_id.renumber(Renumbering<Organisation>(2, {}, {0}));
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

using Meanings = std::map<std::string, Ref<Organisation>>;

void expect_same(const ById<Organisation>& is, const Meanings& map) {
  Meanings all;
  for (const auto& [id, meaning] : is) all.emplace(id, meaning);
  EXPECT_EQ(all, map);
  EXPECT_EQ(is.size(), map.size());
  for (int number = 0; number < 30; ++number) {
    const std::string id = "id" + std::to_string(number);
    const auto found = map.find(id);
    EXPECT_EQ(is.look_up(id), found == map.end() ? Ref<Organisation>{} : found->second);
  }
}

TEST(ById, IsAMapWhoseNumbersMove) {
  std::mt19937 random(2);
  for (int round = 0; round < 200; ++round) {
    SCOPED_TRACE(round);
    ById<Organisation> by_id;
    Meanings map;
    std::uint32_t size = 10;
    for (std::uint32_t one = 0; one < size; ++one) {
      by_id.emplace("id" + std::to_string(one), {one});
      map.emplace("id" + std::to_string(one), Ref<Organisation>{one});
    }
    for (int step = 0; step < 10; ++step) {
      const ById<Organisation> before = by_id;
      const auto map_before = map;
      std::vector<std::uint32_t> gone;
      if (random() % 4 == 0) gone.push_back(static_cast<std::uint32_t>(random() % size));
      const Renumbering<Organisation> numbers(size, gone, {static_cast<std::uint32_t>(random() % (size + 1))});
      size += 1 - static_cast<std::uint32_t>(gone.size());
      by_id.renumber(numbers);
      for (auto& [id, one] : map) one = numbers(one);
      std::erase_if(map, [](const auto& one) { return !one.second.known(); });
      const std::string id = "id" + std::to_string(random() % 30);
      const Ref<Organisation> meaning{static_cast<std::uint32_t>(random() % size)};
      const bool goes = random() % 5 == 0;
      by_id.set(id, goes ? Ref<Organisation>{} : meaning);
      map.erase(id);
      if (!goes) map[id] = meaning;
      expect_same(by_id, map);
      expect_same(before, map_before);
    }
  }
}

}  // namespace
}  // namespace engine

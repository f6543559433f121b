#include "engine/model/pack_ids.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

namespace {

engine::StoredRecord organisation(const std::string& id) {
  engine::StoredRecord stored;
  stored.record.id = id;
  stored.record.fact = engine::Organisation();
  return stored;
}

TEST(PackIds, AreFoundWhereTheyStandFirst) {
  const std::vector<engine::StoredRecord> one{organisation("a"), organisation(""), organisation("b")};
  const std::vector<engine::StoredRecord> other{organisation("c"), organisation("a"), organisation("")};
  const std::vector<engine::Pack> packs{engine::pack_all(one).front(), engine::pack_all(other).front()};
  const engine::PackIds ids(packs);
  EXPECT_EQ(ids.size(), 3U);
  EXPECT_EQ(ids.find("a"), (engine::PackIds::Place{0, 0}));
  EXPECT_EQ(ids.find("c"), (engine::PackIds::Place{1, 0}));
  EXPECT_FALSE(ids.find(""));
  EXPECT_FALSE(ids.find("d"));
  EXPECT_EQ(ids.repeated(), (std::vector<engine::PackIds::Place>{{1, 1}}));
  EXPECT_FALSE(engine::PackIds().find("a"));
}

TEST(PackIds, AgreeWithTheObviousWay) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    std::vector<engine::Pack> packs;
    std::map<std::string, engine::PackIds::Place> first;
    std::vector<engine::PackIds::Place> repeated;
    for (std::uint32_t pack = 0; pack < 1 + random() % 4; ++pack) {
      std::vector<engine::StoredRecord> records;
      for (std::uint16_t at = 0; at < 1 + random() % 20; ++at) {
        records.push_back(organisation(random() % 4 == 0 ? "" : "o" + std::to_string(random() % 40)));
        const std::string& id = records.back().record.id;
        if (!id.empty() && !first.emplace(id, engine::PackIds::Place{pack, at}).second) repeated.push_back({pack, at});
      }
      packs.push_back(engine::pack_all(records).front());
    }
    const engine::PackIds ids(packs);
    ASSERT_EQ(ids.repeated(), repeated);
    ASSERT_EQ(ids.size(), first.size());
    for (const auto& [id, place] : first) ASSERT_EQ(ids.find(id), place);
  }
}

}  // namespace

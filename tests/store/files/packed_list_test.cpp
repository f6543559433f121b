#include "store/files/packed_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/model/pack_change.h"

namespace {

using engine::StoredRecord;

StoredRecord told_in(std::uint32_t row) {
  StoredRecord stored;
  stored.record.fact = engine::Participation{{"o" + std::to_string(row)}, {"p"}, "partner"};
  stored.citations = {{"list.csv", row}};
  return stored;
}

std::vector<StoredRecord> taken(store::PackedList& list) {
  auto records = engine::unpack_all(list.take());
  for (StoredRecord& stored : records) stored.number = 0;
  return records;
}

TEST(PackedList, MayBeEmpty) {
  store::PackedList list;
  EXPECT_EQ(list.size(), 0U);
  EXPECT_TRUE(list.take().empty());
}

TEST(PackedList, TellsWhereARecordWasCitedLast) {
  store::PackedList list;
  const std::size_t place = list.add(told_in(7));
  EXPECT_EQ(list.last_citation(place).row, 7U);
  list.cite_again(place, {"list.csv", 9});
  EXPECT_EQ(list.last_citation(place).row, 9U);
  list.cite_again(place, {"list.csv", 8});
  const auto records = taken(list);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].citations, (engine::Citations{{"list.csv", 7}, {"list.csv", 8}, {"list.csv", 9}}));
}

// A list of objects, over several packs.
TEST(PackedList, AgreesWithTheObviousWay) {
  std::mt19937 random(1);
  for (const std::size_t count : {engine::Pack::most - 1, engine::Pack::most, 2 * engine::Pack::most + 300}) {
    store::PackedList list;
    std::vector<StoredRecord> obvious;
    for (std::uint32_t row = 1; obvious.size() < count; ++row) {
      if (!obvious.empty() && random() % 3 == 0) {
        const std::size_t place = random() % obvious.size();
        ASSERT_EQ(list.last_citation(place), obvious[place].citations.back());
        obvious[place].citations.push_back({"list.csv", row});
        list.cite_again(place, {"list.csv", row});
      } else {
        ASSERT_EQ(list.add(told_in(row)), obvious.size());
        obvious.push_back(told_in(row));
      }
      ASSERT_EQ(list.size(), obvious.size());
    }
    ASSERT_EQ(taken(list), obvious);
  }
}

}  // namespace

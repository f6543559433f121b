#include "store/files/table_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "store/files/native_table.h"

namespace {

using engine::StoredRecord;
using Texts = std::vector<std::vector<std::string>>;

StoredRecord funding(const std::string& id, const std::string& provider, const std::string& receiver) {
  StoredRecord stored;
  stored.record.id = id;
  engine::Funding money;
  money.provider = {provider};
  money.receiver = {receiver};
  stored.record.fact = money;
  return stored;
}

Texts rows_in_order(const std::vector<StoredRecord>& records) {
  const engine::HeldRecords held(records);
  Texts rows;
  for (const auto& place : store::in_table_order(held, engine::kind_of<engine::Funding>())) {
    rows.push_back(store::texts_of(held.record(place)));
  }
  return rows;
}

TEST(TableOrder, IsByIdAndThenByAllThatIsWritten) {
  const auto rows =
      rows_in_order({funding("b", "x", "y"), funding("", "n", "m"), funding("", "m", "n"), funding("a", "z", "z")});
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0][1], "m");
  EXPECT_EQ(rows[1][1], "n");
  EXPECT_EQ(rows[2][0], "a");
  EXPECT_EQ(rows[3][0], "b");
}

TEST(TableOrder, IsOfOneKindAlone) {
  StoredRecord organisation;
  organisation.record.fact = engine::Organisation();
  EXPECT_EQ(rows_in_order({organisation, funding("a", "x", "y")}).size(), 1U);
  EXPECT_TRUE(rows_in_order({organisation}).empty());
}

// Few different texts, so that many rows begin alike, and some characters that might be taken for an end.
TEST(TableOrder, AgreesWithTheObviousWay) {
  std::mt19937 random(1);
  const std::vector<std::string> some = {"",    "a",   "ab", "b", std::string("a\0", 2), std::string("a\0b", 3),
                                         "a\1", "\xff"};
  const auto text = [&] { return some[random() % some.size()]; };
  for (int round = 0; round < 200; ++round) {
    std::vector<StoredRecord> records;
    for (std::size_t left = random() % 40; left > 0; --left) records.push_back(funding(text(), text(), text()));
    Texts obvious;
    for (const StoredRecord& stored : records) obvious.push_back(store::texts_of(stored));
    std::ranges::sort(obvious);
    ASSERT_EQ(rows_in_order(records), obvious) << "round " << round;
  }
}

}  // namespace

#include "engine/model/chosen_records.h"

#include <gtest/gtest.h>

#include "engine/model/pack_ids.h"

namespace engine {
namespace {

StoredRecord numbered(Number number, const std::string& id) {
  StoredRecord stored;
  stored.number = number;
  stored.record.id = id;
  stored.record.fact = Organisation();
  return stored;
}

TEST(ChosenRecords, ComeByNumberWithoutThoseThatArePassedOver) {
  const std::vector<StoredRecord> late{numbered(7, "c"), numbered(8, "a"), numbered(9, "b")};
  const std::vector<StoredRecord> early{numbered(3, "a"), numbered(4, "d")};
  const ChosenRecords chosen{{pack_all(late).front(), pack_all(early).front()}, {{1}, {}}};
  EXPECT_EQ(chosen.count(), 4U);
  EXPECT_EQ(unpack_all(chosen), (std::vector<StoredRecord>{early[0], early[1], late[0], late[2]}));
  const PackIds ids(chosen);
  EXPECT_EQ(ids.find("a"), (PackIds::Place{1, 0}));
  EXPECT_TRUE(ids.repeated().empty());
}

TEST(ChosenRecords, MayBeAllOrNone) {
  EXPECT_EQ(unpack_all(choose_all(pack_all(std::vector{numbered(1, "a")}))), std::vector{numbered(1, "a")});
  EXPECT_EQ(ChosenRecords().count(), 0U);
  EXPECT_TRUE(unpack_all(ChosenRecords()).empty());
}

}  // namespace
}  // namespace engine

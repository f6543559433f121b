#include "engine/graph/gathered_records.h"

#include <gtest/gtest.h>

#include "tests/engine/graph_text.h"

namespace engine {
namespace {

constexpr const char* tables = R"(
  organisations
  id    | name
  hope  | Hope
  care  | Care
  programmes
  id    | name
  wells | Wells
  homes | Homes
  needs
  location | service | people
  A        | water   | 12
)";

std::string ids_of(const std::vector<StoredRecord>& records) {
  std::string ids;
  for (const StoredRecord& stored : records) ids += stored.record.id + ' ';
  return ids;
}

TEST(GatheredRecords, AreThoseOfPacksAndThoseThatCameOneByOne) {
  auto all = testing_text::records(tables);
  GatheredRecords records;
  records.add(all.front());
  all.erase(all.begin());
  for (const Pack& pack : pack_all(all)) records.add(pack, {});
  records.close();
  EXPECT_EQ(ids_of(records.all_of<Organisation>()), "hope care ");
  EXPECT_EQ(ids_of(records.all_of<Programme>()), "wells homes ");
  EXPECT_TRUE(records.all_of<Funding>().empty());
}

TEST(GatheredRecords, AreWithoutWhatIsLeftOut) {
  const auto all = testing_text::records(tables);
  GatheredRecords records;
  const std::vector<std::uint16_t> left_out = {0, 3};
  for (const Pack& pack : pack_all(all)) records.add(pack, left_out);
  EXPECT_EQ(ids_of(records.all_of<Organisation>()), "care ");
  EXPECT_EQ(ids_of(records.all_of<Programme>()), "wells ");
}

TEST(PackedRows, ReadTheColumnsOfOneKind) {
  GatheredRecords records;
  const std::vector<std::uint16_t> left_out = {2};
  for (const Pack& pack : pack_all(testing_text::records(tables))) records.add(pack, left_out);
  const PackedRows<Programme> programmes(records.parts().front());
  ASSERT_EQ(programmes.size(), 1u);
  EXPECT_EQ(programmes.text<&Programme::name>(0), "Homes");
  EXPECT_EQ(programmes.number(0), 4u);
  EXPECT_FALSE(programmes.day<&Programme::start>(0));
  const auto lengths = programmes.meanings<&Programme::name>([](std::string_view name) { return name.size(); });
  EXPECT_EQ(lengths, std::vector<std::size_t>{5});
  const PackedRows<Need> needs(records.parts().front());
  ASSERT_EQ(needs.size(), 1u);
  EXPECT_EQ(needs.figure<&Need::people>(0), 12);
}

}  // namespace
}  // namespace engine

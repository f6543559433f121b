#include "engine/graph/packs_ahead.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "engine/graph/build.h"
#include "engine/model/error.h"
#include "tests/engine/graph/graph_listing.h"
#include "tests/engine/graph_text.h"

namespace engine {
namespace {

constexpr const char* field = R"(
  organisations
  id     | name
  hope   | Hope
  relief | Relief
  programmes
  id     | name
  wells  | Wells
  homes  | Homes
  locations
  id     | name   | level | parent
  A      | Here   | 0     |
  valley | Valley | 1     | A
  port   | Port   | 1     | A
  services
  id     | name
  water  | Water
  health | Health
)";

template <class Random>
std::string one_of(Random& random, std::initializer_list<const char*> words) {
  return words.begin()[random() % words.size()];
}

// So long a text that a pack of some records is more than a reader takes at once.
std::string long_note(Number number) { return std::to_string(number) + std::string(400, 'n'); }

template <class Random>
StoredRecord random_delivery(Random& random, Number number) {
  Delivery delivery;
  delivery.organisation = {one_of(random, {"hope", "relief"})};
  delivery.programme = {one_of(random, {"", "wells", "homes", "nobody's"})};
  delivery.location = {one_of(random, {"A", "valley", "port", "nowhere"})};
  delivery.service = {one_of(random, {"water", "health"})};
  delivery.stage = one_of(random, {"", "reception", "post-arrival"});
  if (random() % 2 == 0) delivery.start = parse_day("2024-01-01");
  if (random() % 3 == 0) delivery.reported = {parse_period("2024-03")};
  if (random() % 4 == 0) delivery.capacity = static_cast<std::int64_t>(random() % 1000);
  if (random() % 512 == 0) delivery.capacity = std::int64_t{1} << 40;
  if (random() % 8 == 0) delivery.serves = {{"port"}, {"valley"}};
  StoredRecord stored;
  stored.number = number;
  stored.record.id = "d" + std::to_string(number);
  stored.record.source = one_of(random, {"a.csv", "b.csv"});
  stored.record.note = long_note(number);
  stored.record.fact = std::move(delivery);
  return stored;
}

std::vector<StoredRecord> random_records(unsigned seed, std::size_t deliveries) {
  std::mt19937 random(seed);
  std::vector<StoredRecord> records = testing_text::records(field);
  const Number before = records.back().number;
  for (Number number = 1; number <= deliveries; ++number) records.push_back(random_delivery(random, before + number));
  return records;
}

std::string formed_of(SnapshotBuilder& builder) { return testing_text::listing(*builder.build(1, {})); }

TEST(PacksAhead, FormWhatTheirRecordsFormOneByOne) {
  const auto records = random_records(5, 20'000);
  SnapshotBuilder one_by_one;
  for (const StoredRecord& stored : records) one_by_one.add(stored);
  auto packs = pack_all(records);
  SnapshotBuilder in_packs, backwards;
  for (const Pack& pack : packs) in_packs.add(pack);
  std::ranges::reverse(packs);
  for (const Pack& pack : packs) backwards.add(pack);
  const std::string expected = formed_of(one_by_one);
  EXPECT_TRUE(formed_of(in_packs) == expected);
  EXPECT_TRUE(formed_of(backwards) == expected);
}

TEST(PacksAhead, CountTheRecordsOfEachSource) {
  const auto records = random_records(6, 9'000);
  std::map<std::string, std::size_t> expected, found;
  for (const StoredRecord& stored : records) ++expected[stored.record.source];
  PacksAhead ahead;
  for (const Pack& pack : pack_all(records)) ahead.add({pack, {}});
  ahead.finish();
  for (const GatheredDeliveries& one : ahead.gathered()) one.count_sources(found);
  EXPECT_EQ(found, expected);
}

// A pack of so many deliveries, of which one serves what is no list.
Pack damaged_pack(std::size_t deliveries) {
  std::vector<StoredRecord> records;
  for (Number number = 1; number <= deliveries; ++number) {
    StoredRecord& stored = records.emplace_back();
    stored.number = number;
    stored.record.note = long_note(number);
    Delivery delivery;
    if (number == 1) delivery.serves = {{"far-valley"}};
    stored.record.fact = delivery;
  }
  std::string bytes = pack_all(records).front().bytes();
  bytes[bytes.find("far-valley") - 1] = 'x';  // says that it is longer than it is
  return Pack(bytes);
}

TEST(PacksAhead, SayThatAPackIsDamagedWhoeverReadsIt) {
  for (const std::size_t deliveries : {1, 4096}) {
    PacksAhead ahead;
    ahead.add({damaged_pack(deliveries), {}});
    EXPECT_THROW(ahead.finish(), Error) << deliveries;
  }
}

TEST(PacksAhead, MayBeLetGoOfBeforeAllIsRead) {
  const auto packs = pack_all(random_records(7, 9'000));
  for (int round = 0; round < 20; ++round) {
    PacksAhead ahead;
    for (const Pack& pack : packs) ahead.add({pack, {}});
    ahead.add({damaged_pack(4096), {}});
  }
}

}  // namespace
}  // namespace engine

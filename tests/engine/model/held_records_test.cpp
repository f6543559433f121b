#include "engine/model/held_records.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace engine {
namespace {

StoredRecord organisation(Number number, const std::string& id) {
  StoredRecord stored;
  stored.number = number;
  stored.record.id = id;
  stored.record.fact = Organisation();
  return stored;
}

StoredRecord random_record(Number number, std::mt19937& random) {
  StoredRecord stored = organisation(number, "r" + std::to_string(random() % 50));
  if (random() % 2 == 0) stored.record.fact = Funding();
  if (random() % 3 == 0) stored.record.words = {{"tier", "public"}};
  if (random() % 3 == 0) stored.record.assured = Day{static_cast<std::int32_t>(random() % 1000)};
  return stored;
}

std::vector<StoredRecord> objects(const HeldRecords& held) {
  std::vector<StoredRecord> records;
  for (const auto& place : held.places()) records.push_back(held.record(place));
  return records;
}

TEST(HeldRecords, ComeByNumberWhetherInPacksOrOneByOne) {
  const auto early = pack_all(std::vector{organisation(2, "a"), organisation(3, "b"), organisation(7, "c")}).front();
  HeldRecords held;
  held.add(early, std::vector<std::uint16_t>{1});
  held.add(organisation(3, "b again"));
  held.add(organisation(5, "late"));
  held.close();
  EXPECT_EQ(objects(held), (std::vector{organisation(2, "a"), organisation(3, "b again"), organisation(5, "late"),
                                        organisation(7, "c")}));
  EXPECT_EQ(held.size(), 4U);
  EXPECT_EQ(held.record(held.find(3).value()).record.id, "b again");
  EXPECT_FALSE(held.has(4));
  EXPECT_FALSE(held.has(8));
}

TEST(HeldRecords, AreNumberedWhereTheyHaveNoNumber) {
  const std::vector<StoredRecord> many(Pack::most + 2, organisation(0, "x"));
  const HeldRecords held(many);
  ASSERT_EQ(held.size(), many.size());
  const auto places = held.places();
  for (std::size_t at = 0; at < places.size(); ++at) EXPECT_EQ(held.number(places[at]), at);
}

TEST(HeldRecords, MayBeNone) {
  const HeldRecords held;
  EXPECT_TRUE(held.places().empty());
  EXPECT_FALSE(held.has(0));
  EXPECT_EQ(held.size(), 0U);
}

// The same from a map of objects.
TEST(HeldRecords, AgreeWithTheObviousWay) {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    std::map<Number, StoredRecord> obvious;
    HeldRecords held;
    Number number = 1;
    std::vector<StoredRecord> changed;
    for (std::size_t pack = random() % 4; pack > 0; --pack) {
      std::vector<StoredRecord> records;
      std::vector<std::uint16_t> left_out;
      for (std::size_t at = 0; at < 1 + random() % 20; ++at, number += 1 + random() % 2) {
        records.push_back(random_record(number, random));
        const auto fate = random() % 4;
        if (fate == 0) left_out.push_back(static_cast<std::uint16_t>(at));
        if (fate == 0 && random() % 2 == 0) changed.push_back(random_record(number, random));
        if (fate != 0) obvious.emplace(number, records.back());
      }
      held.add(pack_all(records).front(), left_out);
    }
    for (const StoredRecord& stored : changed) held.add(stored);
    held.close();
    for (const StoredRecord& stored : changed) obvious.emplace(stored.number, stored);
    std::vector<Number> gone;
    for (const auto& [present, stored] : obvious) {
      if (random() % 5 == 0) gone.push_back(present);
    }
    held.leave_out(gone);
    for (const Number one : gone) obvious.erase(one);

    std::vector<StoredRecord> all, funding;
    for (const auto& [present, stored] : obvious) {
      all.push_back(stored);
      if (std::holds_alternative<Funding>(stored.record.fact)) funding.push_back(stored);
      const auto place = held.find(present);
      ASSERT_TRUE(place.has_value());
      ASSERT_EQ(held.words(*place), stored.record.words);
      ASSERT_EQ(held.assured(*place), stored.record.assured);
    }
    ASSERT_EQ(objects(held), all);
    ASSERT_EQ(held.all_of(kind_of<Funding>()), funding);
    ASSERT_EQ(held.size(), obvious.size());
    for (Number one = 0; one < number + 2; ++one) ASSERT_EQ(held.has(one), obvious.contains(one));
  }
}

}  // namespace
}  // namespace engine

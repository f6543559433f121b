#include "engine/model/pack.h"

#include <random>

#include <gtest/gtest.h>

#include "engine/model/error.h"

namespace engine {
namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t count) { return random() % count; }
bool sometimes(Random& random) { return below(random, 3) == 0; }

std::string word(Random& random) {
  static const Texts words = {
      "", "IQ", "IQ-G01", "a|b", "Ninewa", "نينوى", std::string(300, 'x'), std::string("\0y", 2)};
  return words[below(random, words.size())];
}

void draw(Random& random, std::string& text) { text = word(random); }
template <class Fact>
void draw(Random& random, Id<Fact>& id) {
  id.text = word(random);
}
void draw(Random& random, std::int64_t& number) { number = static_cast<std::int64_t>(below(random, 9)) - 1; }
void draw(Random& random, double& number) { number = static_cast<double>(below(random, 100)) / 7; }
void draw(Random& random, bool& yes) { yes = sometimes(random); }
void draw(Random& random, Day& day) { day.number = static_cast<std::int32_t>(below(random, 40000)) - 10000; }
void draw(Random& random, Decimal& amount) {
  constexpr std::int64_t large = 9'000'000'000'000'000'000;
  amount.ten_thousandths = sometimes(random) ? large : -static_cast<std::int64_t>(random());
}
void draw(Random& random, Period& period) {
  draw(random, period.from);
  draw(random, period.to);
}
template <class Value>
void draw(Random& random, std::optional<Value>& value) {
  if (!sometimes(random)) draw(random, value.emplace());
}
template <class Value>
void draw(Random& random, std::vector<Value>& values) {
  values.resize(below(random, 4));
  for (Value& value : values) draw(random, value);
}
void draw(Random& random, Word& word) {
  draw(random, word.field);
  draw(random, word.text);
}
void draw(Random& random, Citation& citation) {
  draw(random, citation.place);
  citation.row = static_cast<std::uint32_t>(random());
}

template <std::size_t... Index>
Fact fact_of(std::size_t kind, std::index_sequence<Index...>) {
  Fact fact;
  ((kind == Index ? void(fact.emplace<Index>()) : void()), ...);
  return fact;
}

StoredRecord drawn(Random& random, Number number, std::size_t kind) {
  StoredRecord stored;
  stored.number = number;
  draw(random, stored.record.id);
  draw(random, stored.record.source);
  draw(random, stored.record.assured);
  stored.record.tier = static_cast<Tier>(below(random, 3));
  draw(random, stored.record.note);
  for (auto count = below(random, 3); count > 0; --count) draw(random, stored.record.words.emplace_back());
  for (auto count = below(random, 4); count > 0; --count) draw(random, stored.citations.emplace_back());
  stored.record.fact = fact_of(kind, std::make_index_sequence<std::variant_size_v<Fact>>());
  std::visit([&](auto& fact) { for_each_column(fact, [&](const auto&, auto& value) { draw(random, value); }); },
             stored.record.fact);
  return stored;
}

std::vector<StoredRecord> drawn_records(Random& random, Number first) {
  std::vector<StoredRecord> records;
  const bool one_kind = sometimes(random);
  const std::size_t kind = below(random, std::variant_size_v<Fact>);
  Number number = first;
  for (auto count = 1 + below(random, 60); count > 0; --count) {
    records.push_back(drawn(random, number, one_kind ? kind : below(random, std::variant_size_v<Fact>)));
    number += 1 + (sometimes(random) ? below(random, 5) : 0);
  }
  return records;
}

Delivery at_place(const std::string& location) {
  Delivery delivery;
  delivery.location.text = location;
  return delivery;
}

Pack pack_of(const std::vector<StoredRecord>& records) {
  PackBuilder builder;
  for (const StoredRecord& record : records) builder.add(record);
  return builder.finish();
}

TEST(Pack, GivesBackEveryRecordOfEveryKind) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const auto records = drawn_records(random, 1 + below(random, 1000));
    const Pack pack = pack_of(records);
    ASSERT_EQ(pack.size(), records.size());
    for (std::size_t at = 0; at < records.size(); ++at) {
      ASSERT_EQ(pack.record(at), records[at]);
      EXPECT_EQ(pack.find(records[at].number), at);
    }
  }
}

TEST(Pack, IsTheSameBytesInMemoryAndOnDisk) {
  Random random(7);
  const auto records = drawn_records(random, 5);
  Pack again(pack_of(records).bytes());
  again.renumber(5);
  EXPECT_EQ(again.record(0), records[0]);
  EXPECT_EQ(pack_of(records).bytes(), again.bytes());
}

TEST(Pack, NumbersOnFromTheFirstWhereTheRecordsHaveNone) {
  StoredRecord none;
  Pack pack = pack_of({none, none, none});
  pack.renumber(41);
  EXPECT_EQ(pack.number(2), 43u);
  EXPECT_EQ(pack.find(42), 1u);
  EXPECT_EQ(pack.find(44), std::nullopt);
  EXPECT_EQ(pack.find(40), std::nullopt);
}

TEST(Pack, KnowsWhichNumbersAreMissing) {
  StoredRecord one, other;
  one.number = 3;
  other.number = 9;
  const Pack pack = pack_of({one, other});
  EXPECT_EQ(pack.find(3), 0u);
  EXPECT_EQ(pack.find(5), std::nullopt);
  EXPECT_EQ(pack.find(9), 1u);
}

TEST(Pack, ListsTheRecordsOfAKind) {
  StoredRecord delivery, need;
  delivery.record.fact = Delivery();
  need.record.fact = Need();
  const Pack pack = pack_of({delivery, need, delivery});
  EXPECT_EQ(
      std::vector<std::uint16_t>(pack.places(kind_of<Delivery>()).begin(), pack.places(kind_of<Delivery>()).end()),
      (std::vector<std::uint16_t>{0, 2}));
  EXPECT_EQ(pack.places(kind_of<Need>()).size(), 1u);
  EXPECT_TRUE(pack.places(kind_of<Meeting>()).empty());
}

TEST(Pack, HasAColumnForAMember) {
  Delivery delivery = at_place("IQ-G01");
  delivery.capacity = 40;
  StoredRecord stored;
  stored.record.fact = delivery;
  const Pack pack = pack_of({stored});
  const auto& place = pack.column(kind_of<Delivery>(), position_of<&Delivery::location>());
  const auto& capacity = pack.column(kind_of<Delivery>(), position_of<&Delivery::capacity>());
  const auto& reach = pack.column(kind_of<Delivery>(), position_of<&Delivery::reach>());
  EXPECT_EQ(pack.text(place[0]), "IQ-G01");
  EXPECT_EQ(capacity.number(0), 40);
  EXPECT_EQ(reach.number(0), std::nullopt);
}

TEST(Pack, TakesARecordWithoutAnObject) {
  PackBuilder builder;
  builder.begin(0, kind_of<Delivery>());
  builder.set(Common::source, "made-up");
  builder.cite("deliveries.csv", 17);
  builder.set(position_of<&Delivery::service>(), "health");
  builder.set(position_of<&Delivery::reach>(), std::int64_t{0});
  Delivery delivery;
  delivery.service.text = "health";
  delivery.reach = 0;
  StoredRecord expected;
  expected.record.source = "made-up";
  expected.record.fact = delivery;
  expected.citations = {{"deliveries.csv", 17}};
  EXPECT_EQ(builder.finish().record(0), expected);
}

// A column whose rows follow each other, or are all one, must not take a byte a row.
TEST(Pack, TakesNoRoomForWhatRepeats) {
  StoredRecord delivery;
  delivery.record.source = "made-up";
  delivery.record.fact = at_place("IQ-G01");
  const auto packed = [&](std::size_t count) {
    std::vector<StoredRecord> records(count, delivery);
    for (std::size_t at = 0; at < count; ++at)
      records[at].citations = {{"deliveries.csv", static_cast<std::uint32_t>(at + 2)}};
    return pack_of(records).bytes().size();
  };
  EXPECT_EQ(packed(10), packed(4000));
}

TEST(Pack, RefusesDamagedBytesAndNeverReadsPastThem) {
  Random random(3);
  const std::string bytes = pack_of(drawn_records(random, 1)).bytes();
  EXPECT_THROW(Pack(""), Error);
  for (std::size_t length = 0; length < bytes.size(); ++length) EXPECT_THROW(Pack(bytes.substr(0, length)), Error);
  EXPECT_THROW(Pack(bytes + "x"), Error);
  for (unsigned seed = 0; seed < 2000; ++seed) {
    Random damage(seed);
    std::string damaged = bytes;
    for (auto count = 1 + below(damage, 4); count > 0; --count) {
      damaged[below(damage, damaged.size())] = static_cast<char>(damage());
    }
    try {
      const Pack pack(damaged);
      for (std::size_t at = 0; at < pack.size(); ++at) (void)pack.record(at);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), Error::Kind::storage);
    }
  }
}

TEST(PackAll, FillsOnePackAfterTheOther) {
  const std::vector<StoredRecord> records(Pack::most + 1);
  const auto packs = pack_all(records);
  ASSERT_EQ(packs.size(), 2u);
  EXPECT_EQ(packs[0].size(), Pack::most);
  EXPECT_EQ(packs[1].size(), 1u);
  EXPECT_TRUE(pack_all({}).empty());
}

}  // namespace
}  // namespace engine

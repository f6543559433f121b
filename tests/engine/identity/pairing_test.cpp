#include "engine/identity/pairing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/identity/hash.h"

namespace engine {
namespace {

StoredRecord delivery(std::string who, std::string what, Count reach = {}, std::uint32_t row = 0) {
  Delivery fact;
  fact.organisation = {std::move(who)};
  fact.service = {std::move(what)};
  fact.location = {"IQ"};
  fact.reach = reach;
  StoredRecord stored;
  stored.record.fact = std::move(fact);
  stored.citations = {{"a.xlsx", row}};
  return stored;
}

StoredRecord with_id(StoredRecord stored, std::string id) {
  stored.record.id = std::move(id);
  return stored;
}

// The records sent before have hashed ids: they pair by what they say.
std::vector<StoredRecord> numbered(std::vector<StoredRecord> records) {
  for (std::size_t at = 0; at < records.size(); ++at) {
    records[at].number = at + 1;
    if (records[at].record.id.empty()) records[at].record.id = hashed_id('d', at);
  }
  return records;
}

std::string to_text(const Pairing& pairing) {
  std::string text;
  for (const auto at : pairing.before) text += at == Pairing::none ? "new " : std::to_string(at) + " ";
  return text;
}

TEST(Pairing, IsByContentFirst) {
  const auto before = numbered({delivery("hope", "wash", 5, 2), delivery("hope", "wash", 6, 3)});
  EXPECT_EQ(to_text(pair_records({delivery("hope", "wash", 6, 2), delivery("hope", "wash", 5, 3)}, before)), "1 0 ");
}

TEST(Pairing, IsThenByWhoWhatWhereInTheirOrder) {
  const auto before =
      numbered({delivery("hope", "wash", 5, 2), delivery("hope", "wash", 6, 3), delivery("hope", "health", 7, 4)});
  const std::vector<StoredRecord> now{delivery("hope", "wash", 6, 2), delivery("hope", "wash", 8, 3),
                                      delivery("hope", "wash", 9, 4), delivery("care", "health", 7, 5)};
  EXPECT_EQ(to_text(pair_records(now, before)), "1 0 new new ");
}

TEST(Pairing, IsByIdWhereThereIsOne) {
  const auto before = numbered({with_id(delivery("hope", "wash", 5), "x"), delivery("hope", "wash", 6)});
  const std::vector<StoredRecord> now{with_id(delivery("care", "health"), "x"), delivery("hope", "wash", 5),
                                      with_id(delivery("hope", "wash", 6), "y")};
  EXPECT_EQ(to_text(pair_records(now, before)), "0 1 new ");
}

TEST(Pairing, TellsAssuredApartOnlyWhereItMust) {
  auto old = numbered({delivery("hope", "wash", 5, 2), delivery("hope", "wash", 5, 3)});
  old[0].record.assured = parse_day("2022-01-31");
  old[1].record.assured = parse_day("2022-02-28");
  std::vector<StoredRecord> now{delivery("hope", "wash", 5, 2), delivery("hope", "wash", 5, 3)};
  now[0].record.assured = parse_day("2022-02-28");
  EXPECT_EQ(to_text(pair_records(now, old)), "1 0 ");
}

TEST(Pairing, OfOtherKindsIsByReferencesAndDays) {
  Need need;
  need.location = {"IQ"};
  need.service = {"wash"};
  need.people = 100;
  StoredRecord before, now;
  before.record.fact = need;
  need.people = 120;
  now.record.fact = need;
  EXPECT_EQ(to_text(pair_records({now}, numbered({before}))), "0 ");
  need.start = parse_day("2023-01-01");
  now.record.fact = need;
  EXPECT_EQ(to_text(pair_records({now}, numbered({before}))), "new ");
}

TEST(Pairing, OfNothingIsNothing) {
  EXPECT_EQ(to_text(pair_records({}, {})), "");
  EXPECT_EQ(to_text(pair_records({delivery("hope", "wash")}, {})), "new ");
}

TEST(RepeatedRecords, BecomeOneWithAllTheirCitations) {
  const auto merged = merge_repeated({delivery("hope", "wash", 5, 9), delivery("care", "wash", 5, 3),
                                      delivery("hope", "wash", 5, 2), with_id(delivery("hope", "wash", 5, 4), "x")});
  ASSERT_EQ(merged.size(), 3U);
  EXPECT_EQ(merged[0].citations, (Citations{{"a.xlsx", 2}, {"a.xlsx", 9}}));
  EXPECT_EQ(merged[2].record.id, "x");
}

// Pairs by looking at everything, round by round.
Pairing obvious_pairing(const std::vector<StoredRecord>& now, const std::vector<StoredRecord>& before) {
  Pairing pairing;
  pairing.before.assign(now.size(), Pairing::none);
  std::vector<bool> taken(before.size());
  const auto round = [&](auto fits) {
    for (std::size_t at = 0; at < now.size(); ++at) {
      for (std::size_t other = 0; other < before.size() && pairing.before[at] == Pairing::none; ++other) {
        if (taken[other] || !fits(now[at].record, before[other].record)) continue;
        pairing.before[at] = static_cast<std::uint32_t>(other);
        taken[other] = true;
      }
    }
  };
  const auto without_id = [](auto fits) {
    return [=](const Record& one, const Record& other) { return one.id.empty() && fits(one, other); };
  };
  const auto key = [](const Record& record) {
    const auto& fact = std::get<Delivery>(record.fact);
    return std::tie(fact.organisation, fact.service, fact.location, fact.group, fact.start, fact.end, fact.reported);
  };
  round([](const Record& one, const Record& other) { return one.id == other.id; });
  round(without_id([](const Record& one, const Record& other) {
    return one.fact == other.fact && one.words == other.words && one.assured == other.assured;
  }));
  round(without_id(
      [](const Record& one, const Record& other) { return one.fact == other.fact && one.words == other.words; }));
  round(without_id([&](const Record& one, const Record& other) { return key(one) == key(other); }));
  return pairing;
}

std::vector<StoredRecord> random_records(std::mt19937& random) {
  std::vector<StoredRecord> records;
  const auto draw = [&](std::uint32_t of) { return static_cast<std::uint32_t>(random() % of); };
  const std::uint32_t count = draw(30);
  for (std::uint32_t row = 0; row < count; ++row) {
    auto stored = delivery("o" + std::to_string(draw(3)), "s" + std::to_string(draw(2)), draw(3), row);
    if (draw(3) == 0) stored.record.assured = Day{static_cast<std::int32_t>(draw(2))};
    if (draw(3) == 0) stored.record.words = {{"service", "w" + std::to_string(draw(2))}};
    if (draw(4) == 0) std::get<Delivery>(stored.record.fact).reported = {parse_period("2022")};
    const std::string id = "id" + std::to_string(row + draw(2));
    if (draw(4) == 0 && (records.empty() || records.back().record.id != id)) stored.record.id = id;
    records.push_back(std::move(stored));
  }
  return records;
}

TEST(Pairing, AgreesWithTheObviousWay) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    const auto before = numbered(random_records(random));
    const auto now = random_records(random);
    ASSERT_EQ(to_text(pair_records(now, before)), to_text(obvious_pairing(now, before))) << "round " << round;
  }
}

}  // namespace
}  // namespace engine

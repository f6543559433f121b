#include "engine/graph/build.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace engine {
namespace {

StoredRecord stored(Number number, std::string id, Fact fact, std::string source = "a.csv") {
  StoredRecord record;
  record.number = number;
  record.record.id = std::move(id);
  record.record.source = std::move(source);
  record.record.fact = std::move(fact);
  return record;
}

Organisation organisation(std::string name) {
  Organisation fact;
  fact.name = std::move(name);
  return fact;
}

Location place(std::int64_t level, std::string parent) {
  Location fact;
  fact.level = level;
  fact.name = "a place";
  fact.parent = {std::move(parent)};
  return fact;
}

Delivery delivery(std::string who, std::string what, std::string where) {
  Delivery fact;
  fact.organisation = {std::move(who)};
  fact.service = {std::move(what)};
  fact.location = {std::move(where)};
  return fact;
}

std::vector<StoredRecord> small_field() {
  Service service;
  service.name = "Health";
  Service registry;
  registry.name = "Civil documentation";
  registry.crosswalk = {"nature:single"};
  Programme programme;
  programme.name = "Return and stay";
  Delivery under_programme = delivery("drc", "health", "IQ1");
  under_programme.programme = {"stay"};
  under_programme.reported = {parse_period("2022-02"), parse_period("2022-01")};
  Delivery elsewhere = delivery("irc", "health", "IQ");
  elsewhere.serves = {{"IQ2"}, {"IQ1"}};
  return {stored(1, "IQ", place(0, "")),
          stored(2, "IQ1", place(1, "IQ")),
          stored(3, "IQ2", place(1, "IQ")),
          stored(4, "health", service),
          stored(5, "papers", registry),
          stored(6, "drc", organisation("Danish Refugee Council")),
          stored(7, "irc", organisation("International Rescue Committee")),
          stored(8, "stay", programme),
          stored(9, "d1", under_programme),
          stored(10, "d2", elsewhere),
          stored(11, "d3", delivery("nobody", "health", "IQ1")),
          stored(12, "p1", Participation{{"irc"}, {"stay"}, "funding"})};
}

std::shared_ptr<const Snapshot> build(const std::vector<StoredRecord>& records, const Joins& joins = {}) {
  SnapshotBuilder builder;
  for (const auto& record : records) builder.add(record);
  return builder.build(7, joins);
}

TEST(Snapshot, ResolvesWhatADeliveryMeans) {
  const auto snapshot = build(small_field());
  ASSERT_EQ(snapshot->deliveries.size(), 2u) << "what nobody delivers is left out";
  const DeliveryRow& row = snapshot->deliveries[1];
  EXPECT_EQ(row.number, 9u);
  EXPECT_EQ(snapshot->organisations[row.organisation.index].name, "Danish Refugee Council");
  EXPECT_EQ(snapshot->id(snapshot->provider(row)), "stay");
  EXPECT_EQ(snapshot->lead(row), row.organisation) << "the only one that delivers under the programme";
  ASSERT_EQ(snapshot->reported(1).size(), 2u);
  EXPECT_EQ(to_text(snapshot->reported(1)[0]), "2022-01");
  EXPECT_FALSE(row.group.known());
}

TEST(Snapshot, CountsADeliveryWhereItServes) {
  const auto snapshot = build(small_field());
  const auto served = snapshot->served(0);
  ASSERT_EQ(served.size(), 2u);
  EXPECT_EQ(snapshot->locations.id(served[0]), "IQ1");
  EXPECT_EQ(snapshot->served(1).size(), 1u);
}

TEST(Snapshot, KnowsDonorsAndPublicRegistries) {
  const auto snapshot = build(small_field());
  ASSERT_EQ(snapshot->programmes.size(), 1u);
  EXPECT_TRUE(snapshot->programmes[0].donors_known);
  ASSERT_EQ(snapshot->programmes[0].donors.size(), 1u);
  EXPECT_TRUE(snapshot->single_by_nature[snapshot->services.find("papers").index]);
  EXPECT_FALSE(snapshot->single_by_nature[snapshot->services.find("health").index]);
}

TEST(Snapshot, JoinsRecordsAndKeepsEveryIdOfThem) {
  auto records = small_field();
  Organisation newer = organisation("DRC (Danish Refugee Council)");
  newer.country = "DK";
  records.push_back(stored(13, "drc-2", newer, "b.csv"));
  records.back().record.assured = parse_day("2024-01-01");
  records.push_back(stored(14, "d4", delivery("drc-2", "health", "IQ2"), "b.csv"));
  const auto snapshot = build(records, Joins{{{6, 13}}, {}});
  ASSERT_EQ(snapshot->organisations.size(), 2u);
  const auto drc = snapshot->organisation_by_id.at("drc-2");
  EXPECT_EQ(drc, snapshot->organisation_by_id.at("drc"));
  EXPECT_EQ(snapshot->organisations[drc.index].id, "drc") << "the oldest record's id";
  EXPECT_EQ(snapshot->organisations[drc.index].name, "DRC (Danish Refugee Council)") << "confirmed last";
  EXPECT_EQ(snapshot->organisations[drc.index].records, (std::vector<Number>{6, 13}));
}

TEST(Snapshot, IsTheSameWhateverTheOrderOfTheRecords) {
  auto records = small_field();
  for (Number number = 20; number < 60; ++number) {
    Delivery fact = delivery(number % 2 == 0 ? "drc" : "irc", "health", number % 3 == 0 ? "IQ1" : "IQ2");
    fact.stage = "stage " + std::to_string(number % 5);
    records.push_back(stored(number, "d" + std::to_string(number), fact, "s" + std::to_string(number % 4)));
  }
  const auto one = build(records);
  std::mt19937 random(1);
  for (int round = 0; round < 20; ++round) {
    std::ranges::shuffle(records, random);
    const auto other = build(records);
    ASSERT_EQ(one->deliveries.size(), other->deliveries.size());
    ASSERT_EQ(one->sources.size(), other->sources.size());
    for (std::size_t at = 0; at < one->sources.size(); ++at) EXPECT_EQ(one->sources[at], other->sources[at]);
    EXPECT_EQ(*one->profiles, *other->profiles);
    for (std::size_t at = 0; at < one->deliveries.size(); ++at) {
      ASSERT_EQ(one->deliveries[at].number, other->deliveries[at].number);
      ASSERT_EQ(one->deliveries[at].profile, other->deliveries[at].profile);
      ASSERT_EQ(one->deliveries[at].source, other->deliveries[at].source);
    }
  }
}

TEST(Snapshot, OfNothingIsEmpty) {
  const auto snapshot = build({});
  EXPECT_EQ(snapshot->revision, 7u);
  EXPECT_TRUE(snapshot->deliveries.empty());
  EXPECT_EQ(snapshot->locations.size(), 0u);
}

}  // namespace
}  // namespace engine

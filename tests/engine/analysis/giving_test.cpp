#include "engine/analysis/giving.h"

#include <gtest/gtest.h>

#include "engine/graph/build.h"
#include "engine/graph/edit.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/random_money.h"
#include "tests/engine/graph_text.h"

namespace {

using namespace engine;
using namespace testing_text;

// The numbers of those edges of which `wanted` holds.
template <class Edges, class Wanted>
std::vector<std::uint32_t> numbers(const Edges& edges, Wanted wanted) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t number = 0; number < edges.size(); ++number) {
    if (wanted(edges[number])) found.push_back(number);
  }
  return found;
}

std::vector<std::uint32_t> listed(std::span<const std::uint32_t> list) { return {list.begin(), list.end()}; }

TEST(Giving, AgreesWithTheObviousWay) {
  std::mt19937 random(6);
  for (int round = 0; round < 500; ++round) {
    const auto graph = snapshot(random_tables(random) + random_money_tables(random));
    const Giving giving(*graph);
    const auto agrees = [&](const Provider& one) {
      ASSERT_EQ(listed(giving.from(one)),
                numbers(graph->funding, [&](const auto& edge) { return edge.provider == one; }));
      ASSERT_EQ(listed(giving.into(one)),
                numbers(graph->funding, [&](const auto& edge) { return edge.receiver == one; }));
    };
    for (std::uint32_t index = 0; index < graph->organisations.size(); ++index) {
      agrees({{index}, {}});
      ASSERT_EQ(listed(giving.pays_for({index})), numbers(graph->participations, [&](const auto& edge) {
                  return edge.role == "funding" && edge.organisation.index == index;
                }));
    }
    for (std::uint32_t index = 0; index < graph->programmes.size(); ++index) {
      agrees({{}, {index}});
      ASSERT_EQ(listed(giving.payers_of({index})), numbers(graph->participations, [&](const auto& edge) {
                  return edge.role == "funding" && edge.programme.index == index;
                }));
    }
  }
}

TEST(Giving, StaysThroughAnEditOfOtherRecords) {
  const auto stored = records(R"(
    organisations
    id     | name
    hope   | Hope
    donor  | Donor
    locations
    id     | level
    valley | 2
    services
    id
    water
    funding
    provider | receiver | kind       | amount | currency
    donor    | hope     | commitment | 10     | USD
    deliveries
    organisation | service | location
    hope         | water   | valley
  )");
  SnapshotBuilder builder;
  for (const StoredRecord& one : stored) builder.add(one);
  const auto before = builder.build(7, {});
  const auto giving = giving_of(*before);
  const Provider donor{before->funding[0].provider};
  for (const StoredRecord& one : stored) {
    const RecordChange change{&one, nullptr};
    if (std::holds_alternative<Delivery>(one.record.fact)) {
      EXPECT_EQ(giving_of(*edited(*before, 8, {&change, 1})), giving);
    }
    if (std::holds_alternative<Funding>(one.record.fact)) {
      EXPECT_TRUE(giving_of(*edited(*before, 8, {&change, 1}))->from(donor).empty());
    }
  }
  EXPECT_EQ(giving->from(donor).size(), 1u);
}

}  // namespace

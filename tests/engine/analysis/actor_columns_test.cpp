#include "engine/analysis/actor_columns.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/analysis/flags.h"
#include "engine/analysis/provider_order.h"
#include "engine/graph/build.h"
#include "engine/graph/edit.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/graph_text.h"

namespace {

using namespace engine;
using namespace testing_text;

TEST(ActorColumns, SayOfEveryActorWhatTheGraphSays) {
  std::mt19937 random(5);
  for (int round = 0; round < 500; ++round) {
    const auto graph = random_snapshot(random_tables(random));
    const ActorColumns columns(*graph);
    std::vector<std::uint64_t> orders;
    const ProviderOrder providers(*graph);
    for (std::uint32_t rank = 0; rank < providers.size(); ++rank) {
      orders.push_back(columns.order_of(providers.provider(rank)));
      ASSERT_EQ(ActorColumns::provider_of(orders.back()), providers.provider(rank)) << "round " << round;
    }
    EXPECT_TRUE(std::ranges::is_sorted(orders)) << "round " << round;
    for (std::size_t delivery = 0; delivery < graph->deliveries.size(); ++delivery) {
      const auto organisation = graph->deliveries.organisation(delivery);
      EXPECT_EQ(columns.lead(organisation, graph->deliveries.programme(delivery)), graph->lead(delivery));
      EXPECT_EQ(columns.is_known(organisation), is_known(*graph, organisation));
    }
    EXPECT_FALSE(columns.is_known({}));
  }
}

const std::string tables = R"(
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
  programmes
  id
  wells
  funding
  provider | receiver | kind       | amount | currency
  donor    | wells    | commitment | 10     | USD
  deliveries
  organisation | service | location | programme
  hope         | water   | valley   |
)";

// The first record of a kind taken out.
template <class Kind>
std::shared_ptr<const Snapshot> without_first(const Snapshot& before, const std::vector<StoredRecord>& records) {
  const auto first = std::ranges::find_if(
      records, [](const StoredRecord& stored) { return std::holds_alternative<Kind>(stored.record.fact); });
  const RecordChange change{&*first, nullptr};
  return edited(before, 8, {&change, 1});
}

TEST(ActorColumns, StayThroughAnEditThatChangesNobodysDonors) {
  const auto stored = records(tables);
  SnapshotBuilder builder;
  for (const StoredRecord& one : stored) builder.add(one);
  const auto before = builder.build(7, {});
  const auto columns = actor_columns_of(*before);
  EXPECT_EQ(actor_columns_of(*without_first<Delivery>(*before, stored)), columns);
  const auto after = without_first<Funding>(*before, stored);
  EXPECT_TRUE(actor_columns_of(*after)->programmes().donors_of({0}).empty());
  EXPECT_EQ(columns->programmes().donors_of({0}).size(), 1u);
}

}  // namespace

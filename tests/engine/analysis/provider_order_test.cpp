#include "engine/analysis/provider_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/graph_text.h"

namespace engine {
namespace {

// Everybody in the order in which the deliveries name them, and then by id.
std::vector<Provider> obvious(const Snapshot& snapshot) {
  std::vector<Provider> met;
  const auto meet = [&](const Provider& provider) {
    if (std::ranges::find(met, provider) == met.end()) met.push_back(provider);
  };
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) meet(snapshot.provider(delivery));
  const ProviderOrder by_id(snapshot);
  for (std::uint32_t rank = 0; rank < by_id.size(); ++rank) meet(by_id.provider(rank));
  return met;
}

TEST(ProviderOrder, ByPlaceIsThatOfTheFirstDelivery) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto snapshot = testing_text::random_snapshot(testing_text::random_tables(random));
    const auto order = providers_by_place(*snapshot);
    const ProviderOrder by_id(*snapshot);
    const auto expected = obvious(*snapshot);
    ASSERT_EQ(order->size(), expected.size());
    for (std::uint32_t rank = 0; rank < order->size(); ++rank) {
      ASSERT_EQ(order->provider(rank), expected[rank]);
      ASSERT_EQ(order->rank(expected[rank]), rank);
      ASSERT_EQ(order->by_id(rank), by_id.rank(expected[rank]));
      ASSERT_EQ(order->of_id(order->by_id(rank)), rank);
    }
  }
}

TEST(ProviderOrder, ByIdIsItsOwnOrderById) {
  std::mt19937 random(1);
  const auto snapshot = testing_text::random_snapshot(testing_text::random_tables(random));
  const ProviderOrder order(*snapshot);
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
    ASSERT_EQ(order.by_id(rank), rank);
    ASSERT_EQ(order.of_id(rank), rank);
  }
}

}  // namespace
}  // namespace engine

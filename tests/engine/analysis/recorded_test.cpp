#include "engine/analysis/recorded.h"

#include <gtest/gtest.h>

#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace engine;

// Every delivery by itself.
Recorded obvious(const Snapshot& snapshot, Tier tier) {
  Recorded found;
  const auto add = [&](const Period& period) {
    if (period.from != Period::open_start) found.first = std::min(found.first.value_or(period.from), period.from);
    if (period.to == Period::open_end) return;
    found.last = std::max(found.last.value_or(previous(period.to)), previous(period.to));
  };
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow row = snapshot.deliveries[delivery];
    if (row.tier > tier) continue;
    ++found.deliveries[snapshot.locations.level(row.location)];
    if (row.has_stated) add(row.stated);
    for (const Period& period : snapshot.reported(delivery)) {
      add(period);
      if (period.to != Period::open_end) found.report_days.insert(previous(period.to));
    }
  }
  return found;
}

TEST(Recorded, IsWhatEachDeliverySays) {
  for (unsigned seed = 1; seed <= 500; ++seed) {
    std::mt19937 random(seed);
    const std::string tables = testing_text::random_tables(random);
    const auto snapshot = testing_text::random_snapshot(tables);
    for (const Tier tier : {Tier::everybody, Tier::members, Tier::secretariat}) {
      ASSERT_EQ(find_recorded(*snapshot, tier), obvious(*snapshot, tier)) << "seed " << seed << "\n" << tables;
    }
  }
}

TEST(Recorded, IsNothingOfAnEmptyField) {
  EXPECT_EQ(find_recorded(*testing_text::in_small_field(""), Tier::secretariat), Recorded());
}

}  // namespace

#include <gtest/gtest.h>

#include <random>

#include "engine/analysis/programme_columns.h"
#include "engine/graph/build.h"
#include "engine/graph/edit.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/graph_text.h"

namespace engine {
namespace {

// One record taken out, of those that say who takes part in programmes.
const StoredRecord* drawn(std::mt19937& random, const std::vector<StoredRecord>& records) {
  std::vector<const StoredRecord*> some;
  for (const StoredRecord& stored : records) {
    const Fact& fact = stored.record.fact;
    const bool takes_part = std::holds_alternative<Participation>(fact) || std::holds_alternative<Funding>(fact) ||
                            std::holds_alternative<Delivery>(fact);
    if (takes_part) some.push_back(&stored);
  }
  return some.empty() ? nullptr : some[random() % some.size()];
}

TEST(ProgrammeColumns, AreTheSameAfterAnEditWhereTheyStillHold) {
  std::size_t kept = 0, others = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto records = testing_text::records(testing_text::random_tables(random));
    SnapshotBuilder builder;
    for (const StoredRecord& one : records) builder.add(one);
    const auto before = builder.build(7, {});
    const auto columns = programme_columns_of(*before);
    const RecordChange change{drawn(random, records), nullptr};
    const auto is = change.before == nullptr ? nullptr : edited(*before, 8, {&change, 1});
    if (!is) continue;
    const ProgrammeColumns whole(*is);
    const auto now = programme_columns_of(*is);
    const bool hold = columns->leads == whole.leads && columns->parents == whole.parents &&
                      columns->donors_known == whole.donors_known && columns->donor_starts == whole.donor_starts &&
                      columns->donors == whole.donors;
    EXPECT_EQ(now == columns, hold);
    ++(hold ? kept : others);
    EXPECT_EQ(now->leads, whole.leads);
    EXPECT_EQ(now->parents, whole.parents);
    EXPECT_EQ(now->donors_known, whole.donors_known);
    EXPECT_EQ(now->donor_starts, whole.donor_starts);
    EXPECT_EQ(now->donors, whole.donors);
  }
  EXPECT_GT(kept, 50U);
  EXPECT_GT(others, 50U);
}

}  // namespace
}  // namespace engine

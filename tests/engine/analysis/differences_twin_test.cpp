#include <gtest/gtest.h>

#include "engine/graph/build.h"
#include "engine/model/tables.h"
#include "tests/engine/analysis/obvious_differences.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/graph_text.h"

namespace {

using namespace testing_text;

// Whether a record may be missing without an id going with it.
bool is_edge(const engine::StoredRecord& stored) {
  const auto table = engine::table_of(stored.record.fact);
  return table != "locations" && table != "services" && table != "groups" && table != "organisations" &&
         table != "programmes" && table != "packages";
}

// The graph of most of the records: one edge in five is left out.
std::shared_ptr<const engine::Snapshot> most_of(const std::vector<engine::StoredRecord>& records,
                                                std::mt19937& random) {
  engine::SnapshotBuilder builder;
  for (const auto& stored : records) {
    if (!is_edge(stored) || random() % 5 != 0) builder.add(engine::StoredRecord(stored));
  }
  return builder.build(1, {});
}

TEST(Differences, AgreeWithTheObviousWay) {
  std::mt19937 random(81);
  std::size_t with_some = 0;
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random);
    const auto all = records(tables);
    const auto before = most_of(all, random), after = most_of(all, random);
    const auto question = random_question(random, *before);
    const std::string expected = obvious::differences(*before, *after, question);
    with_some += !expected.empty();
    ASSERT_EQ(obvious::summary(find_differences(*before, *after, question)), expected)
        << "round " << round << ", " << to_text(question) << "\n"
        << tables;
  }
  EXPECT_GT(with_some, 250U) << "else little was compared";
}

}  // namespace

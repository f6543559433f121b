#include "engine/analysis/overlap_shares.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/analysis/overlaps.h"
#include "tests/engine/analysis/answer_text.h"
#include "tests/engine/analysis/obvious_overlaps.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using engine::OverlapShare;

std::string text(const std::vector<OverlapShare>& shares) {
  std::string lines;
  for (const OverlapShare& one : shares) {
    lines += (one.levels.location ? std::to_string(*one.levels.location) : "finest") +
             (one.levels.service ? " sector" : " service") + ": " + std::to_string(one.shared) + " of " +
             std::to_string(one.cells) + " cells, " + std::to_string(one.overlapping) + " of " +
             std::to_string(one.providers) + " providers, " + std::to_string(one.pairs) + " pairs\n";
  }
  return lines;
}

TEST(OverlapShares, GrowWithCoarserLevels) {
  const auto snapshot = testing_text::in_small_field(R"(
    deliveries
    organisation | service | location | group
    hope         | clinic  | camp-1   | women
    care         | clinic  | camp-2   | women
    relief       | nurse   | camp-1   | women
    relief       | clinic  | quay     | women
  )");
  const auto shares = engine::find_overlap_shares(*snapshot, testing_text::overlaps_of_all_time());
  ASSERT_EQ(shares.size(), 6U);
  EXPECT_EQ(text(shares),
            "1 sector: 1 of 1 cells, 3 of 3 providers, 3 pairs\n"
            "1 service: 1 of 2 cells, 3 of 3 providers, 3 pairs\n"
            "2 sector: 1 of 2 cells, 3 of 3 providers, 3 pairs\n"
            "2 service: 1 of 3 cells, 2 of 3 providers, 1 pairs\n"
            "finest sector: 1 of 3 cells, 2 of 3 providers, 1 pairs\n"
            "finest service: 0 of 4 cells, 0 of 3 providers, 0 pairs\n");
}

TEST(OverlapShares, OfNothingAreNone) {
  const auto shares = engine::find_overlap_shares(*testing_text::snapshot(""), testing_text::overlaps_of_all_time());
  for (const OverlapShare& one : shares) EXPECT_EQ(one.cells + one.pairs + one.providers, 0U);
}

TEST(OverlapShares, AgreeWithTheObviousWay) {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    const auto snapshot = testing_text::random_snapshot(testing_text::random_tables(random));
    auto question = testing_text::random_question(random, *snapshot);
    if (round % 2 == 1) question.day.reset();
    for (const OverlapShare& share : engine::find_overlap_shares(*snapshot, question)) {
      question.levels = share.levels;
      std::set<engine::Cell> shared;
      std::set<engine::Provider> overlapping;
      const auto overlaps = obvious::overlaps(*snapshot, question);
      for (const auto& pair : overlaps.pairs) {
        shared.insert(pair.shared.begin(), pair.shared.end());
        overlapping.insert({pair.a, pair.b});
      }
      ASSERT_EQ(share.pairs, overlaps.pairs.size());
      ASSERT_EQ(share.shared, shared.size());
      ASSERT_EQ(share.overlapping, overlapping.size());
      ASSERT_LE(share.shared, share.cells);
      ASSERT_LE(share.overlapping, share.providers);
    }
  }
}

}  // namespace

#include <gtest/gtest.h>

#include "tests/engine/analysis/answer_text.h"
#include "tests/engine/analysis/obvious_overlaps.h"
#include "tests/engine/analysis/random_graph.h"

namespace {

using namespace testing_text;

TEST(Overlaps, AgreesWithTheObviousWay) {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random);
    const auto snapshot = random_snapshot(tables);
    for (int asked = 0; asked < 6; ++asked) {
      auto question = random_question(random, *snapshot);
      if (asked % 2 == 1) question.day.reset();
      ASSERT_EQ(everything(*snapshot, engine::find_overlaps(*snapshot, question)),
                everything(*snapshot, obvious::overlaps(*snapshot, question)))
          << "round " << round << ", " << to_text(question) << "\n"
          << tables;
    }
  }
}

TEST(Overlaps, AreTheSameEveryTime) {
  std::mt19937 random(4);
  for (int round = 0; round < 50; ++round) {
    const std::string tables = random_tables(random);
    const auto one = random_snapshot(tables), other = random_snapshot(tables);
    const auto question = random_question(random, *one);
    EXPECT_EQ(everything(*one, engine::find_overlaps(*one, question)),
              everything(*other, engine::find_overlaps(*other, question)));
  }
}

}  // namespace

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/engine/analysis/answer_text.h"
#include "tests/engine/analysis/obvious_coverage.h"
#include "tests/engine/analysis/random_graph.h"

namespace {

using namespace testing_text;

TEST(Coverage, AgreesWithTheObviousWay) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random);
    const auto snapshot = random_snapshot(tables);
    for (int asked = 0; asked < 4; ++asked) {
      const auto question = random_question(random, *snapshot);
      ASSERT_EQ(everything(*snapshot, engine::find_coverage(*snapshot, question)),
                everything(*snapshot, obvious::coverage(*snapshot, question)))
          << "round " << round << ", " << to_text(question) << "\n"
          << tables;
    }
  }
}

// What is wanted of an answer, drawn.
engine::CoverageWanted random_wanted(std::mt19937& random) {
  return {random() % 2 == 0, engine::FlagSet(random()), random() % 2 == 0};
}

TEST(Coverage, IsTheSameWhereTheDetailsOfSomeCellsAreAddedLater) {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    const auto snapshot = random_snapshot(random_tables(random));
    const auto question = random_question(random, *snapshot);
    auto later = engine::find_coverage(*snapshot, question, random_wanted(random));
    auto whole = engine::find_coverage(*snapshot, question);
    later.lapsed = whole.lapsed;  // that and what is announced over all is left as it was wanted
    later.announced = whole.announced;
    // Of every other cell, so that those left out of the question do not matter.
    const auto every_other = [](std::vector<engine::CoverageCell>& cells) {
      std::vector<engine::CoverageCell> kept;
      for (std::size_t at = 0; at < cells.size(); at += 2) kept.push_back(cells[at]);
      cells = std::move(kept);
    };
    every_other(later.cells);
    every_other(whole.cells);
    add_details(*snapshot, question, later.cells);
    ASSERT_EQ(everything(*snapshot, later), everything(*snapshot, whole)) << "round " << round;
  }
}

TEST(Coverage, FlagsTheSameCellsWhereOneFlagAloneIsAsked) {
  std::mt19937 random(4);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random);
    const auto snapshot = random_snapshot(tables);
    const auto question = random_question(random, *snapshot);
    const auto flag = static_cast<engine::Flag>(random() % engine::flag_count);
    std::vector<engine::Cell> expected;
    for (const auto& cell : obvious::coverage(*snapshot, question).cells) {
      if (std::ranges::find(cell.flags, flag) != cell.flags.end()) expected.push_back(cell.cell);
    }
    ASSERT_EQ(find_flagged(*snapshot, question, flag), expected)
        << "round " << round << ", " << to_text(flag) << ", " << to_text(question) << "\n"
        << tables;
  }
}

TEST(Coverage, IsTheSameEveryTime) {
  std::mt19937 random(2);
  for (int round = 0; round < 50; ++round) {
    const std::string tables = random_tables(random);
    const auto one = random_snapshot(tables), other = random_snapshot(tables);
    const auto question = random_question(random, *one);
    EXPECT_EQ(everything(*one, engine::find_coverage(*one, question)),
              everything(*other, engine::find_coverage(*other, question)));
  }
}

}  // namespace

#include "engine/analysis/roster_choice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/graph_text.h"

namespace engine {
namespace {

using Line = std::pair<Cell, RosterEntry>;

std::vector<Line> chosen_of(const RosterChoice& choice) {
  const Roster& roster = choice.roster();
  std::vector<Line> lines;
  for (std::uint32_t cell = 0; cell < roster.cells.size(); ++cell) {
    if (!choice.has(roster.cells[cell])) continue;
    for (const RosterEntry& entry : roster.in(cell)) {
      if (choice.has(entry)) lines.emplace_back(roster.cells[cell], entry);
    }
  }
  return lines;
}

// The presences of the question, gathered anew.
std::vector<Line> gathered(const View& view) {
  const auto roster = find_roster(view);
  std::vector<Line> lines;
  for (std::uint32_t cell = 0; cell < roster->cells.size(); ++cell) {
    for (const RosterEntry& entry : roster->in(cell)) lines.emplace_back(roster->cells[cell], entry);
  }
  return lines;
}

TEST(RosterChoice, IsWhatAGatheringForTheQuestionFinds) {
  std::mt19937 random(41);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = testing_text::random_tables(random);
    const auto snapshot = testing_text::random_snapshot(tables);
    for (int asked = 0; asked < 4; ++asked) {
      auto question = testing_text::random_question(random, *snapshot);
      if (asked != 3) question.levels = Roster::levels;
      if (asked == 1) question.day.reset();
      if (asked != 2) question.filter.locations.clear();
      const View view(*snapshot, question);
      ASSERT_EQ(chosen_of(RosterChoice(view)), gathered(view))
          << "round " << round << ", " << testing_text::to_text(question) << "\n"
          << tables;
    }
  }
}

TEST(RosterChoice, LooksAtTheOneThatIsKeptWhateverTheDayAndTheService) {
  std::mt19937 random(42);
  const auto snapshot = testing_text::random_snapshot(testing_text::random_tables(random));
  Question question;
  question.levels = Roster::levels;
  question.day = parse_day("2022-02-01");
  question.filter.services = {snapshot->services.find("health")};
  const View view(*snapshot, question);
  EXPECT_EQ(&RosterChoice(view).roster(), roster_of(*snapshot).get());
}

}  // namespace
}  // namespace engine

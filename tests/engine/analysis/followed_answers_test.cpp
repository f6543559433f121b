#include <gtest/gtest.h>

#include <random>

#include "engine/analysis/donors.h"
#include "engine/analysis/followed.h"
#include "engine/analysis/overlaps.h"
#include "engine/analysis/provider_cells.h"
#include "engine/analysis/roster.h"
#include "tests/engine/analysis/answer_text.h"
#include "tests/engine/analysis/donors_text.h"
#include "tests/engine/analysis/random_edits.h"
#include "tests/engine/analysis/random_graph.h"

// What questions keep of who stands where follows edits: the answers are those of a Snapshot made afresh.
namespace {

using namespace engine;
using namespace testing_text;

std::string provider_cells(const Snapshot& snapshot, const Question& question) {
  const View view(snapshot, question);
  const ProviderCells found = find_provider_cells(view);
  std::vector<std::string> lines;
  for (std::uint32_t cell = 0; cell < found.cells->size(); ++cell) {
    for (const std::uint32_t provider : found.in(cell)) {
      const Cell& at = (*found.cells)[cell];
      lines.push_back(std::to_string(at.location.index) + " " + std::to_string(at.service.index) + " " +
                      std::to_string(at.group.index) + " " + snapshot.id(found.order->provider(provider)));
    }
  }
  const auto asked = find_asked(view, found);
  for (std::uint32_t one = 0; one < asked.size(); ++one) {
    if (asked[one] != 0) lines.push_back("asked " + snapshot.id(found.order->provider(one)));
  }
  std::ranges::sort(lines);
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::string answers(const Snapshot& snapshot, const Question& question) {
  return everything(snapshot, find_overlaps(snapshot, question)) +
         everything(snapshot, find_donors(snapshot, question)) + provider_cells(snapshot, question);
}

TEST(Answers, AreAfterEditsWhatTheyAreAfresh) {
  std::size_t asked = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    std::mt19937 random(seed);
    const auto all = random_records(random);
    Records records = drawn(random, all, 4);
    auto snapshot = built(records);
    for (int edit = 0; edit < 5; ++edit) {
      Question question = random_question(random, *snapshot);
      if (random() % 4 != 0) question.levels = {2, std::nullopt, std::nullopt};
      if (random() % 2 == 0) question.day.reset();
      if (random() % 2 == 0) question.filter = {};
      if (edit == 0 || random() % 3 != 0) {
        ASSERT_EQ(answers(*snapshot, question), answers(*built(records), question))
            << "seed " << seed << ", edit " << edit << ", " << to_text(question);
        ++asked;
      }
      const Records next = redrawn(random, records, all);
      const auto is = edited(*snapshot, 7, changes_between(records, next));
      if (!is) break;
      records = next;
      snapshot = is;
    }
  }
  EXPECT_GT(asked, 1000U);
}

struct Rounds {
  std::size_t asked = 0, followed = 0;  // questions, and edits that the roster follows
};

// Edits some records and holds what is asked after them, where asks(random, edit, question) says so, against the same
// asked afresh. next(random, records) is what an edit makes of the records.
template <class Asks, class Next>
Rounds rounds_of(Asks asks, Next next) {
  Rounds rounds;
  for (unsigned seed = 0; seed < 500 && !testing::Test::HasFailure(); ++seed) {
    std::mt19937 random(seed);
    const auto all = random_records(random);
    Records records = drawn(random, all, 6);
    auto snapshot = formed(records);
    for (int edit = 0; edit < 4; ++edit) {
      Question question = random_question(random, *snapshot);
      question.levels = {2, std::nullopt, std::nullopt};
      if (asks(random, edit, question)) {
        EXPECT_EQ(answers(*snapshot, question), answers(*formed(records), question))
            << "seed " << seed << ", edit " << edit << ", " << to_text(question);
        ++rounds.asked;
      }
      const Records now = random() % 3 == 0 ? redrawn(random, records, all) : next(random, records);
      const auto is = edited_to(*snapshot, records, now);
      records = now;
      snapshot = is ? is : formed(records);
      rounds.followed += snapshot->kept.has<Followed<Roster>>(0) ? 1 : 0;
    }
  }
  return rounds;
}

TEST(Answers, AreAfterEditsOfProgrammesWhatTheyAreAfresh) {
  const auto always = [](std::mt19937&, int, Question&) { return true; };
  const Rounds rounds = rounds_of(always, with_other_programmes);
  EXPECT_EQ(rounds.asked, 2000U);
  EXPECT_GT(rounds.followed, 1000U);
}

TEST(Answers, AreAfterArrivalsWhatTheyAreAfresh) {
  const auto mostly = [](std::mt19937& random, int edit, Question& question) {
    if (random() % 2 == 0) question.day.reset();
    return edit == 0 || random() % 3 != 0;
  };
  const Rounds rounds = rounds_of(mostly, with_an_arrival);
  EXPECT_GT(rounds.asked, 1200U);
  EXPECT_GT(rounds.followed, 1000U);
}

}  // namespace

#include <gtest/gtest.h>

#include "engine/analysis/check.h"
#include "engine/analysis/roster.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/random_money.h"
#include "tests/engine/graph_text.h"

namespace {

using namespace testing_text;
using engine::Check;
using engine::CheckIndex;
using engine::Proposal;

std::string cells_text(const engine::Snapshot& graph, const std::vector<engine::Cell>& cells) {
  std::string text;
  for (const auto& [place, service, group] : cells) {
    text += " " + graph.locations.id(place) + "/" + graph.services.id(service) + "/" + graph.groups.id(group);
  }
  return text;
}

// Everything but gaps.
std::string text_of(const engine::Snapshot& graph, const Check& check) {
  std::string text = "stands in" + cells_text(graph, check.cells) + "\n";
  for (const auto& one : check.neighbours) {
    text += graph.id(one.provider) + " led by " + graph.organisations[one.lead.index].id + " " +
            std::string(to_text(one.kind)) + cells_text(graph, one.shared) + " donors";
    for (const auto donor : one.donors) text += " " + graph.organisations[donor.index].id;
    for (const auto record : one.records) text += " #" + std::to_string(record);
    text += "\n";
  }
  for (const auto& one : check.contacts) {
    text += "ask " + graph.organisations[one.organisation.index].id + " " + std::to_string(one.donors) +
            cells_text(graph, one.shared);
    for (const auto& reason : one.reasons) text += " " + reason;
    text += "\n";
  }
  return text;
}

Proposal random_proposal(std::mt19937& random, const engine::Snapshot& graph) {
  Proposal made;
  for (std::size_t line = 0; line <= random() % 3; ++line) {
    made.lines.push_back({{static_cast<std::uint32_t>(random() % graph.locations.size())},
                          {static_cast<std::uint32_t>(random() % graph.services.size())},
                          {}});
    if (random() % 2 == 0) made.lines.back().group = {static_cast<std::uint32_t>(random() % graph.groups.size())};
  }
  const int from = 18990 + static_cast<int>(random() % 200);
  made.period = {{from}, {from + static_cast<int>(1 + random() % 100)}};
  if (random() % 3 == 0) made.hosts = {random() % 2 == 0 ? "DE" : "AT"};
  return made;
}

TEST(CheckIndex, AnswersEveryProposalAsIfItWereTheOnlyOne) {
  std::mt19937 random(41);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random) + random_money_tables(random);
    const auto graph = snapshot(tables);
    const auto question = random_question(random, *graph);
    const CheckIndex index(*graph, question);
    for (int asked = 0; asked < 4; ++asked) {
      const Proposal made = random_proposal(random, *graph);
      ASSERT_EQ(text_of(*graph, index.check(made)), text_of(*graph, check_proposal(*graph, question, made)))
          << "round " << round << ", " << to_text(question) << "\n"
          << tables;
    }
  }
}

TEST(CheckIndex, FindsWithWhatIsKeptWhatThePlacesAloneSay) {
  std::mt19937 random(43);
  std::size_t met = 0;
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random) + random_money_tables(random);
    const auto graph = snapshot(tables);
    auto question = random_question(random, *graph);
    question.levels.location = engine::Roster::levels.location;
    for (int asked = 0; asked < 4; ++asked) {
      const Proposal made = random_proposal(random, *graph);
      const Check found = CheckIndex::check_with_kept(*graph, question, made);
      ASSERT_EQ(text_of(*graph, found), text_of(*graph, CheckIndex::check_alone(*graph, question, made)))
          << "round " << round << ", " << to_text(question) << "\n"
          << tables;
      met += found.neighbours.size();
    }
  }
  EXPECT_GT(met, 200U);
}

TEST(CheckIndex, LeavesGapsToCoverage) {
  std::mt19937 random(42);
  const auto graph = snapshot(random_tables(random));
  const auto question = random_question(random, *graph);
  EXPECT_TRUE(CheckIndex(*graph, question).check(random_proposal(random, *graph)).gaps.empty());
}

}  // namespace

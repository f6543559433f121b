#include "engine/analysis/check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/analysis/activity.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/random_money.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;
using engine::check_proposal;
using engine::Proposal;

const std::string busy = R"(
  programmes
  id
  wells
  funding
  provider | receiver | kind
  donor    | wells    | commitment
  other    | wells    | commitment
  deliveries
  organisation | service | location | programme | group     | start      | end        | host_countries | capacity
  hope         | water   | camp-1   | wells     | returnees | 2022-01-01 | 2023-01-01 |                | 80
  care         | water   | valley   |           |           | 2022-01-01 | 2022-03-01 |                | 50
  relief       | water   | valley   |           | deportees | 2022-01-01 | 2023-01-01 | DE             | 10
  care         | clinic  | port     |           |           | 2022-01-01 | 2023-01-01 |                |
  needs
  location | service | people
  port     | water   | 40
  valley   | health  | 60
  scopes
  of         | location | service | start      | end
  deliveries | land     | all     | 2022-01-01 | 2023-01-01
)";

Proposal proposal(const engine::Snapshot& field, const std::string& place, const std::string& what,
                  const std::string& group, const std::string& from, engine::Texts hosts = {}) {
  Proposal made;
  made.lines = {{location(field, place), service(field, what), {}}};
  if (!group.empty()) made.lines[0].group = testing_text::group(field, group);
  made.period.from = engine::parse_day(from);
  made.hosts = std::move(hosts);
  return made;
}

std::string neighbours(const engine::Snapshot& field, const engine::Check& check) {
  std::string lines;
  for (const auto& one : check.neighbours) {
    lines +=
        field.id(one.provider) + " " + std::string(to_text(one.kind)) + " " + std::to_string(one.shared.size()) + "\n";
  }
  return lines;
}

TEST(Check, NamesWhoDeliversTheSameThereAndThen) {
  const auto field = in_small_field(busy);
  const auto check =
      check_proposal(*field, on("2022-04-01"), proposal(*field, "camp-1", "water", "returnees", "2022-04-01"));
  EXPECT_EQ(neighbours(*field, check), "relief possible 1\nwells possible 1\n");
}

TEST(Check, TakesAllServicesBelowTheOneProposed) {
  const auto field = in_small_field(busy);
  const auto check = check_proposal(*field, on("2022-04-01"), proposal(*field, "port", "health", "", "2022-04-01"));
  EXPECT_EQ(neighbours(*field, check), "care possible 1\n");
}

TEST(Check, CallsThoseWhoTakeOthersComplementary) {
  const auto field = in_small_field(busy);
  const auto check =
      check_proposal(*field, on("2022-04-01"), proposal(*field, "valley", "water", "deportees", "2022-04-01", {"AT"}));
  EXPECT_EQ(neighbours(*field, check), "wells possible 1\nrelief complementary 1\n");
}

TEST(Check, CallsThoseLikelyWhereThereIsMoreThanNeeded) {
  const auto field = in_small_field(busy + R"(
    needs
    location | service | group     | people
    valley   | water   | returnees | 20
  )");
  const auto check =
      check_proposal(*field, on("2022-04-01"), proposal(*field, "valley", "water", "returnees", "2022-04-01"));
  EXPECT_EQ(neighbours(*field, check), "wells likely 1\nrelief possible 1\n");
}

TEST(Check, NamesTheGapsThatItWouldFill) {
  const auto field = in_small_field(busy);
  const auto water = check_proposal(*field, on("2022-04-01"), proposal(*field, "quay", "water", "", "2022-04-01"));
  ASSERT_EQ(water.gaps.size(), 1u);
  EXPECT_EQ(field->locations.id(water.gaps[0].cell.cell.location), "port");
  EXPECT_EQ(water.gaps[0].cell.unmet, 40);
  const auto nurse = check_proposal(*field, on("2022-04-01"), proposal(*field, "valley", "nurse", "", "2022-04-01"));
  ASSERT_EQ(nurse.gaps.size(), 1u);
  EXPECT_FALSE(nurse.gaps[0].general);
  EXPECT_TRUE(
      check_proposal(*field, on("2022-04-01"), proposal(*field, "port", "nurse", "", "2022-04-01")).gaps.empty());
}

TEST(Check, RanksWhomToTalkToByCellsThenDonorsThere) {
  const auto field = in_small_field(busy);
  const auto check = check_proposal(*field, on("2022-04-01"), proposal(*field, "valley", "water", "", "2022-01-01"));
  std::string order;
  for (const auto& contact : check.contacts) {
    order += field->organisations[contact.organisation.index].id + " " + std::to_string(contact.shared.size()) + " " +
             std::to_string(contact.donors) + "\n";
  }
  EXPECT_EQ(order, "hope 1 2\ndonor 1 1\nother 1 1\ncare 1 0\nrelief 1 0\n");
  EXPECT_EQ(check.contacts[1].reasons, engine::Texts{"It pays for wells, in 1 cell."});
}

// Who stands in the proposal's places, asked of every delivery again: "alpha A11/health/women".
std::set<std::string> obvious_neighbours(const engine::Snapshot& graph, const engine::Question& question,
                                         const Proposal& proposal) {
  const engine::Levels levels{question.levels.location, std::nullopt, std::nullopt};
  const auto& line = proposal.lines[0];
  std::set<std::string> found;
  for (std::size_t at = 0; at < graph.deliveries.size(); ++at) {
    const auto& row = graph.deliveries[at];
    if (row.tier > question.tier || !graph.services.within(row.service, line.service)) continue;
    const auto days = engine::days_of(graph, at);
    if (std::ranges::none_of(days, [&](const auto& period) { return !common(period, proposal.period).empty(); }))
      continue;
    for (const auto& cell : cells_of(graph, at, levels)) {
      const bool meant = !line.group.known() || graph.groups.within(cell.group, line.group) ||
                         graph.groups.within(line.group, cell.group);
      // Of a finest level the place itself, else the node of the level at or above it, else itself.
      bool here = cell.location == line.location;
      if (levels.location) {
        bool stands = false;
        for (const auto above : graph.locations.above(line.location)) {
          if (graph.locations.level(above) != *levels.location) continue;
          stands = true;
          here = cell.location == above;
        }
        here = here && stands;
      }
      if (!meant || !here) continue;
      found.insert(graph.id(graph.provider(row)) + " " + graph.locations.id(cell.location) + "/" +
                   graph.services.id(cell.service) + "/" + graph.groups.id(cell.group));
    }
  }
  return found;
}

TEST(Check, AgreesWithTheObviousWay) {
  std::mt19937 random(27);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random) + random_money_tables(random);
    const auto graph = snapshot(tables);
    const auto question = random_question(random, *graph);
    Proposal made;
    made.lines = {{{static_cast<std::uint32_t>(random() % graph->locations.size())},
                   {static_cast<std::uint32_t>(random() % graph->services.size())},
                   {}}};
    if (random() % 2 == 0) made.lines[0].group = {static_cast<std::uint32_t>(random() % graph->groups.size())};
    made.period = {*question.day, {question.day->number + static_cast<int>(1 + random() % 100)}};
    const auto check = check_proposal(*graph, question, made);
    std::set<std::string> found;
    for (const auto& one : check.neighbours) {
      for (const auto& [place, service, group] : one.shared) {
        found.insert(graph->id(one.provider) + " " + graph->locations.id(place) + "/" + graph->services.id(service) +
                     "/" + graph->groups.id(group));
      }
    }
    ASSERT_EQ(found, obvious_neighbours(*graph, question, made))
        << "round " << round << ", " << to_text(question) << "\n"
        << tables;
  }
}

TEST(Check, OfAnEmptyPlaceMeetsNobody) {
  const auto field = in_small_field("");
  const auto check = check_proposal(*field, on("2022-04-01"), proposal(*field, "port", "water", "", "2022-04-01"));
  EXPECT_TRUE(check.neighbours.empty());
  EXPECT_TRUE(check.contacts.empty());
  EXPECT_EQ(check.cells.size(), 1u);
}

}  // namespace

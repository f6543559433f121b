#include "engine/analysis/roster.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "engine/analysis/activity.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/graph_text.h"

namespace engine {
namespace {

std::string line_of(const Cell& cell, std::uint32_t delivery, const Period& days) {
  return std::to_string(cell.location.index) + " " + std::to_string(cell.service.index) + " " +
         std::to_string(cell.group.index) + " " + std::to_string(delivery) + " " + std::to_string(days.from.number) +
         ".." + std::to_string(days.to.number) + "\n";
}

std::string listed(const Roster& roster) {
  std::vector<std::string> lines;
  for (std::uint32_t cell = 0; cell < roster.cells.size(); ++cell) {
    for (const RosterEntry& entry : roster.in(cell)) {
      lines.push_back(line_of(roster.cells[cell], entry.delivery, entry.days));
    }
  }
  std::ranges::sort(lines);
  lines.erase(std::ranges::unique(lines).begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += line;
  return all;
}

// Each delivery asked for its cells.
std::string obvious(const Snapshot& snapshot) {
  std::vector<std::string> lines;
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    Period days{Period::open_end, Period::open_start};
    for (const Period& one : days_of(snapshot, delivery)) {
      if (!one.empty()) days = {std::min(days.from, one.from), std::max(days.to, one.to)};
    }
    if (days.empty()) continue;
    for (const Cell& cell : cells_of(snapshot, delivery, Roster::levels))
      lines.push_back(line_of(cell, delivery, days));
  }
  std::ranges::sort(lines);
  std::string all;
  for (const std::string& line : lines) all += line;
  return all;
}

TEST(Roster, HasEachDeliveryThatCountsInEachOfItsCells) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto snapshot = testing_text::random_snapshot(testing_text::random_tables(random));
    ASSERT_EQ(listed(*roster_of(*snapshot)), obvious(*snapshot));
  }
}

TEST(Roster, ComesByCellAndProviderWithTheLeadOfTheProgramme) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto snapshot = testing_text::random_snapshot(testing_text::random_tables(random));
    const auto roster = roster_of(*snapshot);
    ASSERT_TRUE(std::ranges::is_sorted(roster->cells));
    for (std::uint32_t cell = 0; cell < roster->cells.size(); ++cell) {
      ASSERT_TRUE(std::ranges::is_sorted(roster->in(cell), {}, &RosterEntry::provider));
      for (const RosterEntry& entry : roster->in(cell)) {
        ASSERT_EQ(entry.lead, snapshot->lead(entry.delivery));
        ASSERT_EQ(entry.in_programme, snapshot->deliveries.programme(entry.delivery).known());
        ASSERT_EQ(entry.tier, snapshot->deliveries[entry.delivery].tier);
        if (entry.provider == Presence::nobody) continue;
        ASSERT_EQ(roster->providers->provider(entry.provider), snapshot->provider(entry.delivery));
      }
    }
  }
}

TEST(Roster, IsMadeOnceForASnapshot) {
  std::mt19937 random(1);
  const auto snapshot = testing_text::random_snapshot(testing_text::random_tables(random));
  EXPECT_EQ(roster_of(*snapshot), roster_of(*snapshot));
}

}  // namespace
}  // namespace engine

#include "engine/analysis/stay_calendar.h"

#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "tests/engine/analysis/random_graph.h"

namespace engine {
namespace {

// By stay its cell, of those that the calendar tells of.
std::map<std::uint32_t, std::uint32_t> told(const StayCalendar& calendar, const Roster& roster, Day day) {
  std::map<std::uint32_t, std::uint32_t> stays;
  for (std::size_t block = 0; block < roster.blocks.size(); ++block) {
    std::uint32_t last = 0;
    calendar.walk(roster, block, day, [&](std::uint32_t stay, std::uint32_t cell) {
      EXPECT_TRUE(stays.emplace(stay, cell).second);
      EXPECT_TRUE(stay > last || last == 0);
      last = stay;
    });
  }
  return stays;
}

// By stay its cell, of all.
std::map<std::uint32_t, std::uint32_t> cells_of_all(const Roster& roster) {
  std::map<std::uint32_t, std::uint32_t> stays;
  for (std::uint32_t cell = 0; cell < roster.stays.rolls.size(); ++cell) {
    for (std::uint32_t stay = roster.stays.rolls[cell].first; stay < roster.stays.rolls[cell].end; ++stay) {
      stays.emplace(stay, cell);
    }
  }
  return stays;
}

// The days on which something begins or ends, and those beside them.
std::set<Day> days_to_ask(const Roster& roster) {
  std::set<Day> days{make_day(1999, 1, 1), make_day(2150, 1, 1)};
  for (const auto& [stay, cell] : cells_of_all(roster)) {
    const Period& period = roster.stays.all[stay].days;
    for (const Day day : {period.from, period.to}) {
      if (day == Period::open_start || day == Period::open_end) continue;
      days.insert({previous(day), day, next(day)});
    }
  }
  return days;
}

// It tells of all that are there, in their cells, and of few that are not, or it were of no use.
TEST(StayCalendar, TellsOfWhoeverMayBeThereThatDay) {
  std::size_t there = 0, beyond = 0, absent = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto snapshot = testing_text::random_snapshot(testing_text::random_tables(random));
    const auto roster = roster_of(*snapshot);
    const auto calendar = calendar_of(*snapshot, *roster);
    const auto all = cells_of_all(*roster);
    for (const Day day : days_to_ask(*roster)) {
      const auto found = told(*calendar, *roster, day);
      for (const auto& [stay, cell] : found) ASSERT_EQ(all.at(stay), cell);
      for (const auto& [stay, cell] : all) {
        const bool is_there = roster->stays.all[stay].days.has(day);
        ASSERT_TRUE(!is_there || found.contains(stay));
        there += is_there ? 1 : 0;
        absent += is_there ? 0 : 1;
        beyond += !is_there && found.contains(stay) ? 1 : 0;
      }
    }
  }
  EXPECT_GT(there, 0U);
  EXPECT_LT(beyond * 4, absent);
}

}  // namespace
}  // namespace engine

#include "engine/analysis/stay_calendar.h"

#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "tests/engine/analysis/random_graph.h"

namespace engine {
namespace {

// Those that the calendar tells of, by stay.
std::map<std::uint32_t, MetStay> told(const StayCalendar& calendar, const Roster& roster, Day day) {
  std::map<std::uint32_t, MetStay> stays;
  for (std::size_t block = 0; block < roster.blocks.size(); ++block) {
    std::vector<MetStay> met(roster.blocks[block].end - roster.blocks[block].stay);
    met.resize(calendar.list(roster, block, day, met.data()));
    for (std::size_t at = 0; at < met.size(); ++at) {
      EXPECT_TRUE(stays.emplace(met[at].stay, met[at]).second);
      EXPECT_TRUE(at == 0 || met[at].stay > met[at - 1].stay);
    }
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

// What it tells of a stay is what its roster says.
void expect_as_in(const Roster& roster, const MetStay& told, Day day) {
  const RollEntry& one = roster.stays.all[told.stay];
  ASSERT_EQ(told.provider, one.provider);
  ASSERT_EQ(told.marks, one.marks & (mark::changes | mark::restricted));
  ASSERT_TRUE(!told.is_there || one.days.has(day));
}

// It tells of all that are there, in their cells, and of few that are not, or it were of no use; and of most it tells
// that they are.
TEST(StayCalendar, TellsOfWhoeverMayBeThereThatDay) {
  std::size_t there = 0, surely = 0, beyond = 0, absent = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto snapshot = testing_text::random_snapshot(testing_text::random_tables(random));
    const auto roster = roster_of(*snapshot);
    const auto calendar = calendar_of(*snapshot, *roster);
    const auto all = cells_of_all(*roster);
    for (const Day day : days_to_ask(*roster)) {
      const auto found = told(*calendar, *roster, day);
      for (const auto& [stay, met] : found) {
        ASSERT_EQ(all.at(stay), met.cell);
        ASSERT_NO_FATAL_FAILURE(expect_as_in(*roster, met, day));
        surely += met.is_there ? 1 : 0;
      }
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
  EXPECT_GT(surely * 2, there);
}

}  // namespace
}  // namespace engine

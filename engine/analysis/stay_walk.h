#pragma once

#include <algorithm>
#include <array>

#include "engine/analysis/roster.h"

namespace engine {

// Calls visit(stay, cell, days) for each stay of a block, by cell, whose days meet those from `first` to `last`, both
// held; its deliveries may leave the day between two of them. Nobody's are passed over. Which days hold the one asked
// is past guessing, so that finding them branches on nothing.
template <class Visit>
void walk_stays(const Roster& roster, const Roster::Block& block, const Period& first_and_last, Visit visit) {
  constexpr std::uint32_t at_once = 512;
  struct Met {
    std::uint32_t stay, cell;
  };
  std::array<Met, at_once> met;
  const auto [first, last] = first_and_last;
  std::uint32_t cell = block.cell;
  for (std::uint32_t from = block.stay; from < block.end; from += at_once) {
    const std::uint32_t to = std::min(block.end, from + at_once);
    std::size_t count = 0;
    for (std::uint32_t stay = from; stay < to; ++stay) {
      const StayDays& one = roster.days[stay];
      met[count] = {stay, cell};
      count += static_cast<unsigned>(one.days.to > first) & static_cast<unsigned>(one.days.from <= last);
      cell += one.bits / StayDays::last_in_cell;
    }
    for (std::size_t at = 0; at < count; ++at) visit(met[at].stay, met[at].cell, roster.days[met[at].stay]);
  }
}

// The days that a question looks at, from the first to the last.
inline Period days_asked(const Question& question) {
  return {question.day.value_or(Period::open_start), question.day.value_or(Period::open_end)};
}

// Of which stays the deliveries tell whether the question chooses any, in the bits of StayDays.
inline std::uint32_t looked_into(const Question& question, const Roster& roster) {
  return (question.day ? StayDays::changes : 0U) | (roster.highest > question.tier ? StayDays::restricted : 0U);
}

}  // namespace engine

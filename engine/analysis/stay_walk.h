#pragma once

#include "engine/analysis/stay_calendar.h"

namespace engine {

// Walks the stays of a roster that a question may choose, by what is kept of their days.
class StayWalk {
 public:
  // Of the roster kept with the Snapshot, where a day is asked. REQUIRES: all outlive it.
  StayWalk(const View& view, const Roster& roster, bool is_kept)
      : roster_(roster),
        day_(view.question.day),
        calendar_(day_ && is_kept ? calendar_of(view.snapshot, roster) : nullptr) {}

  // Calls visit(stay, cell) for each stay of the block whose first and last day hold the day asked, and for some
  // others, by cell; its deliveries may leave the day between two of them. Nobody's are passed over.
  template <class Visit>
  void walk(std::size_t block, Visit visit) const {
    if (calendar_) return calendar_->walk(roster_, block, *day_, visit);
    for (std::uint32_t cell = roster_.blocks[block].cell; cell < roster_.end_cell(block); ++cell) {
      const auto [first, end] = roster_.stays.rolls[cell];
      for (std::uint32_t stay = first; stay < end; ++stay) visit(stay, cell);
    }
  }

  // Whether the question looks at what lies between.
  bool may_be_there(const Period& days) const { return !day_ || days.has(*day_); }

 private:
  const Roster& roster_;
  const std::optional<Day> day_;
  const std::shared_ptr<const StayCalendar> calendar_;
};

// Of which stays the deliveries tell whether the question chooses any, in marks of the stay.
inline std::uint16_t looked_into(const Question& question, const Roster& roster) {
  return static_cast<std::uint16_t>((question.day ? mark::changes : 0U) |
                                    (roster.highest > question.tier ? mark::restricted : 0U));
}

}  // namespace engine

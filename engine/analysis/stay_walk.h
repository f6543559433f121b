#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/analysis/stay_calendar.h"

namespace engine {

// Walks the stays of a roster that a question may choose, by what is kept of their days. One for each thread.
class StayWalk {
 public:
  // Of the roster kept with the Snapshot, where a day is asked. REQUIRES: all outlive it.
  StayWalk(const View& view, const Roster& roster, bool is_kept)
      : roster_(roster),
        day_(view.question.day),
        calendar_(day_ && is_kept ? calendar_of(view.snapshot, roster) : nullptr),
        looked_into_(static_cast<std::uint16_t>((day_ ? mark::changes : 0U) |
                                                (roster.highest > view.question.tier ? mark::restricted : 0U))) {}

  // Whether the deliveries of the stay tell whether the question chooses any.
  bool is_looked_into(const MetStay& stay) const { return (stay.marks & looked_into_) != 0; }

  // How many list() lists of a block.
  std::size_t count(std::size_t block) const {
    const Roster::Block& one = roster_.blocks[block];
    return calendar_ ? calendar_->count(block, *day_) : one.end - one.stay;
  }

  // The stays of a block that may be there on the day asked, by cell; and behind them one that is in no_cell. Nobody's
  // are left out. Good until the next call.
  std::span<MetStay> list(std::size_t block) {
    const Roster::Block& one = roster_.blocks[block];
    if (met_.size() <= one.end - one.stay) met_.resize(one.end - one.stay + 1);
    const std::size_t count = calendar_ ? calendar_->list(roster_, block, *day_, met_.data()) : list_all(block);
    met_[count].cell = no_cell;
    return std::span(met_).first(count);
  }
  static constexpr std::uint32_t no_cell = ~0U;

  // What a visitor reads of the stays that it visits.
  enum class Reads : bool { nothing, entries };

  // Calls visit(MetStay) for each of these whose first and last day hold the day asked; its deliveries may leave the
  // day between two of them.
  template <class Visit>
  void visit(std::span<const MetStay> met, Reads reads, Visit visit) const {
    for (std::size_t at = 0; at < met.size(); ++at) {
      fetch(met, at, reads);
      if (met[at].is_there || roster_.stays.all[met[at].stay].days.has(*day_)) visit(met[at]);
    }
  }

 private:
  // How far ahead is fetched what comes from all over memory.
  static constexpr std::size_t stays_ahead = 24, firsts_ahead = 24, entries_ahead = 12;

  [[gnu::always_inline]] void fetch(std::span<const MetStay> met, std::size_t at, Reads reads) const {
    if (at + stays_ahead < met.size()) {
      const MetStay& next = met[at + stays_ahead];
      if (reads == Reads::entries || !next.is_there) __builtin_prefetch(&roster_.stays.all[next.stay]);
      if (is_looked_into(next)) __builtin_prefetch(&roster_.firsts[next.stay]);
    }
    if (at + entries_ahead < met.size() && is_looked_into(met[at + entries_ahead])) {
      roster_.entries.fetch(roster_.firsts[met[at + entries_ahead].stay]);
    }
  }

  std::size_t list_all(std::size_t block) {
    std::size_t count = 0;
    for (std::uint32_t cell = roster_.blocks[block].cell; cell < roster_.end_cell(block); ++cell) {
      const auto [first, end] = roster_.stays.rolls[cell];
      for (std::uint32_t stay = first; stay < end; ++stay) {
        const RollEntry& one = roster_.stays.all[stay];
        met_[count++] = {stay, cell, one.provider, one.marks, !day_};
      }
    }
    return count;
  }

  const Roster& roster_;
  const std::optional<Day> day_;
  const std::shared_ptr<const StayCalendar> calendar_;
  const std::uint16_t looked_into_;
  std::vector<MetStay> met_;
};

}  // namespace engine

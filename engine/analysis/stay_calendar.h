#pragma once

#include <bit>
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/analysis/roster.h"

namespace engine {

// Who may be there on a day: time in spans, in each of which as many stays begin or end, and for each span the set of
// stays with days in it. Who asks for a day looks at the stays of its span alone, most of which are there that day; one
// long past, when few were active, costs little. Memory: 4 bytes for each stay.
class StayCalendar {
 public:
  // Cost: a sort of some thousand days, and a step for each stay and each span in which it is; on all cores.
  explicit StayCalendar(const Roster& roster);
  // That of a roster which follows that of another one: of its blocks those that stand where they did before have the
  // same. Cost: of the others as above.
  StayCalendar(const Roster& roster, const StayCalendar& before);

  // That of a roster that follows this one's; null where it does not.
  std::shared_ptr<const StayCalendar> followed(const Roster& roster) const;

  // Calls visit(stay, cell) for each stay of the block whose first and last day leave that it is there, ascending, and
  // for some that are not. Nobody's are left out. Cost: a step for each 64 stays of the block, each of its cells and
  // each that is visited.
  template <class Visit>
  void walk(const Roster& roster, std::size_t block, Day day, Visit visit) const;

 private:
  static constexpr std::size_t most_spans = 32;

  using Sets = std::vector<std::uint64_t>;  // by span, 64 stays of a block at a time

  std::size_t span_of(Day day) const;
  std::shared_ptr<const Sets> sets_of(const Roster& roster, const Roster::Block& block) const;
  void add_blocks(const Roster& roster, const StayCalendar* before);

  std::shared_ptr<const RosterRoom> room_;         // of the roster
  std::vector<Day> begins_;                        // of the spans but for the first, ascending
  std::vector<std::uint32_t> blocks_;              // the first stays of its blocks
  std::vector<std::shared_ptr<const Sets>> sets_;  // by block
};

template <class Visit>
void StayCalendar::walk(const Roster& roster, std::size_t block, Day day, Visit visit) const {
  const Roster::Block& one = roster.blocks[block];
  const std::size_t words = (one.end - one.stay + 63) / 64;
  const std::uint64_t* const set = sets_[block]->data() + span_of(day) * words;
  std::uint32_t cell = one.cell;
  for (std::size_t word = 0; word < words; ++word) {
    for (std::uint64_t left = set[word]; left != 0; left &= left - 1) {
      const auto stay =
          one.stay + static_cast<std::uint32_t>(word * 64) + static_cast<std::uint32_t>(std::countr_zero(left));
      while (roster.stays.rolls[cell].end <= stay) ++cell;
      visit(stay, cell);
    }
  }
}

// That of the roster kept with the Snapshot; kept with it too.
std::shared_ptr<const StayCalendar> calendar_of(const Snapshot& snapshot, const Roster& roster);

}  // namespace engine

#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/analysis/roster.h"

namespace engine {

// A stay that may be there on a day, with what most questions ask of it.
struct MetStay {
  std::uint32_t stay, cell, provider;
  std::uint16_t marks;  // of mark::changes and mark::restricted
  bool is_there;        // its first and last day hold the day asked; else they tell whether they do
};
static_assert(sizeof(MetStay) == 16);

// Who may be there on a day: time in spans, in each of which as many stays begin or end, and for each span the set of
// stays with days in it, and of those that last throughout. Who asks for a day looks at the stays of its span alone,
// most of which are there that day, and need not be read themselves; one long past, when few were active, costs little.
// Memory: 16 bytes for each stay.
class StayCalendar {
 public:
  // Cost: a sort of some thousand days, and a step for each stay and each span in which it is; on all cores.
  explicit StayCalendar(const Roster& roster);
  // That of a roster which follows that of another one, and so ranks providers alike: of its blocks those that stand
  // where they did before have the same. Cost: of the others as above.
  StayCalendar(const Roster& roster, const StayCalendar& before);

  // That of a roster that follows this one's; null where it does not.
  std::shared_ptr<const StayCalendar> followed(const Roster& roster) const;

  // Writes to `met` the stays of the block whose first and last day leave that they are there, ascending, and some that
  // are not; returns how many. Nobody's are left out. REQUIRES: `met` has room for all stays of the block. Cost: a step
  // for each 64 stays of the block, and each that is written.
  std::size_t list(const Roster& roster, std::size_t block, Day day, MetStay* met) const;

  // How many list() writes. Cost: a step for each 64 stays of the block.
  std::size_t count(std::size_t block, Day day) const;

 private:
  static constexpr std::size_t most_spans = 32;
  static constexpr unsigned marks_shift = 8, marks_bits = 2;  // of a stay's marks, those beside its provider
  static_assert((mark::changes | mark::restricted) >> marks_shift == (1U << marks_bits) - 1);

  struct Who {
    std::uint32_t provider;  // and below, in two bits, its marks
    std::uint32_t cell;
  };
  // Of a block: by span and 64 stays at a time those with days in it, and those that last throughout; and who stays.
  struct Sets {
    std::vector<std::uint64_t> some, throughout;
    std::vector<Who> who;
  };

  std::size_t span_of(Day day) const;
  Period days_of(std::size_t span) const;
  std::shared_ptr<const Sets> sets_of(const Roster& roster, std::size_t block) const;
  void add(const Period& days, std::uint32_t place, std::size_t words, Sets& sets) const;
  void add_blocks(const Roster& roster, const StayCalendar* before);

  std::shared_ptr<const RosterRoom> room_;         // of the roster
  std::vector<Day> begins_;                        // of the spans but for the first, ascending
  std::vector<std::uint32_t> blocks_;              // the first stays of its blocks
  std::vector<std::shared_ptr<const Sets>> sets_;  // by block
};

// That of the roster kept with the Snapshot; kept with it too.
std::shared_ptr<const StayCalendar> calendar_of(const Snapshot& snapshot, const Roster& roster);

}  // namespace engine

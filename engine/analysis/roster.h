#pragma once

#include <atomic>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <vector>

#include "engine/analysis/presence.h"
#include "engine/analysis/programme_columns.h"
#include "engine/analysis/provider_order.h"
#include "engine/analysis/roster_entries.h"
#include "engine/analysis/stays.h"
#include "engine/analysis/view.h"

namespace engine {

// What a delivery of a stay adds to it, beyond what its entry says.
struct StayDetail {
  Ref<Organisation> organisation;
  std::uint16_t difference = 0;  // its key of ProfileDifferences
  bool beyond_keys = false;      // or one beyond what fits
  bool states_capacity : 1 = false;
  bool of_own_node : 1 = true;  // of the cell's own service and group
};
static_assert(sizeof(StayDetail) == 8);

// How much of the room for entries and stays is taken. Rosters that follow one from the other write what is new behind
// what the others read. Any thread may take some.
class RosterRoom {
 public:
  // For so many entries, some of which will be of blocks written anew.
  RosterRoom(std::size_t entries, std::size_t blocks);

  std::size_t size() const { return size_; }
  // Room for so many entries, as many stays, and where they end: the place of the first; none where it is used up.
  std::optional<std::uint32_t> take(std::size_t entries);

 private:
  std::size_t size_;
  std::atomic<std::size_t> taken_ = 0;
};

// Who stands where, whatever the day, the filter and whoever asks: each delivery that counts on any day, in its own
// cells at the levels at which overlaps and donors are asked (2, finest, finest), and nothing upwards. What does not
// depend on what is asked is so found once for a Snapshot. It takes 17 bytes for each delivery in a cell, 36 for each
// stay, 12 more where others are beside it, 28 for each cell and 12 for each provider.
//
// After an edit it follows when it is next asked for: the blocks touched are written anew behind the others. Where
// somebody still holds the one before, what names all cells, providers or deliveries is copied: some 4 bytes for each
// entry, 28 for each cell, 12 for each provider and for each stay with others beside it, and where organisations came
// 32 for each stay; the rest is shared. A block has a few cells to spare, so that those of the others keep their
// numbers.
struct Roster {
  static constexpr Levels levels{2, std::nullopt, std::nullopt};
  class Range;

  std::shared_ptr<const ProviderOrder> providers;  // by place
  std::shared_ptr<const ProgrammeColumns> programmes;
  std::shared_ptr<const std::vector<std::uint8_t>> placeholders;  // by organisation, 1: it stands for none
  std::size_t deliveries = 0;                                     // how many the Snapshot has
  std::shared_ptr<RosterRoom> room;
  std::vector<Cell> cells;  // by location, service, group; a spare one is as the last before it, with nobody
  std::vector<Stays::Roll> entries_in;  // by cell: where its entries begin and end
  RosterEntries entries;                // by cell, provider, lead, site, delivery; nobody's last in each cell
  Stays stays;                          // of these entries; nobody's follow the roll of their cell and are in none
  Room<std::uint32_t> firsts;           // by stay: its first entry; after the last of a block their end
  // Cells that follow each other, with stays and entries that do; these may be anywhere.
  struct Block {
    std::uint32_t district = 0;               // the number of its first place among those of the level
    std::uint32_t cell = 0;                   // its first
    std::uint32_t stay = 0, end = 0;          // its first stay, and the end of its stays
    std::uint32_t entry = 0, last = 0;        // its first entry, and the end of its entries
    std::uint32_t before = 0;                 // how many stays the blocks before it have
    std::uint32_t least = ~0U, greatest = 0;  // of its deliveries
    Tier highest = Tier::everybody;           // whoever is of this tier may see all of it

    friend bool operator==(const Block&, const Block&) = default;
  };
  std::vector<Block> blocks;
  // Stays of which a part may be chosen that is unlike the whole, ascending, and what their deliveries add.
  struct Changing {
    std::uint32_t stay, first;  // of `details`
  };
  std::vector<Changing> changing;
  std::vector<StayDetail> details;
  std::vector<std::uint32_t> with_nobody;  // the cells with entries of which nobody knows whose they are, ascending
  Tier highest = Tier::everybody;          // whoever is of this tier may see all

  // The cell after the last one of a block.
  std::uint32_t end_cell(std::size_t block) const {
    return block + 1 < blocks.size() ? blocks[block + 1].cell : static_cast<std::uint32_t>(cells.size());
  }

  Range in(std::uint32_t cell) const;
  // The entries of a stay.
  Range of(std::uint32_t stay) const;
  // Those in a cell of which nobody knows whose they are.
  Range nobodys(std::uint32_t cell) const;
};

// Some entries that follow each other, as values. Good as long as the roster is.
class Roster::Range {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using iterator_concept = std::forward_iterator_tag;
    using value_type = RosterEntry;
    using difference_type = std::ptrdiff_t;
    using reference = RosterEntry;
    using pointer = void;

    Iterator() = default;
    Iterator(const Roster* roster, std::uint32_t at, std::uint32_t stay) : roster_(roster), at_(at), stay_(stay) {}

    RosterEntry operator*() const {
      const RollEntry& stay = roster_->stays.all[stay_];
      return roster_->entries.entry(at_, stay.provider, stay.lead);
    }
    Iterator& operator++() {
      if (++at_ == roster_->firsts[stay_ + 1]) ++stay_;
      return *this;
    }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& one, const Iterator& other) { return one.at_ == other.at_; }

   private:
    const Roster* roster_ = nullptr;
    std::uint32_t at_ = 0, stay_ = 0;
  };

  // Those from `from` on, before `to`; the first is of the stay.
  Range(const Roster* roster, std::uint32_t from, std::uint32_t to, std::uint32_t stay)
      : roster_(roster), from_(from), to_(to), stay_(stay) {}

  Iterator begin() const { return {roster_, from_, stay_}; }
  Iterator end() const { return {roster_, to_, stay_}; }
  std::size_t size() const { return to_ - from_; }
  bool empty() const { return to_ == from_; }

  // Their places among the roster's entries.
  std::uint32_t from() const { return from_; }
  std::uint32_t to() const { return to_; }

 private:
  const Roster* roster_;
  std::uint32_t from_, to_, stay_;
};

inline Roster::Range Roster::in(std::uint32_t cell) const {
  return {this, entries_in[cell].first, entries_in[cell].end, stays.rolls[cell].first};
}
inline Roster::Range Roster::of(std::uint32_t stay) const { return {this, firsts[stay], firsts[stay + 1], stay}; }
inline Roster::Range Roster::nobodys(std::uint32_t cell) const {
  const std::uint32_t stay = stays.rolls[cell].end;
  return {this, firsts[stay], entries_in[cell].end, stay};
}

// Calls work(from, to) for ranges of blocks that together are all, as in_ranges() does, with about as many stays in
// each; where there are fewer stays than `least` it is one call. Some may have no block.
void in_block_ranges(const Roster& roster, std::size_t least,
                     const std::function<void(std::size_t, std::size_t)>& work);

// The roster of a Snapshot, made when it is first asked for and kept with it, and kept up from edit to edit.
// Cost: the first time two passes over the deliveries, and a sort in each place; on all cores. After edits: the blocks
// touched, and a copy of what is not shared; where that is much, or no room is left, as the first time.
std::shared_ptr<const Roster> roster_of(const Snapshot& snapshot);

// A roster of what a question chooses at its own levels, as Presences have it. Not kept.
// Throws Error{too_large} as CellIndex does. Cost: that of find_presences().
std::shared_ptr<const Roster> find_roster(const View& view);

}  // namespace engine

#pragma once

#include <vector>

#include "engine/analysis/profile_differences.h"
#include "engine/analysis/roster.h"

namespace engine {

// Forms a stay of deliveries that come by site.
class StayForming {
 public:
  // Where the view asks a day, no days are written down. REQUIRES: all outlive it.
  explicit StayForming(const View& view) : snapshot_(view.snapshot), writes_days_(!view.question.day) {}

  // Takes the first delivery, each next one, and then gives the stay. With gaps its days follow those in `gapped`.
  void begin(const RosterEntry& one, const StayDetail& detail);
  void join(const RosterEntry& one, const StayDetail& detail);
  RollEntry finish(std::vector<Period>& gapped);

  // Of what the deliveries taken are.
  const StayMix& mix() const { return mix_; }

 private:
  void mix(const RosterEntry& one, const StayDetail& detail);
  void add(const RosterEntry& one, const StayDetail& detail);
  void unite_days(std::vector<Period>& gapped);

  const Snapshot& snapshot_;
  const bool writes_days_;
  RollEntry entry_{};
  StayMix mix_;
  Period first_days_;
  bool several_days_ = false;
  std::uint32_t sites_ = 0;
  Ref<Location> last_site_;
  std::vector<Period> days_;  // in any order
};

// Writes the entries and stays of some cells of a roster that follow each other: a block.
class RosterWriting {
 public:
  // From this entry on, and the stay of this number, into room that was taken. REQUIRES: all outlive it.
  RosterWriting(Roster& roster, const View& view, const ProfileDifferences& differences, std::uint32_t entry);

  // Adds a cell after the last one, and its entries in their order.
  void begin_cell(const Cell& cell);
  void add(const RosterEntry& entry);

  // What the roster has of all blocks in one. Numbers of cells are places in the block, those of `changing` in
  // `details`.
  struct Block {
    Roster::Block place;  // but for its number of cell, its district, and what is before it
    std::vector<Cell> cells;
    std::vector<Stays::Roll> entries_in, rolls;
    std::vector<Period> gapped = std::vector<Period>(1);
    std::vector<std::uint32_t> with_gaps;  // the stays
    std::vector<Roster::Changing> changing;
    std::vector<StayDetail> details;
    std::vector<std::uint32_t> with_nobody;
    std::size_t spare = 0;  // how many cells follow with nobody
    Cell like;              // as which these are where there are no others
  };
  // Ends the last cell.
  Block finish();

  // How many cells a block of so many has to spare.
  static std::size_t spare_for(std::size_t cells) { return 2 + cells / 32; }

 private:
  void end_stay();
  void end_cell();
  StayDetail detail_of(const RosterEntry& entry);

  Roster& roster_;
  const View& view_;
  const ProfileDifferences& differences_;
  const bool all_of_own_node_;
  Deliveries::Cursor cursor_;
  StayForming forming_;
  Block block_;
  std::uint32_t entry_, stay_;       // the next that is written
  RosterEntry last_;                 // of the stay that is formed
  std::vector<StayDetail> details_;  // likewise; empty where none is
};

// Makes room for so many entries in so many blocks, and for some to come.
void make_room(Roster& roster, std::size_t entries, std::size_t blocks);

// Adds what a block has beside its cells to that of all, and says where: with gaps, changing stays, their details.
void add_aside(Roster& roster, const RosterWriting::Block& block);

// Says how many stays are before each block, how many entries there are, and who may see all of them.
void sum_up(Roster& roster);

// Puts all blocks, in their order, into the roster, and says where everybody stands.
void finish_roster(Roster& roster, const std::vector<RosterWriting::Block>& blocks);

}  // namespace engine

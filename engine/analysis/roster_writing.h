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

 private:
  void add(const RosterEntry& one, const StayDetail& detail);
  void unite_days(std::vector<Period>& gapped);

  const Snapshot& snapshot_;
  const bool writes_days_;
  RollEntry entry_{};
  Period first_days_;
  bool several_days_ = false;
  std::uint32_t sites_ = 0;
  Ref<Location> last_site_;
  std::vector<Period> days_;  // in any order
};

// Writes the entries and stays of some cells of a roster that follow each other: a block.
class RosterWriting {
 public:
  // From this entry on, which nobody else writes, nor the stay of this number and those of all entries that follow.
  RosterWriting(Roster& roster, const View& view, const ProfileDifferences& differences, std::uint32_t entry);

  // Adds a cell after the last one, and its entries in their order.
  void begin_cell(const Cell& cell);
  void add(const RosterEntry& entry);

  // What the roster has of all blocks in one.
  struct Block {
    std::vector<Cell> cells;
    std::vector<std::uint32_t> starts;
    std::vector<Stays::Roll> rolls;
    std::uint32_t stay = 0, end = 0;
    Tier highest = Tier::everybody;
    std::vector<Period> gapped = std::vector<Period>(1);
    std::vector<std::uint32_t> with_gaps;  // the stays
    std::vector<Roster::Changing> changing;
    std::vector<StayDetail> details;
    std::vector<std::uint32_t> with_nobody;  // cells, by their place here
  };
  // Ends the last cell, before the entry `end`.
  Block finish(std::uint32_t end);

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

// Makes room for so many entries, and as many stays at most.
void make_room(Roster& roster, std::size_t entries);

// Puts all blocks, in their order, into the roster, and says where everybody stands.
void finish_roster(Roster& roster, const std::vector<RosterWriting::Block>& blocks);

}  // namespace engine

#pragma once

#include <mutex>
#include <vector>

#include "engine/analysis/profile_differences.h"
#include "engine/analysis/roster.h"

namespace engine {

// Forms a stay of deliveries that come by site.
class StayForming {
 public:
  // Where the view asks a day, no days are written down. REQUIRES: all outlive it.
  StayForming(const View& view, const ProfileDifferences& differences)
      : view_(view),
        differences_(differences),
        all_of_own_node_(view.services.finest() && view.groups.finest()),
        cursor_(view.snapshot.deliveries) {}

  // Takes the first delivery, each next one, and then gives the stay. With gaps its days follow those in `gapped`.
  void begin(const Cell& cell, const RosterEntry& one);
  void join(const RosterEntry& one);
  RollEntry finish(std::vector<Period>& gapped);

 private:
  void add(const RosterEntry& one, const DeliveryChunk& chunk, std::size_t row);
  void unite_days(std::vector<Period>& gapped);
  bool is_of_own_node(const DeliveryChunk& chunk, std::size_t row) const;

  const View& view_;
  const ProfileDifferences& differences_;
  const bool all_of_own_node_;
  Deliveries::Cursor cursor_;
  Cell cell_;
  RollEntry entry_{};
  Period first_days_;
  std::uint32_t sites_ = 0;
  Ref<Location> last_site_;
  std::vector<Period> days_;  // in any order
};

// Writes the entries and stays of some cells of a roster that follow each other.
class RosterWriting {
 public:
  // From this entry on, which nobody else writes, nor the stay of this number and those of all entries that follow.
  RosterWriting(Roster& roster, const View& view, const ProfileDifferences& differences, std::uint32_t entry)
      : roster_(roster), forming_(view, differences), entry_(entry), stay_(entry) {}

  // Adds a cell after the last one, and its entries in their order.
  void begin_cell(const Cell& cell);
  void add(const RosterEntry& entry);
  // Ends the last cell, before the entry `end`, and puts what stands apart into the roster, of which `guard` is.
  void finish(std::uint32_t end, std::mutex& guard);

  struct Cells {
    std::vector<Cell> cells;
    std::vector<std::uint32_t> starts;
    std::vector<Stays::Roll> rolls;
  };
  Cells& cells() { return cells_; }

 private:
  void end_stay();
  void end_cell();

  Roster& roster_;
  StayForming forming_;
  Cells cells_;
  std::uint32_t entry_, stay_;  // the next that is written
  RosterEntry last_;            // of the stay that is formed
  bool any_ = false;            // stay is formed
  std::uint32_t end_of_roll_ = 0;
  Tier highest_ = Tier::everybody;
  std::vector<Period> gapped_ = std::vector<Period>(1);
  std::vector<std::uint32_t> with_gaps_;  // the stays
};

// Makes room for so many entries, and as many stays at most.
void make_room(Roster& roster, std::size_t entries);

// Puts the cells of several writings, in their order, into the roster, and says where everybody stands.
void finish_roster(Roster& roster, std::vector<RosterWriting::Cells> cells);

}  // namespace engine

#pragma once

#include <span>
#include <utility>
#include <vector>

#include "engine/analysis/roster.h"

namespace engine {

// Where everybody stands in a roster of which some blocks are written anew.
class PositionMoves {
 public:
  // What stands in the cells of a block goes. REQUIRES: blocks come in their order, and what comes after what goes.
  void take_out(const Roster& roster, std::size_t block);
  // These rolls come in the stead of those of its first cells: says of their stays which providers stay under several
  // leads, too.
  void put_in(Roster& roster, std::size_t block, std::span<const Stays::Roll> rolls);

  // Changes where everybody stands, and nothing else of the roster. `is_alone`: nobody else reads its positions; then
  // they are changed where they are, as far as there is room. Cost: a step for each provider after the first that is
  // concerned, and a copy of the positions that move, or of all; on all cores.
  void apply(Roster& roster, bool is_alone);

 private:
  // What a stay that goes or comes adds to what is known of its provider, modulo 2^32.
  struct Change {
    std::uint32_t provider, cells, sites;
  };
  struct Concerned {
    std::uint32_t provider;
    std::vector<Stays::Position> positions;  // that it has now
  };
  // Positions of others that stay beside each other.
  struct Run {
    std::uint32_t from, to, count;
  };
  // The cells of a block.
  struct Cells {
    std::uint32_t first, end;
  };

  void change(std::span<const RollEntry> roll, std::uint32_t sign);
  void replace_shared_cells(Stays& stays) const;
  void find_concerned(Stays& stays);
  std::vector<Run> move_standings(Stays& stays) const;
  std::vector<Stays::Position> positions_of(const Stays& stays, std::uint32_t provider) const;

  std::vector<Cells> blocks_;
  std::vector<Change> changes_;
  std::vector<std::pair<std::uint32_t, Stays::Position>> came_;  // by cell, later by provider
  std::vector<std::uint32_t> shared_;                            // cells of the blocks
  std::vector<Concerned> concerned_;                             // by provider
};

}  // namespace engine

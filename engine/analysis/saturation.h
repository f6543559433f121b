#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/analysis/overlap_rolls.h"
#include "engine/analysis/view.h"

namespace engine {

// The capacity of all who stand in a cell over the need there, where it is known: on the question's day, or with no day
// the highest month of each organisation over the need that starts last. Unknown where a delivery states no capacity,
// the need is not known or 0, or the units are unlike. Of a need that is "at least" only a ratio of at most 1 is known.
class Saturations {
 public:
  // Of every cell of the roster in which anybody counts.
  // Cost: a step for each cell until a delivery states no capacity; and what needs cost in those where all do.
  Saturations(const View& view, const RosterChoice& choice);
  // Of the cells in which several stays are alone. Cost: likewise.
  Saturations(const View& view, const RosterChoice& choice, const Rolls& rolls);
  // Of these cells of the roster alone. Cost: a step for each delivery there, and what needs cost likewise.
  Saturations(const View& view, const RosterChoice& choice, std::span<const std::uint32_t> cells);

  std::optional<double> of(std::uint32_t cell) const;
  const std::vector<std::pair<std::uint32_t, double>>& known() const { return known_; }  // by cell

 private:
  // Of `count` cells that cell_at(0), cell_at(1) ... give, ascending, or nothing in place of one that has no capacity.
  template <class CellAt>
  void find(const View& view, const RosterChoice& choice, std::size_t count, CellAt cell_at);
  // REQUIRES: `cells` is ascending, and everybody who counts in them states a capacity.
  void find(const View& view, const RosterChoice& choice, const std::vector<std::uint32_t>& cells);

  std::vector<std::pair<std::uint32_t, double>> known_;
};

}  // namespace engine

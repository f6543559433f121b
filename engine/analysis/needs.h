#pragma once

#include <vector>

#include "engine/analysis/view.h"

namespace engine {

// What the needs that hold say of a cell.
struct NeedFigure {
  bool wanted = false;       // some need says that people need it, how many or not
  std::int64_t people = -1;  // -1 is unknown
  bool at_least = false;     // `people` is of a part of the cell only: of some places, services or groups in it
  Unit unit = Unit::unknown;
  double severity = -1;  // the highest; -1 is unknown

  bool nobody() const { return people == 0; }  // a part with a need of 0 says nothing of the whole

  friend bool operator==(const NeedFigure&, const NeedFigure&) = default;
};

// Returns the figure of each cell, in the order of `cells`.
//
// A location's own need wins over the sum of those below it, which is "at least" where one of them is
// unknown. Services and groups are never added: a cell above several narrower needs takes the largest, as
// "at least". Of several needs for one place, service and group the latest start wins, then the source that
// comes first, then the number. Figures in unlike units are not combined: the number is unknown then.
//
// Cost: for each service and group among the cells, a step for each need within them and each place above it.
std::vector<NeedFigure> find_needs(const View& view, const std::vector<Cell>& cells);

}  // namespace engine

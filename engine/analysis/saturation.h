#pragma once

#include <optional>
#include <vector>

#include "engine/analysis/overlap_rolls.h"
#include "engine/analysis/presence.h"
#include "engine/analysis/view.h"

namespace engine {

// Returns for each cell of `presences` the capacity of all who stand there over the need there: on the question's
// day, or with no day the highest month of each organisation over the need that starts last. Unknown where a
// delivery states no capacity, the need is not known or 0, or the units are unlike. Of a need that is "at
// least" only a ratio of at most 1 is known.
std::vector<std::optional<double>> find_saturations(const View& view, const Presences& presences);

// The same of the cells in which several stays are, as far as it is known.
class Saturations {
 public:
  // Cost: a step for each cell until a delivery states no capacity; and what needs cost in those where all do.
  Saturations(const View& view, const RosterChoice& choice, const Rolls& rolls);

  std::optional<double> of(std::uint32_t cell) const;
  const std::vector<std::pair<std::uint32_t, double>>& known() const { return known_; }  // by cell

 private:
  std::vector<std::pair<std::uint32_t, double>> known_;
};

}  // namespace engine

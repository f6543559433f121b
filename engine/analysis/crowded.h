#pragma once

#include <vector>

#include "engine/analysis/overlap_rolls.h"
#include "engine/analysis/overlaps.h"

namespace engine {

// Which providers the question asks for: those of its organisations (as lead or deliverer) and those that its
// donors pay. A pair answers where either of its two does.
class AskedProviders {
 public:
  // Cost: a pass over the stays, where organisations or donors are asked for.
  AskedProviders(const View& view, const RosterChoice& choice, const Rolls& rolls);

  bool answer(std::uint32_t a, std::uint32_t b) const {
    return all_ || ((by_organisation_[a] || by_organisation_[b]) && (by_donor_[a] || by_donor_[b]));
  }
  bool all() const { return all_; }  // everybody is asked for

 private:
  bool all_;
  std::vector<bool> by_organisation_, by_donor_;
};

struct CrowdedCells {
  std::size_t total = 0;
  std::vector<CrowdedCell> first;
};

// Returns the cells where at least question.crowd providers stand on one day, most first, then by ids: of these the
// first `most`. Cost: a pass over the stays of shared cells, and without a day a comparison for each two in a cell of
// so many; on all cores. And a sort of those listed, and of those of as many providers.
CrowdedCells find_crowded(const View& view, const RosterChoice& choice, const Rolls& rolls, const AskedProviders& asked,
                          std::size_t most);

}  // namespace engine

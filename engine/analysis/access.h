#pragma once

#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// Whom deliveries turn away. Two conditions of access can be judged: "excludes:GROUP" turns away that group
// and all below it, "only:GROUP" everybody outside it. All others are shown and not judged.
class Access {
 public:
  // Cost: a pass over the profiles. REQUIRES: `snapshot` outlives it.
  explicit Access(const Snapshot& snapshot);

  // Whether somebody of the group is let in, as far as is known. A group of which a part is let in is.
  bool admits(std::uint32_t profile, Ref<PopulationGroup> group) const;

 private:
  struct Rule {
    std::vector<Ref<PopulationGroup>> excluded, only;
  };

  const Snapshot& snapshot_;
  std::vector<Rule> rules_;  // by profile
};

}  // namespace engine

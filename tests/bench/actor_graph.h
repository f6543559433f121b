#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/graph/snapshot.h"

namespace bench {

// Organisations and programmes as nodes, linked where anything is recorded between two of them: who takes part in what,
// who funds whom, who refers to whom, who sits in which body. Placeholders are linked to nobody.
class ActorGraph {
 public:
  // Cost: a pass over the links, and sorting them. REQUIRES: `snapshot` outlives it.
  explicit ActorGraph(const engine::Snapshot& snapshot);

  // How many nodes stand within `hops` links of the organisation, itself too. Cost: a pass over the links of these.
  std::uint64_t count_within(engine::Ref<engine::Organisation> organisation, int hops);

 private:
  std::uint32_t node(const engine::Provider& provider) const;
  // Returns whether the node was not seen before.
  bool see(std::uint32_t node) {
    const std::uint64_t bit = std::uint64_t{1} << (node % 64);
    const bool is_new = (seen_[node / 64] & bit) == 0;
    seen_[node / 64] |= bit;
    return is_new;
  }
  void add(std::vector<std::pair<std::uint32_t, std::uint32_t>>& links, const engine::Provider& one,
           const engine::Provider& other) const;

  const engine::Snapshot& snapshot_;
  std::vector<std::uint32_t> starts_, ends_;  // the links of node n are ends_[starts_[n]] to ends_[starts_[n + 1]]
  std::vector<std::uint64_t> seen_;           // a bit for each node: whether the present search came there
};

}  // namespace bench

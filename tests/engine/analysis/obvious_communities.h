#pragma once

#include <cstdint>
#include <vector>

#include "engine/analysis/centrality.h"

namespace obvious {

// The communities of engine::find_communities by its method as written, where all weights are whole: for every move
// the modularity of the whole network is reckoned anew, in whole numbers.
std::vector<std::uint32_t> communities(std::uint32_t count, const engine::PlainLinks& links,
                                       const std::vector<std::int64_t>& weights);

}  // namespace obvious

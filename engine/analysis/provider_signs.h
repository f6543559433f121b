#pragma once

#include <cstdint>
#include <vector>

#include "engine/analysis/chain.h"
#include "engine/analysis/overlap_rolls.h"
#include "engine/analysis/room.h"

namespace engine {

// What tells at a glance of two providers in one cell that they meet nowhere else, and that they are in no chain. Most
// pairs meet once only.
struct ProviderSign {
  std::uint64_t cells = 0;  // a bit for each cell in which it stands beside others, one perhaps for several
  ChainSign chain;

  // Not 0 where they may meet in another cell too.
  friend std::uint64_t may_meet_again(const ProviderSign& one, const ProviderSign& other) {
    const std::uint64_t both = one.cells & other.cells;
    return both & (both - 1);
  }
};
static_assert(sizeof(ProviderSign) == 16);

// By provider; of those that stand beside nobody none asks. Cost: a step for each stay beside others, on all cores.
Room<ProviderSign> find_signs(const Rolls& rolls, const std::vector<ChainSign>& chains);

}  // namespace engine

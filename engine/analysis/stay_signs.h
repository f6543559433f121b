#pragma once

#include <cstdint>

#include "engine/analysis/chain.h"
#include "engine/analysis/overlap_rolls.h"
#include "engine/analysis/room.h"

namespace engine {

// What tells at a glance of the providers of two stays in one cell that they meet nowhere else, and that they are in no
// chain. Most pairs meet once only.
struct StaySign {
  std::uint64_t cells = 0;  // a bit for each cell in which the provider stands beside others, one perhaps for several
  ChainSign chain;

  // Not 0 where they may meet in another cell too.
  friend std::uint64_t may_meet_again(const StaySign& one, const StaySign& other) {
    const std::uint64_t both = one.cells & other.cells;
    return both & (both - 1);
  }
};
static_assert(sizeof(StaySign) == 16);

// The signs of stays beside others. Memory: 16 bytes for each.
class StaySigns {
 public:
  // Cost: a step for each of these stays, on all cores.
  StaySigns(const Rolls& rolls, const std::vector<ChainSign>& chains);

  // REQUIRES: other stays are in its cell.
  const StaySign& of(std::uint32_t stay) const { return signs_[stay]; }

  // Tells the processor that the sign will soon be read.
  [[gnu::always_inline]] void fetch(std::uint32_t stay) const { __builtin_prefetch(&signs_[stay]); }

 private:
  Room<StaySign> signs_;
};

}  // namespace engine

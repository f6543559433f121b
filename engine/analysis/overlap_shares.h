#pragma once

#include <cstdint>
#include <vector>

#include "engine/analysis/question.h"

namespace engine {

// How much of what is delivered overlaps, as reckoned at one set of levels. The same records give shares that differ
// several-fold: coarse levels put together what stands apart.
struct OverlapShare {
  Levels levels;
  std::uint32_t cells = 0;                       // in which a provider stands
  std::uint32_t shared = 0;                      // of these, in which two overlap
  std::uint32_t providers = 0, overlapping = 0;  // that stand anywhere, and that overlap with another
  std::uint32_t pairs = 0;
};

// Returns the shares at levels 1 and 2 of places and at the finest, each by sector and by the finest service, with the
// question's groups and filter: in that order.
//
// Throws what find_overlaps() throws. Cost: six times that of find_overlaps().
std::vector<OverlapShare> find_overlap_shares(const Snapshot& snapshot, const Question& question);

}  // namespace engine

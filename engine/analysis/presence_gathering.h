#pragma once

#include <vector>

#include "engine/analysis/presence.h"

namespace engine {

// Presences as the deliveries give them, each with the bits of its cell (CellIndex::Gathering::bit).
struct GatheredPresences {
  std::vector<Presence> presences;
  std::vector<std::uint64_t> bits;
};

// What find_presences() begins with: the presences of each part of the deliveries, in their order, and the cells that
// there are.
struct PresenceGathering {
  std::vector<GatheredPresences> parts;
  CellIndex::Gathering cells;
};

// Cost: a pass over the deliveries, on all cores.
PresenceGathering gather_presences(const View& view, const ProviderOrder& providers,
                                   const ProgrammeColumns& programmes);

}  // namespace engine

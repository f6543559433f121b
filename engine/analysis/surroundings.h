#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/analysis/actor_links.h"

namespace engine {

// The farthest that is asked for: in most fields nearly everybody is within fewer links of everybody.
inline constexpr int most_links_away = 10;

// Somebody around another.
struct ActorNearby {
  Provider actor;
  int links = 0;         // the fewest that lead there
  Provider through;      // who stands before him on such a way; of several the first in order
  ActorLinkKinds kinds;  // of the links from all who stand before him on such ways
};

// Who stands around one actor.
struct Surroundings {
  std::vector<ActorNearby> around;    // nearest first; organisations before programmes; by id
  std::vector<std::uint64_t> totals;  // how many stand at 0, 1, 2, ... links; the actor itself at 0
};

// Returns who is within `links` links of the actor, by what is recorded of any time and seen by that tier: who takes
// part in what, who funds whom, who refers to whom, who sits in which body. Standing near is no collaboration: it says
// over whom one could be asked.
//
// Cost: a step for each actor, and for each link of who is nearer than the last. REQUIRES: the actor is known, and
// links from 0 to most_links_away.
Surroundings find_surroundings(const Snapshot& snapshot, Tier tier, const Provider& actor, int links);

// Returns how many stand within `links` links of each of the actors, themselves too.
//
// Cost: for each 64 of the actors about a pass over all links a step, whole words at a time, on all cores; less while
// few are reached. REQUIRES: as above.
std::vector<std::uint64_t> count_surroundings(const Snapshot& snapshot, Tier tier, std::span<const Provider> actors,
                                              int links);

}  // namespace engine

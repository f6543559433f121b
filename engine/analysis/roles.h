#pragma once

#include <cstdint>
#include <vector>

#include "engine/analysis/view.h"

namespace engine {

// What a delivery is to a cell on the day asked.
enum class Role : std::uint8_t {
  dedicated,  // active, for the cell's group or one below
  general,    // active, for a wider group
  later,      // not active yet, but within the horizon: it only fills days to come
  announced,  // planned: shown apart, and it fills days to come
  lapsed,     // shown apart; Evidence::what is a number of find_lapsed()
};

// A delivery that is active, later or announced on the day.
struct Acting {
  std::uint32_t delivery = 0;
  Role role = Role::dedicated;  // dedicated for every active one: whether it is general, the cell decides
};

// Whether what only fills days to come is found too: roles later and announced.
enum class Ahead : std::uint8_t { found, left_out };

// Ascending. What passed, what begins beyond the horizon and what lies beyond the question's tier is left out; the
// filter is not asked. Cost: a pass over the columns of days, on all cores. REQUIRES: question.day.
std::vector<Acting> find_acting(const View& view, Ahead ahead = Ahead::found);

}  // namespace engine

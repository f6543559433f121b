#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace engine {

struct Point {
  double x = 0, y = 0;
};

// Returns a place in the unit square for each of `count` nodes, so that linked nodes lie near each
// other and nodes without links around them. It begins from a spiral, not from chance, so the same
// network is drawn the same every time.
//
// Source: T. Fruchterman and E. Reingold, "Graph Drawing by Force-directed Placement", 1991.
// Cost: 100 rounds of count x count steps.
std::vector<Point> force_directed_layout(std::size_t count,
                                         const std::vector<std::pair<std::uint32_t, std::uint32_t>>& links);

}  // namespace engine

#pragma once

#include <optional>
#include <vector>

namespace store {

// A point of a boundary in degrees. Four bytes hold a metre, and a boundary has millions of them.
struct BoundaryPoint {
  float lon = 0, lat = 0;
};

using Ring = std::vector<BoundaryPoint>;  // closed: its last point need not repeat its first
using Polygon = std::vector<Ring>;        // the outer ring, then its holes

struct PointOnMap {
  double lat = 0, lon = 0;
};

// A point inside the largest of the polygons, by which the whole is shown: its centre of area where that lies inside,
// else the middle of its widest stretch on one of a few parallels. Nothing where no polygon has an area.
// Cost: a few walks over the points of the largest.
std::optional<PointOnMap> point_inside(const std::vector<Polygon>& polygons);

// Whether the point lies in the polygon and in none of its holes. Cost: a walk over its points.
bool holds(const Polygon& polygon, const PointOnMap& point);

}  // namespace store

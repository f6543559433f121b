#include "store/files/boundaries_point.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace store {
namespace {

// Calls visit(one, next) for each side of the ring, the closing one too.
template <class Visit>
void for_each_side(const Ring& ring, Visit&& visit) {
  for (std::size_t at = 0; at < ring.size(); ++at) visit(ring[at], ring[(at + 1) % ring.size()]);
}

struct Surface {
  double area = 0;  // in square degrees; what runs clockwise is negative
  double lat = 0, lon = 0;
};

// The area and the centre of a ring, by the sum over its sides, relative to its first point, where the numbers are
// small enough to be exact.
Surface surface(const Ring& ring) {
  Surface sum;
  if (ring.size() < 3) return sum;
  const double lon0 = ring.front().lon, lat0 = ring.front().lat;
  for_each_side(ring, [&](const BoundaryPoint& one, const BoundaryPoint& next) {
    const double x1 = one.lon - lon0, y1 = one.lat - lat0, x2 = next.lon - lon0, y2 = next.lat - lat0;
    const double cross = x1 * y2 - x2 * y1;
    sum.area += cross / 2;
    sum.lon += (x1 + x2) * cross / 6;
    sum.lat += (y1 + y2) * cross / 6;
  });
  if (sum.area == 0) return {};
  return {sum.area, lat0 + sum.lat / sum.area, lon0 + sum.lon / sum.area};
}

// The middle of the widest stretch inside the polygon on one parallel, and how wide it is.
struct Stretch {
  double width = 0, middle = 0;
};

Stretch widest(const Polygon& polygon, double lat) {
  std::vector<double> crossings;
  for (const Ring& ring : polygon) {
    for_each_side(ring, [&](const BoundaryPoint& one, const BoundaryPoint& next) {
      if ((one.lat > lat) == (next.lat > lat)) return;
      const double part = (lat - one.lat) / (static_cast<double>(next.lat) - one.lat);
      crossings.push_back(one.lon + part * (static_cast<double>(next.lon) - one.lon));
    });
  }
  std::ranges::sort(crossings);
  Stretch best;
  for (std::size_t at = 0; at + 1 < crossings.size(); at += 2) {
    const double width = crossings[at + 1] - crossings[at];
    if (width > best.width) best = {width, crossings[at] + width / 2};
  }
  return best;
}

std::optional<PointOnMap> point_on_parallels(const Polygon& polygon) {
  const auto [south, north] = std::ranges::minmax(polygon.front(), {}, &BoundaryPoint::lat);
  constexpr int parallels = 15;
  Stretch best;
  double best_lat = 0;
  for (int step = 1; step < parallels; ++step) {
    const double lat = south.lat + (static_cast<double>(north.lat) - south.lat) * step / parallels;
    const Stretch stretch = widest(polygon, lat);
    if (stretch.width <= best.width) continue;
    best = stretch;
    best_lat = lat;
  }
  if (best.width <= 0) return {};
  return PointOnMap{best_lat, best.middle};
}

}  // namespace

bool holds(const Polygon& polygon, const PointOnMap& point) {
  bool inside = false;
  for (const Ring& ring : polygon) {
    for_each_side(ring, [&](const BoundaryPoint& one, const BoundaryPoint& next) {
      if ((one.lat > point.lat) == (next.lat > point.lat)) return;
      const double part = (point.lat - one.lat) / (static_cast<double>(next.lat) - one.lat);
      if (point.lon < one.lon + part * (static_cast<double>(next.lon) - one.lon)) inside = !inside;
    });
  }
  return inside;
}

std::optional<PointOnMap> point_inside(const std::vector<Polygon>& polygons) {
  const Polygon* largest = nullptr;
  Surface of_largest;
  for (const Polygon& polygon : polygons) {
    if (polygon.empty()) continue;
    const Surface found = surface(polygon.front());
    if (std::abs(found.area) <= std::abs(of_largest.area)) continue;
    of_largest = found;
    largest = &polygon;
  }
  if (largest == nullptr) return {};
  const PointOnMap centre{of_largest.lat, of_largest.lon};
  return holds(*largest, centre) ? std::optional(centre) : point_on_parallels(*largest);
}

}  // namespace store

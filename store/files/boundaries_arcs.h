#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "store/files/boundaries_point.h"

namespace store {

using ArcPolygons = std::vector<std::vector<std::vector<std::int32_t>>>;  // polygons of rings of arcs

// Numbers in lists in lists, as the geometries of GeoJSON and TopoJSON are written, made into points or indexes, and
// these into rings and polygons. A list of numbers is a point (or a ring of indexes), what holds points is a ring,
// what holds rings a polygon, so that polygons and lists of them need not be told apart beforehand.
class NestedNumbers {
 public:
  enum class Mode { none, points, indexes };

  void begin(Mode mode, std::uint64_t most);
  Mode mode() const { return mode_; }
  void open() { depth_ += mode_ == Mode::none ? 0 : 1; }
  bool add(double number);  // false where that is one too many
  bool close();             // true where the outermost list was closed
  void end();

  // The point that a list of two numbers alone is.
  std::optional<PointOnMap> single_point() const;
  std::vector<Ring> take_rings();  // of all polygons, in their order
  std::vector<Polygon> take_polygons() { return std::move(polygons_); }
  ArcPolygons take_indexes() { return std::move(index_polygons_); }

 private:
  enum class Held { nothing, numbers, points, rings, polygons };  // what the list that was closed last is, or holds

  void close_points();
  void close_indexes();

  Mode mode_ = Mode::none;
  Held held_ = Held::nothing;
  int depth_ = 0;
  std::uint64_t most_ = 0, count_ = 0;
  std::size_t coordinate_ = 0;  // of the point at hand
  double at_hand_[2] = {0, 0};
  std::optional<PointOnMap> last_;
  Ring ring_;
  Polygon polygon_;
  std::vector<Polygon> polygons_;
  std::vector<std::int32_t> index_ring_;
  std::vector<std::vector<std::int32_t>> index_polygon_;
  ArcPolygons index_polygons_;
};

// The arcs of a TopoJSON, which its shapes refer to by number: from 0, and ~n for arc n backwards.
class Arcs {
 public:
  void set_arcs(std::vector<Ring> arcs) { arcs_ = std::move(arcs); }

  // A number of the list `part` (scale, translate) of the transform: by it the arcs are written as steps on a grid.
  void add_transform(std::string_view part, double number);

  // The polygons as points. A ring that refers to an arc that is not there is left out.
  // REQUIRES: arcs and transform are complete.
  std::vector<Polygon> polygons(const ArcPolygons& indexes);

 private:
  void settle();

  std::vector<Ring> arcs_;
  std::vector<double> scale_, translate_;
  bool settled_ = false;
};

}  // namespace store

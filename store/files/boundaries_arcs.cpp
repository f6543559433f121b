#include "store/files/boundaries_arcs.h"

#include <algorithm>
#include <cmath>

namespace store {

void NestedNumbers::begin(Mode mode, std::uint64_t most) {
  end();
  mode_ = mode;
  most_ = most;
}

void NestedNumbers::end() {
  // Assigned and not cleared: what a large shape took is given back.
  *this = NestedNumbers();
}

bool NestedNumbers::add(double number) {
  if (mode_ == Mode::none) return true;
  held_ = Held::numbers;
  if (mode_ == Mode::indexes) {
    const bool fits = std::abs(number) < 2e9;
    index_ring_.push_back(fits ? static_cast<std::int32_t>(number) : INT32_MAX);
    return ++count_ <= most_;
  }
  if (coordinate_ < 2) at_hand_[coordinate_] = number;
  ++coordinate_;
  return count_ <= most_;
}

bool NestedNumbers::close() {
  if (mode_ == Mode::none) return false;
  if (mode_ == Mode::points) {
    close_points();
  } else {
    close_indexes();
  }
  return --depth_ == 0;
}

void NestedNumbers::close_points() {
  switch (held_) {
    case Held::numbers:
      if (coordinate_ >= 2) {
        ring_.push_back({static_cast<float>(at_hand_[0]), static_cast<float>(at_hand_[1])});
        last_ = PointOnMap{at_hand_[1], at_hand_[0]};
        ++count_;
      }
      coordinate_ = 0;
      held_ = Held::points;
      break;
    case Held::points:
      polygon_.push_back(std::move(ring_));
      ring_ = {};
      held_ = Held::rings;
      break;
    case Held::rings:
      polygons_.push_back(std::move(polygon_));
      polygon_ = {};
      held_ = Held::polygons;
      break;
    default:
      break;
  }
}

void NestedNumbers::close_indexes() {
  switch (held_) {
    case Held::numbers:
      index_polygon_.push_back(std::move(index_ring_));
      index_ring_ = {};
      held_ = Held::rings;
      break;
    case Held::rings:
      index_polygons_.push_back(std::move(index_polygon_));
      index_polygon_ = {};
      held_ = Held::polygons;
      break;
    default:
      break;
  }
}

std::optional<PointOnMap> NestedNumbers::single_point() const {
  const bool is_one = held_ == Held::points && ring_.size() == 1 && polygon_.empty() && polygons_.empty();
  return is_one ? last_ : std::nullopt;
}

std::vector<Ring> NestedNumbers::take_rings() {
  std::vector<Ring> rings;
  for (Polygon& polygon : polygons_) {
    for (Ring& ring : polygon) rings.push_back(std::move(ring));
  }
  return rings;
}

void Arcs::add_transform(std::string_view part, double number) {
  if (part == "scale") scale_.push_back(number);
  if (part == "translate") translate_.push_back(number);
}

void Arcs::settle() {
  settled_ = true;
  if (scale_.size() < 2 || translate_.size() < 2) return;
  for (Ring& arc : arcs_) {
    double x = 0, y = 0;
    for (BoundaryPoint& point : arc) {
      x += point.lon;
      y += point.lat;
      point.lon = static_cast<float>(x * scale_[0] + translate_[0]);
      point.lat = static_cast<float>(y * scale_[1] + translate_[1]);
    }
  }
}

std::vector<Polygon> Arcs::polygons(const ArcPolygons& indexes) {
  if (!settled_) settle();
  const auto is_there = [&](std::int32_t index) {
    return static_cast<std::size_t>(index < 0 ? ~index : index) < arcs_.size();
  };
  std::vector<Polygon> polygons;
  for (const auto& index_polygon : indexes) {
    Polygon polygon;
    for (const auto& index_ring : index_polygon) {
      if (!std::ranges::all_of(index_ring, is_there)) continue;
      Ring ring;
      for (const std::int32_t index : index_ring) {
        const Ring& arc = arcs_[static_cast<std::size_t>(index < 0 ? ~index : index)];
        // The last point of an arc is the first of the next.
        if (!ring.empty()) ring.pop_back();
        if (index < 0) {
          ring.insert(ring.end(), arc.rbegin(), arc.rend());
        } else {
          ring.insert(ring.end(), arc.begin(), arc.end());
        }
      }
      polygon.push_back(std::move(ring));
    }
    polygons.push_back(std::move(polygon));
  }
  return polygons;
}

}  // namespace store

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "store/files/boundaries_point.h"
#include "store/files/limits.h"

namespace store {

// One shape of a file of boundaries: what is said of it, and a point inside it.
struct BoundaryShape {
  std::uint32_t number = 0;                       // of the shape in its file, from 1
  std::map<std::string, std::string> properties;  // none empty; lists and objects are left out
  std::optional<PointOnMap> point;                // nothing where it has no surface
};

using TakeShape = std::function<void(BoundaryShape&&)>;

// Shows the shapes of a GeoJSON (RFC 7946) or TopoJSON file in its order. The points of a GeoJSON are forgotten shape
// by shape; the arcs of a TopoJSON are kept until its end, since shapes share them.
// Throws Error{not_found}; Error{invalid} where it is no JSON or nested more than 64 deep; Error{too_large} beyond 10
// million points in one shape, or 20 million in the arcs. Cost: one walk over the file; 8 bytes a point that is kept.
void read_shapes(const std::filesystem::path& path, const std::string& name, const TakeShape& take);

}  // namespace store

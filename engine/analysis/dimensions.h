#pragma once

#include <string>
#include <vector>

#include "engine/analysis/view.h"

namespace engine {

// What belongs together: the dimensions of a package, or without one the sectors.
class Dimensions {
 public:
  // Of the question's package, where it names one; a line without a dimension is one of its own, by its service's id.
  // Throws Error{not_found} where there is no such package. REQUIRES: `view` outlives it.
  explicit Dimensions(const View& view);

  // Ascending, each once. Of sectors those that a delivery falls into which the question may know of.
  const std::vector<std::string>& all() const { return names_; }

  // Those to which a service belongs, ascending: the package's line names it or one above it; else its sectors, or
  // itself where it stands above them.
  std::vector<std::string> of(Ref<Service> service) const;

  // What a dimension is made of: the services of its lines, else the sector itself.
  std::vector<Ref<Service>> services_of(const std::string& dimension) const;

 private:
  const View& view_;
  std::vector<PackageLine> lines_;
  std::vector<std::string> names_;
};

}  // namespace engine

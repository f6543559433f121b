#pragma once

#include <vector>

#include "engine/analysis/view.h"

namespace engine {

// Which cells a package expects something in: its services, for everyone, in every location of the level of
// each line. A line without a level is expected at the level asked. What is expected below a cell is
// expected in it; what is expected above it is not.
class PackageRule {
 public:
  // Throws Error{not_found} where the question names a package that does not exist. REQUIRES: `view` outlives it.
  explicit PackageRule(const View& view);

  bool expects(const Cell& cell) const;

  // The cells at the levels asked that a line touches, within the filter.
  std::vector<Cell> touched() const;

 private:
  const View& view_;
  std::vector<PackageLine> lines_;
  std::vector<std::vector<bool>> has_at_or_below_;  // by line, by location: one of the line's level
};

}  // namespace engine

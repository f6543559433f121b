#include "engine/analysis/inequality.h"

#include <algorithm>

namespace engine {

Inequality measure_inequality(std::vector<double> values) {
  Inequality found;
  found.counted = static_cast<std::uint32_t>(values.size());
  found.none = static_cast<std::uint32_t>(std::ranges::count(values, 0.0));
  if (values.empty()) return found;
  std::ranges::sort(values);
  found.least = values.front();
  found.most = values.back();
  if (found.least > 0) found.ratio = found.most / found.least;
  const auto count = static_cast<double>(values.size());
  double sum = 0, weighted = 0;
  for (std::size_t rank = 0; rank < values.size(); ++rank) {
    sum += values[rank];
    weighted += (2 * static_cast<double>(rank + 1) - count - 1) * values[rank];
  }
  if (sum > 0) found.gini = weighted / (count * sum);
  return found;
}

}  // namespace engine

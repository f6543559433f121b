#include "tests/bench/draw.h"

#include <algorithm>

namespace bench {

PowerLaw::PowerLaw(std::size_t count, std::uint64_t head) {
  std::uint64_t sum = 0;
  up_to_.reserve(count);
  for (std::size_t rank = 0; rank < count; ++rank) up_to_.push_back(sum += 1'000'000'000 / (rank + head));
}

std::size_t PowerLaw::rank(Draw& draw) const {
  const auto found = std::ranges::upper_bound(up_to_, draw.below(up_to_.back()));
  return static_cast<std::size_t>(found - up_to_.begin());
}

}  // namespace bench

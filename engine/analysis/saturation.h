#pragma once

#include <optional>
#include <vector>

#include "engine/analysis/presence.h"
#include "engine/analysis/view.h"

namespace engine {

// Returns for each cell of `presences` the capacity of all who stand there over the need there: on the question's
// day, or with no day the highest month of each organisation over the need that starts last. Unknown where a
// delivery states no capacity, the need is not known or 0, or the units are unlike. Of a need that is "at
// least" only a ratio of at most 1 is known.
std::vector<std::optional<double>> find_saturations(const View& view, const Presences& presences);

}  // namespace engine

#pragma once

#include <cstddef>
#include <optional>

#include "engine/graph/snapshot.h"

namespace engine {

// When the delivery was last confirmed: on the day that it states, or by a report, which confirms as of the last day of
// its period; the later of both. Nothing where it has neither.
std::optional<Day> last_confirmed(const Snapshot& snapshot, std::size_t delivery);

}  // namespace engine

#pragma once

#include <span>

#include "engine/graph/snapshot.h"

namespace engine {

// The days on which the delivery counts, whatever day is asked: its stated period, or with none the
// periods in which it was reported, or with neither all days. Planned, suspended and cancelled ones have no
// such days, nor have completed ones without an end.
std::span<const Period> days_of(const Snapshot& snapshot, std::size_t delivery);
std::span<const Period> days_of(const DeliveryChunk& chunk, std::size_t row);

// The days that the delivery is known to fill, now or later: those of days_of(), and the stated period of a
// planned one. Without a stated period nobody knows when a planned one will begin.
std::span<const Period> days_filled(const Snapshot& snapshot, std::size_t delivery);

// Whether the delivery has neither a stated period nor a reported one.
bool is_undated(const Snapshot& snapshot, std::size_t delivery);

// Whether a day of `one` is a day of `other`, in any order and overlapping or not.
bool meet(std::span<const Period> one, std::span<const Period> other);

}  // namespace engine

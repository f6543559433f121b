#pragma once

#include <span>

#include "engine/graph/snapshot.h"

namespace engine {

// What deliveries add up to. An organisation's figures are added over sites, of its services and groups the
// largest is taken, and organisations are added: an upper bound, since they may reach the same people.
// -1 is unknown: a total is known where each delivery has the figure and all are in one unit.
struct Supply {
  std::int64_t capacity = -1, reach = -1;
  std::int64_t enough_for = -1;  // the larger total; where neither is known, that of each delivery's larger figure
  Unit unit = Unit::unknown;
};

// Of deliveries that count on one day. Without any, all is unknown.
Supply find_supply(const Snapshot& snapshot, std::span<const std::uint32_t> deliveries);

// The capacity of deliveries of all time: of each organisation its highest month. `reach` and `enough_for`
// are left unknown.
Supply find_highest_capacity(const Snapshot& snapshot, std::span<const std::uint32_t> deliveries);

}  // namespace engine

#pragma once

#include <cstdint>
#include <vector>

#include "engine/graph/order.h"

namespace engine {

struct Snapshot;

// How a source, or an organisation, reports: what all its deliveries name, on any day. Only of those that declare a
// Scope, since of others nobody asks.
struct Reporter {
  bool reports = false;  // it has a delivery at all; without one nothing limits its Scopes
  int deepest_location = -1, deepest_service = 0;
  std::vector<bool> locations, services, groups;
  std::vector<bool> services_or_above;  // the services and everything above them
};

struct Reporters {
  static constexpr std::uint32_t none = 0xffffffff;

  std::vector<Reporter> all;
  std::vector<std::uint32_t> of_source, of_organisation;  // the place in `all`, or none
};

// Cost: a pass over the deliveries. REQUIRES: deliveries and scopes are formed.
Reporters find_reporters(const Snapshot& snapshot);

}  // namespace engine

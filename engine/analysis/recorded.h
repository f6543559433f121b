#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>

#include "engine/graph/snapshot.h"

namespace engine {

// What is recorded at all, for whoever chooses where and on which day to look first.
struct Recorded {
  std::map<int, std::uint64_t> deliveries;  // by the level of the place that they name
  std::optional<Day> first, last;           // that any stated or reported period names
  std::set<Day> report_days;                // the last day of each period reported

  friend bool operator==(const Recorded&, const Recorded&) = default;
};

// Of the deliveries that this tier may see. Cost: a pass over them, on all cores.
Recorded find_recorded(const Snapshot& snapshot, Tier tier);

}  // namespace engine

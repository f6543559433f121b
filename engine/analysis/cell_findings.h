#pragma once

#include <vector>

#include "engine/analysis/finding.h"

namespace engine {

// The gaps, most pressing first, each as a finding.
// Cost of both: that of find_coverage(), and a pass over the deliveries.
std::vector<Finding> find_gap_findings(const Snapshot& snapshot, const FindingsAsked& asked);

// The flags of the watch list, each of a cell as a finding of its own: by location, service, group id, flag.
std::vector<Finding> find_watch_findings(const Snapshot& snapshot, const FindingsAsked& asked);

}  // namespace engine

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/finding.h"
#include "engine/analysis/overlaps.h"

namespace engine {

// The pairs called duplication, and those that a person rejected as such, in the order of find_overlaps().
// Cost: that of find_overlaps(), and for each pair a pass over its two providers' deliveries.
std::vector<Finding> find_pair_findings(const Snapshot& snapshot, const FindingsAsked& asked);

// The pair of that id as a finding, whatever its class: a person may decide on any. Nothing where there is none.
std::optional<Finding> find_pair_finding(const Snapshot& snapshot, const FindingsAsked& asked, const std::string& id);

// Whether the class is called duplication.
bool is_duplication(OverlapClass one);

}  // namespace engine

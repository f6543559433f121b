#pragma once

#include <vector>

#include "engine/analysis/finding.h"

namespace engine {

// The broken referrals: services to which no route leads from a way in, links that end where nothing follows, and
// stages of a return that nothing joins; only where somebody declares to report on referrals, so that a link is missing
// and not merely untold. Each in the order of its own analysis. Cost: that of find_routes(), find_dead_ends() and
// find_stage_breaks().
std::vector<Finding> find_referral_findings(const Snapshot& snapshot, const FindingsAsked& asked);

}  // namespace engine

#pragma once

#include <vector>

#include "engine/analysis/finding.h"

namespace engine {

// The broken referrals: services to which no route leads from a way in, organisations whom nobody is sent to, links
// that end where nothing follows, stages of a return that nothing joins and authorities between which no link crosses;
// these only where somebody declares to report on referrals, so that a link is missing and not merely untold. And the
// mechanisms that do not meet a requirement, of which something that is stated speaks against it.
//
// Each in the order of its own analysis. Cost: that of these.
std::vector<Finding> find_referral_findings(const Snapshot& snapshot, const FindingsAsked& asked);

}  // namespace engine

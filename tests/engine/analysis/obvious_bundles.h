#pragma once

#include <string>

#include "engine/analysis/bundles.h"
#include "tests/engine/analysis/obvious_profile.h"

// Bundles and chains of stages by docs/definitions.md: every way in is followed to everybody whom links lead to, and
// every chain is made until no new one can be.
namespace obvious {

// A line each: what is offered and absent, what is known of it, and where one begins.
std::string summary(const Snapshot& snapshot, const std::vector<Bundle>& bundles);
std::string bundles(const Snapshot& snapshot, const Question& question, const Profile& profile);

// A line each: the place, how many stages its longest chain passes, and whether links were told.
std::string summary(const Snapshot& snapshot, const std::vector<StageChain>& chains);
std::string stage_chains(const Snapshot& snapshot, const Question& question, const Profile& profile);

// Whether links in use, or work at several stages, lead along the way of the chain through its stages and no others.
bool can_be_walked(const Snapshot& snapshot, const Question& question, const Profile& profile, const StageChain& chain);

}  // namespace obvious

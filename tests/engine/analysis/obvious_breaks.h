#pragma once

#include <string>

#include "engine/analysis/crossings.h"
#include "engine/analysis/route_breaks.h"
#include "tests/engine/analysis/obvious_profile.h"

// Where a route breaks between two stages or two authorities, written after docs/definitions.md: everybody is asked
// about every stage, and every link of every other.
namespace obvious {

// A line each: where it is, who stands before and after it, and the links.
std::string summary(const Snapshot& snapshot, const std::vector<StageBreak>& breaks);
std::string stage_breaks(const Snapshot& snapshot, const Question& question, const Profile& profile);

std::string summary(const Snapshot& snapshot, const std::vector<Crossing>& crossings);
std::string crossings(const Snapshot& snapshot, const Question& question, const Profile& profile);

}  // namespace obvious

#pragma once

#include <string>
#include <vector>

#include "engine/analysis/surroundings.h"

// Who stands around whom, by sets of ids that grow step by step.
namespace obvious {

using namespace engine;

// Every organisation that is no placeholder, and every programme.
std::vector<Provider> actors(const Snapshot& snapshot);

// A line for each: how far away, the id, by what, and through whom.
std::string surroundings(const Snapshot& snapshot, Tier tier, const Provider& actor, int links);
std::string summary(const Snapshot& snapshot, const Surroundings& found);

}  // namespace obvious

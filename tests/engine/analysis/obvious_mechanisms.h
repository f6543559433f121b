#pragma once

#include <string>

#include "engine/analysis/mechanisms.h"
#include "tests/engine/analysis/obvious_profile.h"

// The four requirements by the table of docs/definitions.md, one after another for each mechanism.
namespace obvious {

// A line each: the four verdicts, the next stage of planning and its links.
std::string summary(const std::vector<MechanismScore>& scores);
std::string mechanisms(const Snapshot& snapshot, const Question& question);

}  // namespace obvious

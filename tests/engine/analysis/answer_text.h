#pragma once

#include <string>

#include "engine/analysis/coverage.h"
#include "engine/analysis/overlaps.h"

// Answers as text, one line a cell or pair with everything that is known of it, so that a failure prints as a
// difference anyone can read.
namespace testing_text {

// "valley water everyone present [single-provider]": location, service, group, state and flags.
std::string states(const engine::Snapshot& snapshot, const engine::Coverage& coverage);

// Every field of every cell, and the totals.
std::string everything(const engine::Snapshot& snapshot, const engine::Coverage& coverage);

// "hope relief possible 2 cells": the pair, its class (with "?" where probable) and its shared cells.
std::string classes(const engine::Snapshot& snapshot, const engine::Overlaps& overlaps);

// Every field of every pair and crowded cell.
std::string everything(const engine::Snapshot& snapshot, const engine::Overlaps& overlaps);

}  // namespace testing_text

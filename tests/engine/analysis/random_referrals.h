#pragma once

#include <random>
#include <string>

#include "engine/analysis/profile.h"

// Small made-up fields in which people are sent from one organisation to another.
namespace testing_text {

// The tables of one, in the form of graph_text.h. The same state of `random` gives the same tables.
std::string random_referral_tables(std::mt19937& random);

engine::Profile random_profile(std::mt19937& random, const engine::Snapshot& snapshot);

}  // namespace testing_text

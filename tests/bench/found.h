#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/identity/name_words.h"
#include "tests/bench/truth.h"

namespace bench {

// How many of a kind were planted in a made-up field, and of how many of these Concert says what they are.
struct FoundOf {
  std::string kind;
  std::uint64_t found = 0, planted = 0;
  std::vector<std::string> missed;  // which were planted and not found, in words
};

// The planted cells by kind, on the truth's day, at the levels 2, 1, 0.
std::vector<FoundOf> find_planted_cells(const engine::Snapshot& snapshot, const Truth& truth);

// "twins", found where the two are joined or proposed; "successors", found where they are neither.
// REQUIRES: `snapshot` has the register, too.
std::vector<FoundOf> find_planted_programmes(const engine::Snapshot& snapshot, const engine::NameWords& words,
                                             const Truth& truth);

// "duplicates" of organisations: those that are joined or proposed. "pairs of organisations": of all that are joined or
// proposed, planted or not, those that are truly one, so that found of planted is the precision. "look-alikes": those
// that stay two unless a person joins them.
// REQUIRES: `snapshot` has the register, too.
std::vector<FoundOf> find_planted_organisations(const engine::Snapshot& snapshot, const engine::NameWords& words,
                                                const Truth& truth);

}  // namespace bench

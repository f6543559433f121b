#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/identity/matches.h"
#include "engine/identity/programme_titles.h"

namespace engine {

// What a change adds to a programme: who takes part, where it works and who says so, by the numbers of the Snapshot;
// those that it has not have numbers of their own.
struct ProgrammeTouched {
  std::uint32_t programme = 0;  // those that the change brings have the numbers after the Snapshot's
  std::vector<std::uint32_t> organisations, places, sources;
  std::optional<std::uint32_t> was = {};  // of one that the change states otherwise: its number in the Snapshot
};

// The matches that are there with what a change adds to programmes of the Snapshot, and were not without it: those that
// find_programme_matches() finds with it and not without, among the pairs with one that is touched. `touched`: each
// programme once. `arrivals`: those that the change brings or states otherwise, with nobody who takes part; each of
// them is touched. `gone`: those of which it leaves no record, and those that are stated otherwise, ascending. Cost: a
// comparison for each that shares the rarest words of a touched one, and a pass over the deliveries' programmes.
std::vector<Match> matches_of_touched(const Snapshot& snapshot, const ProgrammeTitles& titles,
                                      std::span<const ProgrammeTouched> touched, const DecidedPairs& decided,
                                      std::span<const Undertaking> arrivals = {},
                                      std::span<const std::uint32_t> gone = {}, double threshold = proposed_from);

// Which of the pairs of programmes of the Snapshot find_programme_matches() finds in it, where nobody has judged them.
std::vector<bool> are_matches(const Snapshot& snapshot, const ProgrammeTitles& titles,
                              std::span<const ProgrammePair> pairs, double threshold = proposed_from);

}  // namespace engine

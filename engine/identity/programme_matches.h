#pragma once

#include <vector>

#include "engine/identity/matches.h"
#include "engine/identity/undertaking.h"

namespace engine {

// The pairs of programmes that seem to be one reported twice, by donor and implementer or in two formats: the likeliest
// first, then by ids. The same identifier in another spelling, or the same title and in common who takes part, the
// days, the money or the places. Titles with different numbers ("phase II", "phase III") are two, and so are parent
// and child; a title alone is never enough. What one source tells apart, with the same organisations in both, is two;
// and who has a partner by its identifier in a source has no other there. Cost: each title is read, and a comparison
// for each pair that shares its rarest words, on all cores.
std::vector<Match> find_programme_matches(const std::vector<Undertaking>& programmes, const NameWords& words,
                                          const DecidedPairs& decided, double threshold = proposed_from);

// The match of two programmes, by their ids and how likely they are one.
Match programme_match(const std::string& one, const std::string& other, double score, Texts reasons);

// Puts the likeliest first, then goes by ids.
void sort_matches(std::vector<Match>& matches);

// Whether a person has judged the two.
bool is_decided(const Undertaking& one, const Undertaking& other, const DecidedPairs& decided);

}  // namespace engine

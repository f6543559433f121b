#pragma once

#include <string>
#include <vector>

#include "engine/identity/matches.h"

namespace engine {

// A programme as matching sees it.
struct Undertaking {
  std::string id;
  Texts names;
  Period period;  // open where not stated
  std::optional<Decimal> budget;
  std::string currency;
  std::string parent;                                // id
  std::vector<std::uint32_t> organisations, places;  // that take part, and where it works: ascending numbers
  std::vector<std::uint32_t> sources;                // that say so, ascending
  Texts ids;                                         // of all its records, ascending
};

// Every programme of the Snapshot, by id.
std::vector<Undertaking> undertakings_of(const Snapshot& snapshot);

// The pairs of programmes that seem to be one reported twice, by donor and implementer or in two formats: the likeliest
// first, then by ids. The same identifier in another spelling, or the same title and in common who takes part, the
// days, the money or the places. Titles with different numbers ("phase II", "phase III") are two, and so are parent
// and child; a title alone is never enough. What one source tells apart, with the same organisations in both, is two;
// and who has a partner by its identifier in a source has no other there. Cost: a look-up for each title, and a
// comparison for each pair that shares its rarest words.
std::vector<Match> find_programme_matches(const std::vector<Undertaking>& programmes, const NameWords& words,
                                          const DecidedPairs& decided, double threshold = proposed_from);

}  // namespace engine

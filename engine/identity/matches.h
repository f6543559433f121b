#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/identity/name_words.h"
#include "engine/identity/party.h"

namespace engine {

// Two records that seem to be one organisation, or one programme, and are not joined. A question to a person, never an
// answer: only a decision joins them.
struct Match {
  std::string id;    // "match-" and a hash of the pair: the same every time
  std::string a, b;  // ids, a < b
  double score = 0;  // 0 to 1: of a hundred pairs with 0.9 some ninety are one
  Texts reasons;     // in words, the strongest first

  friend auto operator<=>(const Match&, const Match&) = default;
};

// From here on a pair is proposed, unless one asks for less.
inline constexpr double proposed_from = 0.7;

// The pairs of organisations that seem to be one, the likeliest first, then by ids. Left out are pairs that a person
// has judged, those with two values of one identifier scheme, those that are parent and child or follow each other,
// and a name without a place that would fit several places.
// Cost: a look-up for each name, and a comparison for each pair that shares its rarest words or an acronym.
std::vector<Match> find_matches(const std::vector<Party>& parties, const NameWords& words, const DecidedPairs& decided,
                                double threshold = proposed_from);

class MatchJudge;

// Those of them that some parties are of, by their numbers with the judge, likewise in order.
// Cost: a comparison for each pair of theirs that shares its rarest words or an acronym.
std::vector<Match> find_matches_of(std::span<const std::uint32_t> parties, MatchJudge& judge,
                                   const DecidedPairs& decided, double threshold = proposed_from);

// The id of the match of two ids, in either order.
std::string match_id(const std::string& one, const std::string& other);

}  // namespace engine

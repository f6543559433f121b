#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/coverage.h"
#include "engine/analysis/overlaps.h"
#include "engine/analysis/question.h"

// What two Snapshots answer differently. References of one mean nothing in the other, so that everything is by id.
namespace engine {

struct CellIds {
  std::string location, service, group;

  friend auto operator<=>(const CellIds&, const CellIds&) = default;
};

struct StateChange {
  CellIds cell;
  std::optional<State> before, after;  // absent: the cell is in no answer
};

struct PairChange {
  std::string id, a, b;  // of the finding and its two providers
  OverlapClass before = OverlapClass::possible, after = OverlapClass::possible;
  bool was = false, is = false;  // whether there was and is such a pair
};

struct Differences {
  std::vector<StateChange> states;              // that changed, by ids
  std::vector<StateChange> gaps;                // of these, those that are gaps before or after, but not both
  std::vector<PairChange> overlaps;             // that came, went or are of another class, by ids of the providers
  std::vector<Number> routes_gone, routes_new;  // formal referrals in use on the day, ascending
  std::vector<CellIds> unreachable;             // cells that carry the flag now, and did not
};

// The same question put to another Snapshot: its filters mean the same ids. What the other does not have is left out of
// the filter; a filter of which nothing is left lets nothing through, and so is an error.
// Throws Error{not_found}.
Question question_for(const Question& question, const Snapshot& asked_of, const Snapshot& other);

// Returns what `after` answers otherwise than `before`: coverage at the question's levels, and overlaps at theirs
// (finest services and groups) on the same day. Cost: both analyses on both. REQUIRES: question.day. Throws what these
// throw.
Differences find_differences(const Snapshot& before, const Snapshot& after, const Question& question);

}  // namespace engine

#pragma once

#include <vector>

#include "engine/analysis/crowded.h"
#include "engine/analysis/overlap_rolls.h"

namespace engine {

// Confirmed and likely pairs are called duplication and come first: 0, 1; possible ones are 2, the rest 3.
int rank_of(OverlapClass kind);

// A pair as it is ranked.
struct RankedPair {
  int rank = 0;
  std::uint32_t sites = 0, cells = 0;
  double jaccard = 0;
  std::uint32_t a = 0, b = 0;              // the providers; a < b
  std::uint32_t place_a = 0, place_b = 0;  // the same as Rolls numbers them

  // Whether it comes before another in an answer: a total order.
  bool operator<(const RankedPair& other) const;
};

// Counts and ranks the pairs of an answer, one provider at a time beside all others: what is known of its pairs so
// far stands in an array by partner, so that pairs need no memory but those that are kept.
class OverlapSweep {
 public:
  // REQUIRES: all outlive it.
  OverlapSweep(const View& view, const ProviderOrder& providers, const Presences& presences, const Rolls& rolls,
               const OverlapJudge& judge, const AskedProviders& asked);

  struct Found {
    OverlapTotals totals;           // of pairs; and shared_cells, overlapping
    std::vector<RankedPair> first;  // in the order of answers
  };

  // Counts all pairs and keeps the first of those listed.
  Found count(const OverlapsListed& listed) const;

  // Keeps the first without counting.
  std::vector<RankedPair> best(std::size_t most) const;

  // Where two providers, by place, meet: by cell, `a` being the one that comes first by id.
  // Cost: a binary search for each cell of the one that has fewer.
  void find_encounters(std::uint32_t place, std::uint32_t other, std::vector<Encounter>& encounters) const;

 private:
  class Core;
  friend class Core;

  enum class Goal : std::uint8_t { count, best };
  Found sweep(const OverlapsListed& listed, Goal goal) const;
  // Whether two that stay in one cell are a pair on a common day.
  bool meet(const RollEntry& one, const RollEntry& other) const {
    if (one.place == other.place || (one.lead == other.lead && !are_two_programmes(one, other))) return false;
    if (!asked_.all() && !asked_.answer(rolls_.ranks[one.place], rolls_.ranks[other.place])) return false;
    if (view_.question.day) return true;
    return one.days.meets(other.days) && ((!one.needs_care && !other.needs_care) || have_days_in_common(one, other));
  }
  bool are_two_programmes(const RollEntry& one, const RollEntry& other) const;
  bool have_days_in_common(const RollEntry& one, const RollEntry& other) const;

  const View& view_;
  const ProviderOrder& providers_;
  const Presences& presences_;
  const Rolls& rolls_;
  const OverlapJudge& judge_;
  const AskedProviders& asked_;
  std::vector<Seen> seen_in_;  // by cell: OverlapJudge::look()
  std::vector<bool> full_;     // by cell: something there may be likely duplication
  bool any_full_ = false;
};

}  // namespace engine

#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/analysis/crowded.h"
#include "engine/analysis/overlap_class.h"
#include "engine/analysis/overlap_rolls.h"
#include "engine/analysis/profile_differences.h"
#include "engine/analysis/provider_signs.h"
#include "engine/analysis/stay_mixes.h"

namespace engine {

class FirstPairs;

// Confirmed and likely pairs are called duplication and come first: 0, 1; possible ones are 2, the rest 3.
int rank_of(OverlapClass kind);

// A pair as it is ranked.
struct RankedPair {
  int rank = 0;
  std::uint32_t sites = 0, cells = 0;
  double jaccard = 0;
  std::uint32_t a = 0, b = 0;  // the ranks of the providers by id; a < b

  // Whether it comes before another in an answer: a total order.
  bool operator<(const RankedPair& other) const;
};

// Counts and ranks the pairs of an answer. Most pairs are settled where they meet, since signs tell that they do so
// once only (ProviderSign); the others need memory until all that meets of them is seen (PairTallies), and so do those
// that are kept (FirstPairs). Of all time one provider after the other has its turn, beside those after it, so that few
// are not settled at once; of a day, when less meets, one cell after the other, which is read faster.
class OverlapSweep {
 public:
  // `signs` are those of the rolls. REQUIRES: all others outlive it.
  OverlapSweep(const View& view, const RosterChoice& choice, const Rolls& rolls, const ProfileDifferences& differences,
               const Saturations& saturations, const OverlapJudge& judge, const AskedProviders& asked,
               Room<ProviderSign> signs);

  struct Found {
    OverlapTotals totals;           // of pairs; and shared_cells, providers, overlapping
    std::vector<RankedPair> first;  // in the order of answers
  };

  // Counts all pairs and keeps the first of those listed.
  Found count(const OverlapsListed& listed) const;

  // Keeps the first without counting.
  std::vector<RankedPair> best(std::size_t most) const;

  // Where two providers meet: by cell and stays.
  // Cost: a binary search among the cells of one for each cell of the one that stands in fewer.
  void find_encounters(std::uint32_t a, std::uint32_t b, std::vector<Encounter>& encounters) const;

 private:
  class Core;
  friend class Core;

  // Of a core: to count what it looks at and keep the first, to keep the first alone; and of cells to count what is
  // settled there, or to keep the first of it.
  enum class Goal : std::uint8_t { count, best, settle, offer };
  Found sweep_providers(const OverlapsListed& listed, Goal goal) const;
  Found sweep_cells(const OverlapsListed& listed) const;
  template <class Work>
  std::vector<std::unique_ptr<Core>> on_cores(Goal goal, FirstPairs& first, Work work) const;
  Found found_by(std::span<const std::unique_ptr<Core>> cores, FirstPairs& first) const;
  std::vector<std::uint32_t> most_sites_first() const;
  // The days of a stay on which it may meet others. Who stands there on the day asked need not be asked again.
  Period days_to_meet(const RollEntry& entry) const { return has_day_ ? Period::always() : entry.days; }
  // Whether they may meet another. Hardly anything foretells it, so it branches on nothing.
  static unsigned may_meet(const Period& days, const RollEntry& other) {
    return unsigned{days.from < other.days.to} & unsigned{other.days.from < days.to};
  }
  // Whether two that stay in one cell are a pair on a common day.
  bool meet(const RollEntry& one, const RollEntry& other) const {
    // Those who stand there on the day asked need not be asked again. No gaps are written down for them.
    if (!has_day_ && !one.days.meets(other.days)) return false;
    if (one.lead == other.lead && (one.provider == other.provider || !are_two_programmes(one, other))) return false;
    if (one.provider == other.provider || (!all_asked_ && !asked_.answer(one.provider, other.provider))) return false;
    return (one.gaps | other.gaps) == 0 || have_days_in_common(one, other);
  }
  bool are_two_programmes(const RollEntry& one, const RollEntry& other) const {
    return view_.question.within_organisations && one.has(mark::programme) && other.has(mark::programme);
  }
  StayMix mix_of(const RollEntry& entry, std::uint32_t stay) const {
    const StayMix* const part = entry.has(mark::mixed) ? rolls_.mix_of_part(stay) : nullptr;
    return part != nullptr ? *part : mixes_->of(entry, rolls_.in_roster(stay));
  }
  bool have_days_in_common(const RollEntry& one, const RollEntry& other) const;

  const View& view_;
  const RosterChoice& choice_;
  const Rolls& rolls_;
  const ProfileDifferences& differences_;
  const OverlapJudge& judge_;
  const AskedProviders& asked_;
  const Room<ProviderSign> signs_;
  const std::shared_ptr<const StayMixes> mixes_;
  const bool has_day_, all_asked_;
  bool any_full_ = false;
  std::vector<Seen> seen_in_;  // by cell: OverlapJudge::look(), and seen::alike_where_full where that can be seen there
};

}  // namespace engine

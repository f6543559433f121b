#pragma once

#include <atomic>
#include <vector>

#include "engine/analysis/overlap_sweep.h"

namespace engine {

// What one core of a sweep has before it and found so far.
class OverlapSweep::Core {
 public:
  // Providers whose place is `cut` or more name too few sites to be in a pair that is kept, but for likely ones; the
  // cores tell each other. REQUIRES: all outlive it.
  Core(const OverlapSweep& sweep, const OverlapsListed& listed, Goal goal, std::atomic<std::uint32_t>& cut);

  // Looks at the pairs of the provider with those of greater place.
  void sweep(std::uint32_t place);

  void add_to(Found& found, std::vector<bool>& shared, std::vector<bool>& overlapping) const;

 private:
  static constexpr std::uint32_t no_cell = std::numeric_limits<std::uint32_t>::max();

  // What is known so far of the pair with one partner.
  struct Tally {
    std::uint32_t last_cell = no_cell;
    std::uint32_t cells = 0;
    std::uint32_t sites = 0;  // at most so many
    Seen seen = 0;
    bool needs_care = false;  // which two meet first is not known from here
  };

  void look_at(const Rolls::Position& position, std::uint32_t cut);
  void tally(const RollEntry& own, const RollEntry& other, std::uint32_t cell);
  Seen look(const RollEntry& own, const RollEntry& other, std::uint32_t cell) const;
  OverlapClass class_of(std::uint32_t place, std::uint32_t other, const Tally& tally);
  void finish(std::uint32_t place, std::uint32_t other, Tally tally, std::uint32_t cut);
  void complete(std::uint32_t place, std::uint32_t other, Tally& tally);
  bool may_enter(OverlapClass kind, const Tally& tally) const;
  void offer(std::uint32_t place, std::uint32_t other, OverlapClass kind, const Tally& tally);
  void move_cut();

  const OverlapSweep& all_;
  const Rolls& rolls_;
  const OverlapsListed& listed_;
  const Goal goal_;
  std::atomic<std::uint32_t>& cut_;
  ChainsOf chains_;
  std::vector<Tally> tallies_;           // by place
  std::vector<std::uint32_t> partners_;  // whose tally has begun
  std::vector<RankedPair> first_;        // a heap, the last of those kept at its top
  OverlapTotals totals_;
  std::vector<bool> shared_, overlapping_;  // by cell, by place
  std::vector<Encounter> encounters_;
  std::vector<Ref<Location>> sites_;
};

}  // namespace engine

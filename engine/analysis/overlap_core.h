#pragma once

#include <atomic>
#include <vector>

#include "engine/analysis/overlap_sweep.h"

namespace engine {

// What one core of a sweep has before it and found so far.
class OverlapSweep::Core {
 public:
  // Where the best are sought, pairs that name fewer sites than `least_sites` together are not among them, but for
  // likely ones; the cores tell each other. REQUIRES: all outlive it.
  Core(const OverlapSweep& sweep, const OverlapsListed& listed, Goal goal, std::atomic<std::uint32_t>& least_sites);

  // Looks at the pairs of the provider with those after it.
  void sweep(std::uint32_t provider);

  void add_to(Found& found, std::vector<std::uint8_t>& shared, std::vector<std::uint8_t>& overlapping) const;

 private:
  static constexpr std::uint16_t most_sites = 0xffff;  // so many or more
  static constexpr std::uint32_t no_pair = std::numeric_limits<std::uint32_t>::max();

  // What is known so far of the pair with one partner.
  struct Tally {
    std::uint32_t cells = 0;
    std::uint16_t sites = 0;       // at most so many: one that is shared in two cells counts twice
    Seen seen = 0;                 // in_chain: perhaps
    bool needs_a_recount = false;  // fewer cells or sites may be shared than that
  };

  void fetch_tallies(const Rolls::Position& position) const;
  void look_at(const Rolls::Position& position);
  void tally(const RollEntry& own, const RollEntry& other, Seen found);
  Seen look(const RollEntry& own, const RollEntry& other, const Encounter& encounter) const;
  OverlapClass class_of(std::uint32_t provider, std::uint32_t other, const Tally& tally);
  void finish(std::uint32_t provider, std::uint32_t other, Tally tally);
  bool may_enter(OverlapClass kind, const Tally& tally) const;
  void offer(std::uint32_t provider, std::uint32_t other, OverlapClass kind, Tally tally);
  void recount(std::uint32_t provider, std::uint32_t other, Tally& tally);
  Tally completed(std::uint32_t provider, std::uint32_t other, Tally tally);
  void raise_least_sites();
  void find_encounters(std::uint32_t provider, std::uint32_t other);
  bool comes_before_by_id(std::uint32_t provider, std::uint32_t other) const {
    const ProviderOrder& order = *all_.choice_.roster().providers;
    return order.by_id(provider) < order.by_id(other);
  }

  const OverlapSweep& all_;
  const Rolls& rolls_;
  const OverlapsListed& listed_;
  const Goal goal_;
  std::atomic<std::uint32_t>& least_sites_;
  std::uint32_t least_ = 0;  // as it was when the provider's turn came: 0 where all is looked at
  ChainsOf chains_;
  std::vector<Tally> tallies_;           // by provider
  std::vector<std::uint32_t> partners_;  // whose tally has begun
  std::vector<RankedPair> first_;        // a heap, the last of those kept at its top
  OverlapTotals totals_;
  std::vector<std::uint8_t> shared_, overlapping_;  // by cell, by provider: 1 where it is
  std::vector<Encounter> encounters_;
  std::vector<Ref<Location>> sites_;
};

}  // namespace engine

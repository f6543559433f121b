#pragma once

#include <array>
#include <atomic>
#include <vector>

#include "engine/analysis/first_pairs.h"
#include "engine/analysis/overlap_sweep.h"
#include "engine/analysis/pair_tallies.h"

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
  static constexpr std::uint32_t no_pair = std::numeric_limits<std::uint32_t>::max();

  // Doubts of a PairTally.
  static constexpr std::uint8_t needs_a_recount = 1;  // fewer cells or sites may be shared than it says
  static constexpr std::uint8_t linked = 2;           // ChainsOf says so

  void look_at(const Rolls::Position& position);
  std::uint32_t find_met(const RollEntry& own, const RollEntry* others, std::uint32_t count);
  void meet_all(const RollEntry& own, const RollEntry* others, std::uint32_t count, const Rolls::Position& position);
  bool meet_slowly(const RollEntry& own, const RollEntry& other, const Encounter& encounter);
  Seen look(const RollEntry& own, const StayMix& one, const RollEntry& other, const StayMix& two,
            const Encounter& encounter) const;
  struct Known {
    Seen seen = 0, open = 0;
  };
  Known known_of(const RollEntry& own, const StayMix& one, const RollEntry& other, const StayMix& two) const;
  Seen look_where_full(const RollEntry& own, const RollEntry& other, const Encounter& encounter) const;
  void finish(std::uint32_t provider);
  OverlapClass class_of(std::uint32_t provider, const PairTally& tally);
  void offer(std::uint32_t provider, OverlapClass kind, PairTally tally);
  void recount(std::uint32_t provider, PairTally& tally);
  void complete(std::uint32_t provider, PairTally& tally);
  void raise_least_sites();
  void find_encounters(std::uint32_t provider, std::uint32_t other);
  bool comes_before_by_id(std::uint32_t provider, std::uint32_t other) const {
    const ProviderOrder& order = *all_.choice_.roster().providers;
    return order.by_id(provider) < order.by_id(other);
  }

  const OverlapSweep& all_;
  const Rolls& rolls_;
  const Goal goal_;
  std::atomic<std::uint32_t>& least_sites_;
  std::uint32_t least_ = 0;  // as it was when the provider's turn came: 0 where all is looked at
  ChainsOf chains_;
  PairTallies tallies_;
  std::vector<std::uint32_t> met_;  // of the rest of a roll
  FirstPairs first_;
  std::array<OverlapClass, 256> classes_;  // by what is seen, where nobody decided
  std::array<std::array<std::uint64_t, overlap_class_count>, 2>
      counts_{};                                    // two, so that one need not wait for the other
  std::vector<std::uint8_t> shared_, overlapping_;  // by cell, by provider: 1 where it is
  std::vector<Encounter> encounters_;
  std::vector<Ref<Location>> sites_;
};

}  // namespace engine

#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <vector>

#include "engine/analysis/first_pairs.h"
#include "engine/analysis/overlap_sweep.h"
#include "engine/analysis/pair_tallies.h"
#include "engine/analysis/stay_signs.h"

namespace engine {

// What one core of a sweep has before it and found so far.
//
// What tells the processor what to fetch is always put into its caller: g++ leaves out a call of what only does that.
class OverlapSweep::Core {
 public:
  // What may not be among `first` any more is not counted where the best are sought. REQUIRES: all outlive it.
  Core(const OverlapSweep& sweep, const StaySigns& signs, Goal goal, FirstPairs& first);

  // Tells the processor that the provider's stays will soon be read.
  void fetch(std::uint32_t provider) const;

  // Looks at the pairs of the provider with those after it.
  void sweep(std::uint32_t provider);
  // Counts what was put off of the providers so far.
  void catch_up();

  void add_to(Found& found, std::vector<std::uint8_t>& shared, std::vector<std::uint8_t>& overlapping) const;

 private:
  // What a PairTally has beside what is Seen.
  static constexpr std::uint16_t needs_a_recount = 0x100;  // fewer cells or sites may be shared than it says

  static constexpr std::uint16_t meets_again = 0x200;  // or may
  static constexpr std::uint16_t not_looked_at = 0x400;
  static constexpr unsigned with_site = 0x100;  // of what is settled

  static std::uint16_t tallied(std::uint32_t sites) {
    return static_cast<std::uint16_t>(std::min<std::uint32_t>(sites, PairTally::most_sites));
  }

  static Seen seen_of(const PairTally& tally) { return static_cast<Seen>(tally.seen & 0xff); }

  void count(std::uint32_t provider);
  void count_at(const Rolls::Position& position);
  // Whether all in a roll stand there on a day in common, and are asked for.
  bool all_may_meet() const { return all_.has_day_ && all_.all_asked_; }
  // Of what a stay may have several, what leaves open what is seen of an encounter: who stand there on the day asked
  // all meet, so that of several deliverers somebody meets another.
  unsigned several_that_matter() const {
    return all_.has_day_ ? StayMixes::several & ~unsigned{mark::several_deliverers} : StayMixes::several;
  }
  std::uint32_t find_met(const Rolls::Position& position);
  [[gnu::always_inline]] void fetch_roll(const Rolls::Position* position) const;
  bool meet_all(const Rolls::Position& position, std::uint32_t count);
  void put_off(const Rolls::Position& position, std::uint32_t stay);
  void put_off(const Rolls::Position& position, std::uint32_t stay, unsigned sites, unsigned seen);
  [[gnu::always_inline]] void fetch_late() const;
  struct Late;
  void meet_late(const Late& late);
  void tally_late();
  void settle(std::uint32_t provider, std::uint32_t partner, std::size_t seen);
  void offer_settled(std::uint32_t provider, std::uint32_t partner, std::size_t seen);
  void conclude(std::uint32_t provider, const PairTally& tally);
  void look_at_open();
  [[gnu::always_inline]] void fetch_firsts(const Encounter& encounter) const;
  [[gnu::always_inline]] void fetch_deliveries(const Encounter& encounter) const;
  void finish_count(std::uint32_t provider);

  void find_best(std::uint32_t provider);
  [[gnu::always_inline]] void fetch(const Rolls::Position& position) const;
  [[gnu::always_inline]] void fetch_positions(std::uint32_t partner) const;
  void meet_at_sites(const Rolls::Position& position);
  std::uint32_t sites_that_meet(const RollEntry& own, const StayMix& mix, std::uint32_t stay) const;
  bool may_share_enough(const PairTally& tally, std::span<const Rolls::Position> left, std::uint32_t sites_left) const;
  // How many sites a provider must share with another to be among the first with it.
  std::uint32_t least_of(std::uint32_t provider) const {
    return least_.sites + (least_.sites != FirstPairs::none_may && rolls_.of(provider).size() < least_.cells ? 1U : 0U);
  }
  bool complete(std::uint32_t provider, PairTally& tally);

  Seen look(const RollEntry& own, const StayMix& one, const RollEntry& other, const StayMix& two,
            const Encounter& encounter) const;
  struct Known {
    Seen seen = 0, open = 0;
  };
  Known known_at(const RollEntry& own, const StayMix& one, const RollEntry& other, const StayMix& two,
                 const Encounter& encounter) const;
  Known known_of(const RollEntry& own, const StayMix& one, const RollEntry& other, const StayMix& two) const;
  Seen look_where_full(const RollEntry& own, const RollEntry& other, const Encounter& encounter) const;
  OverlapClass class_of(std::uint32_t provider, const PairTally& tally);
  void offer(std::uint32_t provider, OverlapClass kind, PairTally tally);
  void recount(std::uint32_t provider, PairTally& tally);
  void find_encounters(std::uint32_t provider, std::uint32_t other);
  bool comes_before_by_id(std::uint32_t provider, std::uint32_t other) const {
    const ProviderOrder& order = *all_.choice_.roster().providers;
    return order.by_id(provider) < order.by_id(other);
  }

  const OverlapSweep& all_;
  const Rolls& rolls_;
  const StaySigns& signs_;
  const Goal goal_;
  FirstPairs& first_;
  FirstPairs::Least least_;      // as it was when the provider's turn came
  std::uint32_t own_least_ = 0;  // sites that a pair of the provider must share: 0 where all is looked at
  PairTallies tallies_;
  // An encounter of which more is asked than is told by the two stays and their signs.
  struct Late {
    Encounter encounter;
    std::uint32_t provider, partner;
    std::uint16_t sites, seen;  // as of a PairTally; with not_looked_at nothing yet
  };
  std::vector<Late> late_;  // by provider
  struct Open {
    Encounter encounter;
    std::uint32_t partner;
    Seen open;
  };
  std::vector<Open> open_;                  // what is left to be seen of the provider's pairs
  std::vector<std::uint32_t> met_;          // of the rest of a roll: who may meet
  std::vector<Rolls::Position> by_length_;  // of a provider's rolls, those of which the sites alone count
  // By what is seen of a pair, where nobody decided; and pairs that are settled where they meet, once.
  std::array<OverlapClass, 256> classes_;
  std::array<std::uint64_t, 512> settled_{};  // how many, by what is seen and, above that, whether a site is shared
  std::array<std::uint64_t, 512> places_{};   // among the first, by the same
  std::array<std::uint64_t, overlap_class_count> counts_{};  // of the others
  std::uint32_t providers_ = 0;                              // that stand anywhere
  std::vector<std::uint8_t> shared_, overlapping_;           // by cell, by provider: 1 where it is
  std::vector<Encounter> encounters_;
  std::vector<Ref<Location>> sites_;
};

}  // namespace engine

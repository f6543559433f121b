#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "engine/analysis/first_pairs.h"
#include "engine/analysis/overlap_sweep.h"
#include "engine/analysis/pair_tallies.h"

namespace engine {

// What one core of a sweep has before it and found so far.
//
// What tells the processor what to fetch is always put into its caller: g++ leaves out a call of what only does that.
class OverlapSweep::Core {
 public:
  // What may not be among `first` any more is not counted where the best are sought. REQUIRES: all outlive it.
  Core(const OverlapSweep& sweep, Goal goal, FirstPairs& first);

  // Tells the processor that the provider's stays will soon be read.
  void fetch(std::uint32_t provider) const;

  // Looks at the pairs of the provider with those after it.
  void sweep(std::uint32_t provider);
  // Counts what was put off of the providers so far, and adds to the first what is offered so far.
  void finish();

  // Looks at all pairs in each of some cells: counts those that are settled there, and puts off the others.
  void sweep_cells(std::span<const std::uint32_t> cells);
  // Counts what some put off that looked at all cells, of as many providers that follow each other as one part has.
  void count_late(std::span<const std::unique_ptr<Core>> all, std::size_t part);
  static std::size_t parts(std::uint32_t providers) { return providers / in_one_part + 1; }
  // Whether a pair that was settled may be among the first.
  bool may_offer_settled() const;

  void add_to(Found& found, std::vector<std::uint8_t>& shared, std::vector<std::uint8_t>& overlapping) const;

 private:
  // What a PairTally has beside what is Seen.
  static constexpr std::uint16_t needs_a_recount = 0x100;  // fewer cells or sites may be shared than it says

  static constexpr std::uint16_t meets_again = 0x200;  // or may
  static constexpr unsigned with_site = 0x100;         // of what is settled
  static constexpr std::uint32_t in_one_part = 512;  // providers: what is put off of them is near the processor at once

  static std::uint16_t tallied(std::uint32_t sites) {
    return static_cast<std::uint16_t>(std::min<std::uint32_t>(sites, PairTally::most_sites));
  }

  static Seen seen_of(const PairTally& tally) { return static_cast<Seen>(tally.seen & 0xff); }

  void count(std::uint32_t provider);
  void count_at(const Rolls::Position& position);
  template <class SignOf>
  void count_at(const Rolls::Position& position, SignOf sign_of);
  // Whether all in a roll stand there on a day in common, and are asked for.
  bool all_may_meet() const { return all_.has_day_ && all_.all_asked_; }
  // Of what a stay may have several, what leaves open what is seen of an encounter: who stand there on the day asked
  // all meet, so that of several deliverers somebody meets another.
  unsigned several_that_matter() const {
    return all_.has_day_ ? mark::mixed & ~unsigned{mark::several_deliverers} : mark::mixed;
  }
  std::uint32_t find_met(const Rolls::Position& position);
  [[gnu::always_inline]] void fetch_roll(const Rolls::Position* position) const;
  template <class StayAt, class SignOf>
  bool meet_all(const Rolls::Position& position, std::uint32_t count, StayAt stay_at, SignOf sign_of);
  void put_off(const Encounter& encounter);
  void put_off_told(const Encounter& encounter, unsigned sites, unsigned seen);
  void put_off_open(const Encounter& encounter, unsigned beyond);
  void look_closer(const Encounter& encounter, unsigned beyond);
  [[gnu::always_inline]] void fetch_late() const;
  void catch_up();
  struct Late;
  struct PutOff;
  PutOff& late_of(std::uint32_t provider) { return parts_.empty() ? late_ : parts_[provider / in_one_part]; }
  void meet_late(const Late& late);
  void tally(const PairTally& met);
  void tally_late();
  void settle(std::uint32_t provider, std::uint32_t partner, std::size_t seen);
  void offer_settled(std::uint32_t provider, std::uint32_t partner, std::size_t seen);
  std::uint64_t place_of_settled(std::size_t seen) const {
    return first_.place_of(classes_[seen % with_site], static_cast<std::uint16_t>(seen / with_site), 1);
  }
  void conclude(const PairTally& tally);
  void look_at_open();
  [[gnu::always_inline]] void fetch_firsts(const Encounter& encounter) const;
  [[gnu::always_inline]] void fetch_deliveries(const Encounter& encounter) const;

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
  bool complete(PairTally& tally);

  Seen look(const RollEntry& own, const StayMix& one, const RollEntry& other, const StayMix& two,
            const Encounter& encounter) const;
  struct Known {
    Seen seen = 0, open = 0;
  };
  Known known_at(const RollEntry& own, const StayMix& one, const RollEntry& other, const StayMix& two,
                 const Encounter& encounter) const;
  Known known_of(const RollEntry& own, const StayMix& one, const RollEntry& other, const StayMix& two) const;
  Seen look_where_full(const RollEntry& own, const RollEntry& other, const Encounter& encounter) const;
  OverlapClass class_of(const PairTally& tally);
  void offer(OverlapClass kind, const PairTally& tally);
  void add_offered();
  void add(OverlapClass kind, PairTally tally);
  void recount(PairTally& tally);

  const OverlapSweep& all_;
  const Rolls& rolls_;
  const Room<ProviderSign>& signs_;
  const Goal goal_;
  FirstPairs& first_;
  FirstPairs::Least least_;      // as it was when the provider's turn came
  std::uint32_t own_least_ = 0;  // sites that a pair of the provider must share: 0 where all is looked at
  PairTallies tallies_;
  // An encounter of which more is asked than is told by the two stays and their signs.
  struct Late {
    Encounter encounter;
    std::uint32_t provider, partner;
    std::uint16_t beyond;  // what is seen of them that the cell does not tell, as of a PairTally
  };
  // What was put off.
  struct PutOff {
    std::vector<PairTally> told;  // of one encounter each, of which all is told; perhaps the two meet elsewhere too
    std::vector<Late> open;

    std::size_t size() const { return told.size() + open.size(); }
    void reserve(std::size_t many) {
      told.reserve(many);
      open.reserve(many / 4);
    }
    void append(const PutOff& other) {
      told.insert(told.end(), other.told.begin(), other.told.end());
      open.insert(open.end(), other.open.begin(), other.open.end());
    }
    void clear() {
      told.clear();
      open.clear();
    }
  };
  PutOff late_;
  std::vector<PutOff> parts_;  // by some providers that follow each other; where cells are looked at
  struct Open {
    Encounter encounter;
    std::uint32_t tally;  // of the pair, among all()
    Seen open;
  };
  struct Offered {
    std::uint64_t place;  // at most: fewer cells or sites may be shared than the tally says
    OverlapClass kind;
    PairTally tally;
  };
  std::vector<Offered> offered_;
  std::vector<Open> open_;                  // what is left to be seen of what was tallied
  std::vector<std::uint32_t> met_;          // of the rest of a roll: who may meet
  std::vector<ProviderSign> here_;          // of the rolls of the cells that are swept
  std::vector<Rolls::Position> by_length_;  // of a provider's rolls, those of which the sites alone count
  // By what is seen of a pair, where nobody decided; and pairs that are settled where they meet, once.
  std::array<OverlapClass, 256> classes_;
  std::array<std::uint64_t, 512> settled_{};  // how many, by what is seen and, above that, whether a site is shared
  std::array<std::uint64_t, 512> places_{};   // where they are offered, among the first, by the same
  std::array<std::uint64_t, overlap_class_count> counts_{};  // of the others
  std::uint32_t providers_ = 0;                              // that stand anywhere
  std::vector<std::uint8_t> shared_, overlapping_;           // by cell, by provider: 1 where it is
  std::vector<Encounter> encounters_;
  std::vector<Ref<Location>> sites_;
};

}  // namespace engine

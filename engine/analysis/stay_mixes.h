#pragma once

#include <bit>
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/analysis/overlap_rolls.h"
#include "engine/analysis/profile_differences.h"

namespace engine {

// The mixes of the stays of a roster that are not of one organisation, site and key throughout, and stand beside
// others: what else takes a walk of their deliveries for each that meets them. Memory: 40 bytes for each of these, and
// a bit and a half for each stay.
class StayMixes {
 public:
  // Cost: a pass over the stays beside others, and over the deliveries of those that are mixed; on all cores.
  StayMixes(const Roster& roster, const Deliveries& deliveries, const ProfileDifferences& differences);

  // The mixes of a roster that follows that of these: null where it does not. Cost: a copy, and of the blocks that were
  // written anew as above.
  std::shared_ptr<const StayMixes> followed(const Roster& roster, const Deliveries& deliveries,
                                            const ProfileDifferences& differences) const;

  // Of what is chosen of a stay of the roster, and perhaps more.
  StayMix of(const RollEntry& chosen, std::uint32_t stay) const {
    return (chosen.marks & mark::mixed) != 0 ? less_than(mixes_[index_of(stay)], chosen) : simple(chosen);
  }

  // Tell the processor that of() will soon be asked of the stay: what is found by its number, and then, when that is at
  // hand, what is found by that.
  [[gnu::always_inline]] void fetch(const RollEntry& chosen, std::uint32_t stay) const {
    if ((chosen.marks & mark::mixed) == 0) return;
    __builtin_prefetch(&is_mixed_[stay / 64]);
    __builtin_prefetch(&starts_[stay / 64]);
  }
  [[gnu::always_inline]] void fetch_mix(const RollEntry& chosen, std::uint32_t stay) const {
    if ((chosen.marks & mark::mixed) != 0) __builtin_prefetch(&mixes_[index_of(stay)]);
  }

  // Whether a stay may name a site of those.
  static unsigned may_share_site(const StayMix& mix, const RollEntry& entry) {
    return static_cast<unsigned>(mix.sites >> (entry.site % 64) & 1) | unsigned{entry.has(mark::several_sites)};
  }

 private:
  static std::uint64_t bit_of(std::uint32_t number) { return StayMix::bit_of(number); }

  // Of an entry that is of one each.
  static StayMix simple(const RollEntry& entry) {
    const std::uint64_t site = entry.site == Ref<Location>::unknown ? 0 : bit_of(entry.site);
    return {bit_of(entry.organisation.index), site, entry.has(mark::sub_implementer) ? site : 0,
            bit_of(entry.difference)};
  }

  // Of a mix of all that might be chosen, without what the chosen is known not to be of.
  static StayMix less_than(StayMix mix, const RollEntry& entry) {
    const StayMix one = simple(entry);
    if (!entry.has(mark::several_deliverers)) mix.organisations = one.organisations;
    if (!entry.has(mark::several_keys)) mix.keys = one.keys;
    if (!entry.has(mark::several_sites)) mix.sites = one.sites;
    if (!entry.has(mark::sub_implementer)) mix.sub_sites = 0;
    mix.sub_sites &= mix.sites;
    return mix;
  }

  std::uint32_t index_of(std::uint32_t stay) const {
    const std::uint64_t before = bit_of(stay) - 1;
    return starts_[stay / 64] + static_cast<std::uint32_t>(std::popcount(is_mixed_[stay / 64] & before));
  }

  // A mixed stay that is not among all yet.
  struct Mixed {
    std::uint32_t stay;
    StayMix mix;
  };

  static Mixed mixed(const Roster& roster, std::uint32_t stay, Deliveries::Cursor& cursor,
                     const ProfileDifferences& differences);
  void add(const std::vector<Mixed>& mixed);
  void note_blocks(const Roster& roster);

  std::shared_ptr<const RosterRoom> room_;  // of the roster
  std::vector<std::uint32_t> blocks_;       // the first stays of its blocks
  std::vector<std::uint64_t> is_mixed_;     // by stay, 64 at a time
  std::vector<std::uint32_t> starts_;       // of these in mixes_
  std::vector<StayMix> mixes_;
};

// Those of the roster that is chosen from; of one that is kept with the Snapshot, kept with it too.
std::shared_ptr<const StayMixes> mixes_of(const View& view, const RosterChoice& choice,
                                          const ProfileDifferences& differences);

// How many sites two that meet may both name.
std::uint32_t sites_at_most(const RollEntry& one, const StayMix& mix, const RollEntry& other, const StayMix& others);

}  // namespace engine

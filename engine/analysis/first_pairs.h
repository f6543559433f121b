#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/analysis/overlap_sweep.h"
#include "engine/analysis/pair_tallies.h"

namespace engine {

// The first pairs of an answer so far, of those classes that it lists. Whether another may be among them is told by one
// comparison.
class FirstPairs {
 public:
  explicit FirstPairs(const OverlapsListed& listed) : most_(listed.most), limit_(listed.most == 0 ? 0 : none) {
    for (std::size_t kind = 0; kind < overlap_class_count; ++kind) {
      begins_[kind] = listed.kinds[kind] ? begin_of(rank_of(static_cast<OverlapClass>(kind))) : none;
    }
  }

  // Whether a pair of that class may be among them that shares so many sites and cells at most.
  bool may_hold(OverlapClass kind, std::uint16_t sites, std::uint32_t cells) const {
    const std::uint64_t begin = begins_[static_cast<std::size_t>(kind)];
    return begin < limit_ && begin + (PairTally::most_sites - sites) * one_site + (no_cells - cells) < limit_;
  }

  // Keeps the pair if it is among them. REQUIRES: its class is listed.
  void add(const RankedPair& pair) {
    if (is_full()) {
      if (most_ == 0 || !(pair < last())) return;
      std::ranges::pop_heap(pairs_, comes_first);
      pairs_.pop_back();
    }
    pairs_.push_back(pair);
    std::ranges::push_heap(pairs_, comes_first);
    if (is_full()) limit_ = end_of(last());
  }

  bool is_full() const { return pairs_.size() >= most_; }
  const RankedPair& last() const { return pairs_.front(); }        // REQUIRES: there are any
  const std::vector<RankedPair>& pairs() const { return pairs_; }  // in no order

 private:
  // What comes first is less: by rank, then by sites, then by cells.
  static constexpr std::uint64_t none = std::numeric_limits<std::uint64_t>::max();
  static constexpr std::uint64_t no_cells = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::uint64_t one_site = no_cells + 1;
  static constexpr std::uint64_t one_rank = one_site * (PairTally::most_sites + 1);

  static bool comes_first(const RankedPair& one, const RankedPair& other) { return one < other; }
  static std::uint64_t begin_of(int rank) { return static_cast<std::uint64_t>(rank) * one_rank; }

  // After all that may come before the pair. Of so many sites that they are not counted, all may.
  static std::uint64_t end_of(const RankedPair& pair) {
    if (pair.sites >= PairTally::most_sites) return begin_of(pair.rank) + one_site;
    return begin_of(pair.rank) + (PairTally::most_sites - pair.sites) * one_site + (no_cells - pair.cells) + 1;
  }

  std::size_t most_;
  std::array<std::uint64_t, overlap_class_count> begins_{};
  std::uint64_t limit_;
  std::vector<RankedPair> pairs_;  // a heap, the last at its top
};

}  // namespace engine

#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <limits>
#include <mutex>
#include <vector>

#include "engine/analysis/overlap_sweep.h"
#include "engine/analysis/pair_tallies.h"

namespace engine {

// The first pairs of an answer so far, of those classes that it lists. Whether another may be among them is told by one
// comparison. All cores may ask and add at once.
class FirstPairs {
 public:
  explicit FirstPairs(const OverlapsListed& listed) : most_(listed.most), limit_(listed.most == 0 ? 0 : nowhere) {
    for (std::size_t kind = 0; kind < overlap_class_count; ++kind) {
      begins_[kind] = listed.kinds[kind] ? begin_of(rank_of(static_cast<OverlapClass>(kind))) : nowhere;
    }
  }

  // Where a pair of that class comes that shares so many sites and cells: what comes first is less.
  std::uint64_t place_of(OverlapClass kind, std::uint16_t sites, std::uint32_t cells) const {
    const std::uint64_t begin = begins_[static_cast<std::size_t>(kind)];
    return begin == nowhere ? nowhere : begin + (PairTally::most_sites - sites) * one_site + (no_cells - cells);
  }

  // The place of a pair that is not among them.
  static constexpr std::uint64_t nowhere = std::numeric_limits<std::uint64_t>::max();

  // Whether a pair may be among them that comes at that place at most.
  bool may_hold(std::uint64_t place) const { return place < limit_.load(std::memory_order_relaxed); }
  // Whether one of that class may that shares so many sites and cells at most.
  bool may_hold(OverlapClass kind, std::uint16_t sites, std::uint32_t cells) const {
    return may_hold(place_of(kind, sites, cells));
  }

  // What a pair that is possible duplication must share to be among them: so many sites and, if no more, so many cells.
  struct Least {
    std::uint32_t sites = 0, cells = 0;
  };
  static constexpr std::uint32_t none_may = std::numeric_limits<std::uint32_t>::max();  // sites, where none may
  Least least() const {
    const int rank = rank_of(OverlapClass::possible);
    const std::uint64_t limit = limit_.load(std::memory_order_relaxed);
    if (limit <= begin_of(rank)) return {none_may, 0};
    if (limit >= begin_of(rank + 1)) return {};
    const std::uint64_t last = limit - 1 - begin_of(rank);
    return {static_cast<std::uint32_t>(PairTally::most_sites - last / one_site),
            static_cast<std::uint32_t>(no_cells - last % one_site)};
  }

  // Keeps the pair if it is among them. REQUIRES: its class is listed.
  void add(const RankedPair& pair) {
    const std::scoped_lock lock(guard_);
    if (pairs_.size() >= most_) {
      if (most_ == 0 || !(pair < pairs_.front())) return;
      std::ranges::pop_heap(pairs_, comes_first);
      pairs_.pop_back();
    }
    pairs_.push_back(pair);
    std::ranges::push_heap(pairs_, comes_first);
    if (pairs_.size() >= most_) limit_.store(end_of(pairs_.front()), std::memory_order_relaxed);
  }

  // In the order of answers. REQUIRES: nobody adds any more.
  std::vector<RankedPair> sorted() && {
    std::ranges::sort_heap(pairs_, comes_first);
    return std::move(pairs_);
  }

 private:
  // What comes first is less: by rank, then by sites, then by cells.
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
  std::atomic<std::uint64_t> limit_;
  std::mutex guard_;               // of pairs_
  std::vector<RankedPair> pairs_;  // a heap, the last at its top
};

}  // namespace engine

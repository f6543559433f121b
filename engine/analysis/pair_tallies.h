#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace engine {

// What is known so far of the pair of a provider with a partner. 16 bytes; none is a char, through which a compiler
// expects anything to be changed.
struct PairTally {
  static constexpr std::uint32_t most_sites = 0xffff;  // so many or more

  std::uint32_t provider = 0, partner = 0;
  std::uint32_t cells = 0;  // in which they meet: at most so many
  std::uint16_t sites = 0;  // that both name: at most so many, one that is shared in two cells counts twice
  std::uint16_t seen = 0;   // bits, put together by `or`
};

// The tallies of some pairs. Few are looked at together, so that all is near the processor: a pair is looked for by a
// number at a place that its two tell, or after it. Numbers are never cleared: those of earlier pairs are lower.
// Memory: 16 bytes for each of the most pairs that were tallied together, and 8 to 16 more.
class PairTallies {
 public:
  // `first` is where the numbers begin, above 0: after 2^32 of them they begin anew.
  explicit PairTallies(std::uint32_t first = 1) : base_(first) {}

  // Begins with other pairs.
  void clear() {
    base_ += static_cast<std::uint32_t>(size_);
    size_ = 0;
  }

  // Makes room for so many more pairs. REQUIRES: called before they are added.
  void reserve(std::size_t more) {
    const std::size_t most = size_ + more;
    if (most > all_.size()) all_.resize(std::max(most, 2 * all_.size()));
    const std::size_t places = std::bit_ceil(2 * std::max(most, least_places));
    const bool is_full = size_ != 0 && places > places_;
    if (size_ == 0 || is_full) places_ = places;
    if (places_ > numbers_.size()) numbers_.resize(places_);
    if (is_full || base_ > std::numeric_limits<std::uint32_t>::max() - all_.size()) begin_anew();
  }

  // Adds an encounter of a pair. Returns where the pair is among all().
  std::size_t add(const PairTally& met) {
    std::uint32_t& number = number_of(met);
    if (number >= base_) {
      join(all_[number - base_], met);
      return number - base_;
    }
    number = base_ + static_cast<std::uint32_t>(size_);
    all_[size_] = met;
    return size_++;
  }

  // In the order in which they began.
  std::span<PairTally> all() { return {all_.data(), size_}; }

 private:
  static constexpr std::size_t least_places = 32;

  static void join(PairTally& tally, const PairTally& met) {
    tally.cells += met.cells;
    tally.sites = static_cast<std::uint16_t>(std::min<std::uint32_t>(PairTally::most_sites, tally.sites + met.sites));
    tally.seen |= met.seen;
  }

  // The number of the pair, or one that is free.
  std::uint32_t& number_of(const PairTally& pair) {
    constexpr std::uint64_t golden = 0x9e3779b97f4a7c15;
    const std::uint64_t spread = (std::uint64_t{pair.provider} << 32 | pair.partner) * golden;
    for (std::size_t place = (spread >> 32) & (places_ - 1);; place = (place + 1) & (places_ - 1)) {
      std::uint32_t& number = numbers_[place];
      if (number < base_) return number;
      const PairTally& other = all_[number - base_];
      if (other.partner == pair.partner && other.provider == pair.provider) return number;
    }
  }

  void begin_anew() {
    std::ranges::fill(numbers_, 0);
    base_ = 1;
    for (std::size_t one = 0; one < size_; ++one) number_of(all_[one]) = base_ + static_cast<std::uint32_t>(one);
  }

  std::uint32_t base_;  // of the first tally, above all that were before
  std::size_t size_ = 0, places_ = 0;
  std::vector<std::uint32_t> numbers_;  // by place: base_ and where the pair is, or less
  std::vector<PairTally> all_;          // and then room
};

}  // namespace engine

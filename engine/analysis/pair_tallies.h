#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace engine {

// What is known so far of the pair of one provider with a partner. 12 bytes; none is a char, through which a compiler
// expects anything to be changed.
struct PairTally {
  static constexpr std::uint32_t most_sites = 0xffff;  // so many or more

  std::uint32_t partner = 0;
  std::uint32_t cells = 0;  // in which they meet: at most so many
  std::uint16_t sites = 0;  // that both name: at most so many, one that is shared in two cells counts twice
  std::uint16_t seen = 0;   // bits, put together by `or`
};

// The tallies of one provider at a time. Most pairs meet once only, so a partner's tally is looked for by one number
// that is written once and never cleared: those of earlier providers are lower. Memory: 4 bytes for each provider.
class PairTallies {
 public:
  // `first` is where the numbers begin, above 0: after 2^32 of them they begin anew.
  explicit PairTallies(std::size_t providers, std::uint32_t first = 1) : base_(first), numbers_(providers) {}

  // Begins with the next provider.
  void clear() {
    base_ += static_cast<std::uint32_t>(size_);
    size_ = 0;
  }

  // Makes room for so many more partners. REQUIRES: called before they are added.
  void reserve(std::size_t more) {
    if (size_ + more > all_.size()) all_.resize(std::max(size_ + more, 2 * all_.size()));
    if (base_ > std::numeric_limits<std::uint32_t>::max() - all_.size()) begin_anew();
  }

  // Tells the processor that an encounter with the partner will soon be added.
  [[gnu::always_inline]] void fetch(std::uint32_t partner) const { __builtin_prefetch(&numbers_[partner]); }

  // Adds an encounter; `at_first` is what else is seen if it is the partner's first.
  void add(const PairTally& met, std::uint16_t at_first) {
    std::uint32_t& number = numbers_[met.partner];
    if (number >= base_) [[unlikely]] {
      join(all_[number - base_], met);
      return;
    }
    number = base_ + static_cast<std::uint32_t>(size_);
    all_[size_++] = {met.partner, met.cells, met.sites, static_cast<std::uint16_t>(met.seen | at_first)};
  }

  // Nothing where the partner has no tally.
  PairTally* find(std::uint32_t partner) {
    const std::uint32_t number = numbers_[partner];
    return number >= base_ ? &all_[number - base_] : nullptr;
  }

  // In the order in which they began.
  std::span<PairTally> all() { return {all_.data(), size_}; }

 private:
  static void join(PairTally& tally, const PairTally& met) {
    tally.cells += met.cells;
    tally.sites = static_cast<std::uint16_t>(std::min<std::uint32_t>(PairTally::most_sites, tally.sites + met.sites));
    tally.seen |= met.seen;
  }

  void begin_anew() {
    for (std::uint32_t& number : numbers_) number = std::min<std::uint32_t>(number, 1);
    base_ = 2;
    for (std::size_t one = 0; one < size_; ++one) {
      numbers_[all_[one].partner] = base_ + static_cast<std::uint32_t>(one);
    }
  }

  std::uint32_t base_;  // of the first tally, above all that were before
  std::size_t size_ = 0;
  std::vector<std::uint32_t> numbers_;  // by partner: base_ and its place, or less
  std::vector<PairTally> all_;          // and then room
};

}  // namespace engine

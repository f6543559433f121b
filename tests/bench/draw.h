#pragma once

#include <cstdint>
#include <vector>

namespace bench {

// SplitMix64's finish (Steele, Lea and Flood 2014): a number that looks drawn, always the same for the same one.
constexpr std::uint64_t scatter(std::uint64_t number) {
  number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9;
  number = (number ^ (number >> 27)) * 0x94d049bb133111eb;
  return number ^ (number >> 31);
}

// Draws that are the same on every machine for the same seed, as those of <random> need not be.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}

  // A number in [0, count), each as likely as the others. REQUIRES: count > 0.
  std::uint64_t below(std::uint64_t count) { return scatter(state_ += 0x9e3779b97f4a7c15) % count; }

  bool chance(std::uint64_t percent) { return below(100) < percent; }

  template <class Values>
  const auto& one_of(const Values& values) {
    return values[below(values.size())];
  }

 private:
  std::uint64_t state_;
};

// Draws ranks by a power law: rank n is `head` / (n + head) as likely as rank 0, as organisations are in real
// who-does-what-where files, where a few report most of the rows. The larger the head, the more share the first place.
class PowerLaw {
 public:
  // REQUIRES: count > 0, head > 0.
  explicit PowerLaw(std::size_t count, std::uint64_t head = 1);

  // Cost: a binary search.
  std::size_t rank(Draw& draw) const;

 private:
  std::vector<std::uint64_t> up_to_;  // the weight of all ranks up to this one
};

}  // namespace bench

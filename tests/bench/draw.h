#pragma once

#include <cstdint>
#include <vector>

namespace bench {

// Draws that are the same on every machine for the same seed, as those of <random> need not be.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}

  // A number in [0, count), each as likely as the others. REQUIRES: count > 0.
  std::uint64_t below(std::uint64_t count) { return next() % count; }

  bool chance(std::uint64_t percent) { return below(100) < percent; }

  template <class Value>
  const Value& one_of(const std::vector<Value>& values) {
    return values[below(values.size())];
  }

 private:
  // SplitMix64 (Steele, Lea and Flood 2014).
  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
  }

  std::uint64_t state_;
};

// Draws ranks by a power law: rank n is 1 / (n + 1) as likely as rank 0, as organisations are in real
// who-does-what-where files, where a few report most of the rows.
class PowerLaw {
 public:
  // REQUIRES: count > 0.
  explicit PowerLaw(std::size_t count);

  // Cost: a binary search.
  std::size_t rank(Draw& draw) const;

 private:
  std::vector<std::uint64_t> up_to_;  // the weight of all ranks up to this one
};

}  // namespace bench

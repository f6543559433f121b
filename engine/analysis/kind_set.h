#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace engine {

// Some of the few values of an enumeration, in a byte. Reads as a set does, ascending.
template <class Kind>
class KindSet {
 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Kind;
    using difference_type = std::ptrdiff_t;
    using reference = Kind;
    using pointer = void;

    Iterator() = default;
    explicit Iterator(unsigned left) : left_(left) {}
    Kind operator*() const { return static_cast<Kind>(std::countr_zero(left_)); }
    Iterator& operator++() { return left_ &= left_ - 1, *this; }
    Iterator operator++(int) {
      const Iterator before = *this;
      return ++*this, before;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    unsigned left_ = 0;
  };

  constexpr KindSet() = default;
  // REQUIRES: the value is below 8.
  constexpr explicit KindSet(Kind kind) : bits_(static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind))) {}
  static constexpr KindSet of_bits(std::uint8_t bits) {
    KindSet set;
    set.bits_ = bits;
    return set;
  }

  constexpr std::uint8_t bits() const { return bits_; }
  std::size_t size() const { return static_cast<std::size_t>(std::popcount(bits_)); }
  bool empty() const { return bits_ == 0; }
  void add(KindSet others) { bits_ = static_cast<std::uint8_t>(bits_ | others.bits_); }

  Iterator begin() const { return Iterator(bits_); }
  Iterator end() const { return Iterator(); }

  friend bool operator==(const KindSet&, const KindSet&) = default;

 private:
  std::uint8_t bits_ = 0;
};

}  // namespace engine

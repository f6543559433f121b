#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include "engine/graph/shared_column.h"

namespace engine {

// A column of numbers that takes no room while every row has the `usual` one, and half of it while all fit `Small`.
// Reads as a vector does, by value, but is empty() while all are the usual one.
template <class Value, class Small, Value usual>
class Narrow {
 public:
  // Whether every row has the usual one.
  bool empty() const { return small_.empty() && large_.empty(); }

  // REQUIRES: there is such a row.
  Value operator[](std::size_t row) const {
    if (!small_.empty()) return static_cast<Value>(small_[row]);
    return large_.empty() ? usual : large_[row];
  }

  // Adds a row after the `rows` that there are.
  void add(Value value, std::size_t rows) {
    if (empty()) {
      if (value == usual) return;
      small_.reserve(reserved_);
      small_.assign(rows, static_cast<Small>(usual));
    }
    if (large_.empty() && !fits(value)) {
      large_.reserve(reserved_);
      large_.append(small_.begin(), small_.end());
      small_ = {};
    }
    if (large_.empty() && fits(value)) {
      small_.push_back(static_cast<Small>(value));
    } else {
      large_.push_back(value);
    }
  }

  // Whether all fit `Small`.
  bool is_small() const { return large_.empty(); }

  // Adds what value(n) gives for each n below `count` after the `rows` that there are. Cost: less than adding one by
  // one where `all_small`, which says that all of these fit `Small`.
  template <class Of>
  void append(std::size_t count, std::size_t rows, bool all_small, Of value) {
    std::size_t at = 0;
    while (empty() && at < count && value(at) == usual) ++at;
    if (at == count) return;
    if (!all_small || !is_small()) {
      for (at = 0; at < count; ++at) add(value(at), rows + at);
      return;
    }
    if (small_.empty()) small_.reserve(reserved_);
    small_.resize(rows, static_cast<Small>(usual));
    small_.resize(rows + count);
    Small* const into = small_.data() + rows;
    for (at = 0; at < count; ++at) into[at] = static_cast<Small>(value(at));
  }

  // Puts what meaning(value) gives in the stead of every row's, of which there are `rows`.
  template <class Meaning>
  void change(std::size_t rows, Meaning meaning) {
    Narrow changed;
    changed.reserve(rows);
    for (std::size_t row = 0; row < rows; ++row) changed.add(meaning((*this)[row]), row);
    *this = std::move(changed);
  }

  // How many rows there will be.
  void reserve(std::size_t rows) { reserved_ = static_cast<std::uint32_t>(rows); }

 private:
  static bool fits(Value value) {
    return value >= std::numeric_limits<Small>::min() && value <= std::numeric_limits<Small>::max();
  }

  SharedColumn<Small> small_;
  SharedColumn<Value> large_;
  std::uint32_t reserved_ = 0;
};

}  // namespace engine

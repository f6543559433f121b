#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace engine {

// A list that mostly has one or two numbers: they stand in its sixteen bytes, and only longer ones elsewhere. Reads as
// a vector does, and changes as a whole.
template <class Value>
class Few {
 public:
  static_assert(std::is_trivially_copyable_v<Value> && sizeof(Value) <= 8);
  using value_type = Value;
  using iterator = const Value*;
  using const_iterator = const Value*;

  Few() = default;
  Few(std::span<const Value> values) { assign(values); }
  Few(const std::vector<Value>& values) : Few(std::span(values)) {}
  Few(std::initializer_list<Value> values) : Few(std::span(values.begin(), values.size())) {}
  Few(const Few& other) : Few(std::span<const Value>(other)) {}
  Few(Few&& other) noexcept { swap(other); }
  Few& operator=(Few other) noexcept { return swap(other), *this; }
  ~Few() {
    if (size_ > most_near) delete[] values_.far;
  }

  const Value* begin() const { return size_ > most_near ? values_.far : values_.near; }
  const Value* end() const { return begin() + size_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const Value& operator[](std::size_t at) const { return begin()[at]; }
  const Value& front() const { return *begin(); }
  const Value& back() const { return *(end() - 1); }
  operator std::vector<Value>() const { return {begin(), end()}; }

  // Puts what change(value) gives in the stead of each value.
  template <class Change>
  void change_each(Change change) {
    Value* values = size_ > most_near ? values_.far : values_.near;
    for (std::uint32_t at = 0; at < size_; ++at) values[at] = change(values[at]);
  }

  friend bool operator==(const Few& one, const Few& other) { return std::ranges::equal(one, other); }

 private:
  static constexpr std::size_t most_near = 8 / sizeof(Value);
  union Values {
    Value near[most_near] = {};
    Value* far;
  };

  void assign(std::span<const Value> values) {
    size_ = static_cast<std::uint32_t>(values.size());
    if (size_ > most_near) values_.far = new Value[size_];
    std::ranges::copy(values, size_ > most_near ? values_.far : values_.near);
  }
  void swap(Few& other) noexcept {
    std::swap(size_, other.size_);
    std::swap(values_, other.values_);
  }

  Values values_;
  std::uint32_t size_ = 0;
};

}  // namespace engine

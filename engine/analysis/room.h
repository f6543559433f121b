#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>

#include "engine/graph/large_pages.h"

namespace engine {

// Memory for values that are written before they are read. What is not written takes none. A copy is the same memory:
// who writes on into it writes only what nobody reads yet. Much of it stands in large pages.
template <class Value>
class Room {
 public:
  explicit Room(std::size_t size = 0) : values_(allocated(size), Free{size}) {}

  // For how many values there is room.
  std::size_t size() const { return std::get_deleter<Free>(values_)->size; }

  // Whether no copy shares the memory, and what others did with theirs comes before.
  bool is_alone() const {
    if (values_.use_count() != 1) return false;
    // Who let go of a copy did so after all that he did with it; the count alone does not say that we come after.
    std::atomic_thread_fence(std::memory_order_acquire);
    return true;
  }

  Value* data() { return values_.get(); }
  const Value* data() const { return values_.get(); }
  Value& operator[](std::size_t at) { return values_.get()[at]; }
  const Value& operator[](std::size_t at) const { return values_.get()[at]; }

 private:
  static_assert(std::is_trivially_copyable_v<Value> && std::is_trivially_destructible_v<Value>);
  static_assert(alignof(Value) <= large_page);
  struct Free {
    std::size_t size = 0;
    void operator()(Value* values) const { ::operator delete(values, alignment_of(size)); }
  };

  static std::align_val_t alignment_of(std::size_t size) {
    return std::align_val_t{size * sizeof(Value) >= worth_large_pages ? large_page : alignof(Value)};
  }

  static Value* allocated(std::size_t size) {
    void* const memory = ::operator new(size * sizeof(Value), alignment_of(size));
    if (size * sizeof(Value) >= worth_large_pages) prefer_large_pages(memory, size * sizeof(Value));
    return static_cast<Value*>(memory);
  }

  std::shared_ptr<Value> values_;
};

}  // namespace engine

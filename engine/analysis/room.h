#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <type_traits>

namespace engine {

// Memory for values that are written before they are read. What is not written takes none. A copy is the same memory:
// who writes on into it writes only what nobody reads yet.
template <class Value>
class Room {
 public:
  explicit Room(std::size_t size = 0) : values_(std::allocator<Value>().allocate(size), Free{size}) {}

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
  struct Free {
    std::size_t size = 0;
    void operator()(Value* values) const { std::allocator<Value>().deallocate(values, size); }
  };

  std::shared_ptr<Value> values_;
};

}  // namespace engine

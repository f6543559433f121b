#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace engine {

// Hashes, each once: some twelve to twenty-four bytes a hash, where a set of nodes takes three times as much.
class HashSet {
 public:
  // Whether the hash is a new one.
  bool insert(std::uint64_t hash);

 private:
  void grow();
  bool place(std::uint64_t hash);

  std::vector<std::uint64_t> slots_;  // a power of two of them; 0 is free
  std::size_t size_ = 0;              // of those in slots
  bool has_zero_ = false;
};

}  // namespace engine

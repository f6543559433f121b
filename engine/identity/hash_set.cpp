#include "engine/identity/hash_set.h"

#include <algorithm>
#include <utility>

namespace engine {

bool HashSet::insert(std::uint64_t hash) {
  if (hash == 0) return !std::exchange(has_zero_, true);
  if (3 * (size_ + 1) > 2 * slots_.size()) grow();
  if (!place(hash)) return false;
  ++size_;
  return true;
}

void HashSet::grow() {
  constexpr std::size_t least = 16;
  const std::vector<std::uint64_t> before = std::exchange(slots_, {});
  slots_.assign(std::max(least, 2 * before.size()), 0);
  for (const std::uint64_t hash : before) {
    if (hash != 0) place(hash);
  }
}

bool HashSet::place(std::uint64_t hash) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    if (slots_[slot] == hash) return false;
  }
  slots_[slot] = hash;
  return true;
}

}  // namespace engine

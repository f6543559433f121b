#pragma once

#include <cstdint>
#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// Which profiles of deliveries complement each other: both state the stage, the modality, the return types or the host
// countries, and have no value in common.
class ProfileDifferences {
 public:
  // Cost: a sort of the profiles, and a comparison of each two that state different things while these are few.
  explicit ProfileDifferences(const Snapshot& snapshot);

  // Profiles with one key differ from the same others; whoever states nothing has the key 0.
  std::uint32_t key(std::uint32_t profile) const { return keys_[profile]; }

  bool differ(std::uint32_t key, std::uint32_t other) const {
    if (key == 0 || other == 0) return false;
    return table_.empty() ? compare(key, other) : table_[key * examples_.size() + other];
  }

 private:
  bool compare(std::uint32_t key, std::uint32_t other) const;

  std::vector<std::uint32_t> keys_;               // by profile
  std::vector<const DeliveryProfile*> examples_;  // by key; of 0 none
  std::vector<bool> table_;                       // by key and key; empty where they are many
};

}  // namespace engine

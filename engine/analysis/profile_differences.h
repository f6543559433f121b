#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// Which profiles of deliveries complement each other: both state the stage, the modality, the return types or the host
// countries, and have no value in common.
class ProfileDifferences {
 public:
  // What two keys are to each other, a bit each.
  static constexpr std::uint8_t apart = 1;       // they differ
  static constexpr std::uint8_t same_stage = 2;  // or both state none

  // Cost: a sort of the profiles, and a comparison of each two that state different things while these are few.
  // REQUIRES: `snapshot` outlives it.
  explicit ProfileDifferences(const Snapshot& snapshot);

  // Profiles with one key differ from the same others; whoever states nothing has the key 0.
  std::uint32_t key(std::uint32_t profile) const { return keys_[profile]; }

  bool differ(std::uint32_t key, std::uint32_t other) const { return (between(key, other) & apart) != 0; }

  // between() of a key and each other, by that; null where they are too many to stand in a table.
  const std::uint8_t* row(std::uint32_t key) const {
    return table_.empty() ? nullptr : &table_[key * examples_.size()];
  }

  // How much of some keys is alike with some others: sets of a bit each, that of key % 64.
  enum class Alike : std::uint8_t { none, some, all, not_known };
  // Cost: a step for each of `keys`. Not known where the Snapshot has more than 64 keys.
  Alike alike(std::uint64_t keys, std::uint64_t others) const;

  std::uint8_t between(std::uint32_t key, std::uint32_t other) const {
    return table_.empty() ? compare(key, other) : table_[key * examples_.size() + other];
  }

 private:
  std::uint8_t compare(std::uint32_t key, std::uint32_t other) const;

  std::vector<std::uint32_t> keys_;               // by profile
  std::vector<const DeliveryProfile*> examples_;  // by key
  std::vector<std::uint8_t> table_;               // by key and key; empty where they are many
  std::vector<std::uint64_t> alike_;              // by key: the set of those alike; empty where they are more than 64
};

// Those of a Snapshot, made when they are first asked for and kept with it.
std::shared_ptr<const ProfileDifferences> differences_of(const Snapshot& snapshot);

}  // namespace engine

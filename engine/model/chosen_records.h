#pragma once

#include <cstdint>
#include <vector>

#include "engine/model/pack.h"

namespace engine {

// Records that stand in packs, among others that are passed over. No number occurs twice among them.
struct ChosenRecords {
  std::vector<Pack> packs;
  std::vector<std::vector<std::uint16_t>> passed_over;  // by pack: the places of the others, ascending

  std::uint64_t count() const;
};

// All of them as they stand in packs of their own.
ChosenRecords choose_all(std::vector<Pack> packs);

// The records by number. Cost: an object for each.
std::vector<StoredRecord> unpack_all(const ChosenRecords& chosen);

}  // namespace engine

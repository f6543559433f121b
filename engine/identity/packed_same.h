#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/model/pack.h"

namespace engine {

// A record of a pack: its place, its kind, and its place among the records of this kind there.
struct PackedRecord {
  const Pack& pack;
  std::size_t at;
  std::size_t kind;
  std::size_t rank;
};

// Whether two records say the same and were confirmed on the same day: wholly_same() but for ids and sources. Where it
// says no, lists that differ in their bytes may still be equal. Cost: the columns of their kind.
bool packed_same(const PackedRecord& one, const PackedRecord& other);

// Whether both are cited alike.
bool cited_alike(const PackedRecord& one, const PackedRecord& other);

// Of each record of a pack, by place, its place among those of its kind.
std::vector<std::uint16_t> ranks_of(const Pack& pack);

}  // namespace engine

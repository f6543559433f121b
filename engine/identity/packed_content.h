#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/identity/codes.h"
#include "engine/model/pack.h"
#include "engine/model/pack_ids.h"

namespace engine {

// The content_hash() of each chosen record, by place; 0 for the others. Nothing where none is chosen.
std::vector<std::uint64_t> content_hashes(const Pack& pack, const std::vector<bool>& chosen);

// The same of those that have no id.
std::vector<std::uint64_t> hashes_without_id(const Pack& pack);

// The records without an id that say exactly what one before them says, each behind that one; by their hash.
// Cost: a sort of hashes.
std::vector<std::pair<PackIds::Place, PackIds::Place>> repeated_without_id(std::span<const Pack> packs);

// Whether a packed text of a column holds what its closed list has not.
bool is_strange(const ClosedLists& lists, std::size_t kind, std::size_t position, std::string_view packed);

}  // namespace engine

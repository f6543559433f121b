#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/model/chosen_records.h"
#include "engine/model/record.h"
#include "store/database/names.h"
#include "store/database/packs.h"
#include "store/database/rocks.h"

// Everything in a database, in packs as far as it goes. Every function throws Error{storage} where the disk fails or a
// value is damaged.
namespace store {

// Calls visit_pack and visit_record as Database::for_each_packed() says.
void for_each_packed(
    const Rocks& rocks, const Packs& packs, const Names& names, engine::Revision at,
    const std::function<void(const engine::Pack& pack, std::span<const std::uint16_t> superseded)>& visit_pack,
    const std::function<void(engine::StoredRecord&&)>& visit_record);

// The records of a source, whose number and name are given, as Database::packed_of_source() says.
engine::ChosenRecords packed_of_source(const Rocks& rocks, const Packs& packs, const Names& names, Names::Number source,
                                       std::string_view name, engine::Revision at);

}  // namespace store

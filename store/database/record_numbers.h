#pragma once

#include <string_view>
#include <vector>

#include "engine/model/record.h"
#include "store/database/names.h"
#include "store/database/packs.h"
#include "store/database/rocks.h"

// Which records an id or a source has. Every function throws Error{storage} where the disk fails or a value is
// damaged.
namespace store {

// The numbers of the records with that id, and of those of that source, as of a revision, ascending.
std::vector<engine::Number> numbers_of_id(const Rocks& rocks, const Packs& packs, std::string_view id,
                                          engine::Revision at);
std::vector<engine::Number> numbers_of_source(const Rocks& rocks, const Packs& packs, Names::Number source,
                                              std::string_view name, engine::Revision at);

// The numbers of records that were of that source and are not any more: of another one, or withdrawn; ascending.
std::vector<engine::Number> numbers_left_by_source(const Rocks& rocks, Names::Number source, engine::Revision at);

}  // namespace store

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace engine {

// Returns the id of a finding, the same in every database: its kind and 16 digits of a hash over the ids
// that it is about ("gap-89ab..."). The hash is FNV-1a of 64 bits over the ids joined by "|".
std::string finding_id(std::string_view kind, const std::vector<std::string>& ids);

}  // namespace engine

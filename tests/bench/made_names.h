#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/identity/party.h"

namespace bench {

// Made-up organisations, some under several names, beside others that only look alike: what matching is measured by
// beside published lists, so that it is not tuned to those. The names are of six languages and three scripts, and every
// variant is of a kind that real lists have: a slip of the pen, another order, language or script, an acronym beside or
// in place of the name, words run together, a legal form, a field that was full.
struct MadeNames {
  std::vector<engine::Party> parties;
  std::map<std::string, std::uint32_t> body_of;                  // id -> the body that bears the name
  std::map<std::string, std::string> to_find;                    // id of a variant -> id of the first name
  std::map<std::string, std::string> way_of;                     // id of a variant -> how it was made
  std::vector<std::pair<std::string, std::string>> look_alikes;  // ids of two bodies that differ in one word
};

// The same seed gives the same names.
MadeNames make_names(std::size_t bodies, std::uint32_t seed);

}  // namespace bench

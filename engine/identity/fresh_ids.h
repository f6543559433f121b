#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "engine/identity/hash_set.h"
#include "engine/model/record.h"

namespace engine {

// Ids for records that come without one: hashed from their source and content, so that the same file gives the same
// ids everywhere.
class FreshIds {
 public:
  // `used` tells whether another record has an id.
  explicit FreshIds(std::function<bool(const std::string& id)> used) : used_(std::move(used)) {}

  // The same content under one source has one id, but where a record of another content has it already.
  std::string id_for(std::size_t kind, const std::string& source, std::uint64_t content_hash);
  std::string id_for(const Record& record);

 private:
  std::function<bool(const std::string& id)> used_;
  std::array<HashSet, std::variant_size_v<Fact>> given_;  // what stands in the ids, by kind
};

// Whether the id has the form of those that are given to records of a kind: nobody's own id is taken for one by chance.
bool is_fresh_id(std::size_t kind, std::string_view id);

}  // namespace engine

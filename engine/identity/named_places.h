#pragma once

#include <cstddef>
#include <string>
#include <unordered_set>

#include "engine/model/pack.h"
#include "engine/model/record.h"

namespace engine {

// How many places a file names: those that it states, and those at which its deliveries and needs stand, known to
// others or not.
class NamedPlaces {
 public:
  void add(const Record& record);

  // Cost: a pass over three columns.
  void add(const Pack& pack);

  std::size_t size() const { return ids_.size(); }

 private:
  void add(std::string_view id);

  std::unordered_set<std::string> ids_;
};

}  // namespace engine

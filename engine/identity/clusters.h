#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/model/record.h"

namespace engine {

// Records gathered into entities, under what must never be one: pairs that a person parted, and two values of
// one identifier scheme.
class Clusters {
 public:
  explicit Clusters(const std::vector<StoredRecord>& actors);

  // Two values of one scheme that somebody states to be of one organisation, so that they no longer part.
  void equate(std::size_t one, std::size_t other);

  void part(std::size_t one, std::size_t other);

  // Makes one entity of those of two records; nothing happens where that is not allowed.
  void join(std::size_t one, std::size_t other);

  // The least record of the entity.
  std::size_t first(std::size_t record) const;

 private:
  using Values = std::map<std::string, std::size_t>;  // scheme -> class of values

  std::size_t class_of(const std::string& identifier);
  std::size_t settled(std::size_t value) const;
  bool may_join(std::size_t one, std::size_t other) const;

  const std::vector<StoredRecord>& actors_;
  std::vector<std::size_t> up_;                // by record
  std::vector<std::set<std::size_t>> parted_;  // by first record: records that must stay apart
  std::vector<Values> values_;                 // by first record
  std::unordered_map<std::string, std::size_t> classes_;
  std::vector<std::size_t> class_up_;
};

}  // namespace engine

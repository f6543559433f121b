#pragma once

#include <cstdint>
#include <map>
#include <vector>

namespace engine {

// Values that many rows have in common, each kept once and known by a number, from 0 in the order in which they were
// first met.
template <class Value>
class Distinct {
 public:
  std::uint32_t number(const Value& value) {
    const auto [place, fresh] = numbers_.try_emplace(value, static_cast<std::uint32_t>(values_.size()));
    if (fresh) values_.push_back(&place->first);
    return place->second;
  }

  // REQUIRES: number() gave it out.
  const Value& operator[](std::uint32_t number) const { return *values_[number]; }

  std::uint32_t size() const { return static_cast<std::uint32_t>(values_.size()); }

 private:
  std::map<Value, std::uint32_t> numbers_;
  std::vector<const Value*> values_;  // a map moves none of its keys
};

}  // namespace engine

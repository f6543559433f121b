#pragma once

#include <unordered_map>
#include <unordered_set>

#include "engine/graph/build.h"

namespace engine {

// Sets of records that are one entity: each record's set is named by its smallest number.
class EntitySets {
 public:
  explicit EntitySets(const Joins& joins) {
    for (const auto& [one, other] : joins.same) join(one, other);
    for (const auto& [number, up] : parent_) first_.insert(of(number));
  }

  Number of(Number number) const {
    for (auto up = parent_.find(number); up != parent_.end(); up = parent_.find(number)) number = up->second;
    return number;
  }

  // Whether the record is joined with another one.
  bool joined(Number number) const { return parent_.contains(number) || first_.contains(number); }

 private:
  void join(Number one, Number other) {
    one = of(one);
    other = of(other);
    if (one != other) parent_[std::max(one, other)] = std::min(one, other);
  }

  std::unordered_map<Number, Number> parent_;
  std::unordered_set<Number> first_;
};

}  // namespace engine

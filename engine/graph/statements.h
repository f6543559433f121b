#pragma once

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/model/record.h"

namespace engine {

// Orders the statements of one entity by weight: the newest `assured` first, an unknown one last,
// then the source's name, then the number. What the first of them knows is what is so.
inline void weigh(std::vector<const StoredRecord*>& statements) {
  std::ranges::sort(statements, [](const StoredRecord* one, const StoredRecord* other) {
    if (one->record.assured != other->record.assured) return one->record.assured > other->record.assured;
    return std::tie(one->record.source, one->number) < std::tie(other->record.source, other->number);
  });
}

// The first value that `member` has in the statements and that is not unknown.
template <class Fact, class Value>
Value best(const std::vector<const StoredRecord*>& statements, Value Fact::*member) {
  for (const StoredRecord* statement : statements) {
    const Value& value = std::get<Fact>(statement->record.fact).*member;
    if (value != Value()) return value;
  }
  return Value();
}

}  // namespace engine

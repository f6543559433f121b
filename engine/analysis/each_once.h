#pragma once

#include <algorithm>
#include <vector>

#include "engine/graph/order.h"

namespace engine {

// Sorts the values and leaves each once.
template <class Value>
void sort_and_unite(std::vector<Value>& values) {
  if (!std::ranges::is_sorted(values)) std::ranges::sort(values);
  values.erase(std::ranges::unique(values).begin(), values.end());
}

// Leaves each once, by id.
template <class Fact>
void sort_by_id(const Order<Fact>& order, std::vector<Ref<Fact>>& refs) {
  sort_and_unite(refs);
  const auto id = [&](Ref<Fact> one) -> const std::string& { return order.id(one); };
  if (!std::ranges::is_sorted(refs, {}, id)) std::ranges::sort(refs, {}, id);
}

}  // namespace engine

#pragma once

#include <vector>

#include "engine/graph/order.h"

namespace engine {

// Which nodes of an order a filter lets through: the nodes that it names and all that stand below them;
// every node where it names none.
template <class Fact>
class Mask {
 public:
  // Cost: a pass over the order for each node named.
  Mask(const Order<Fact>& order, const std::vector<Ref<Fact>>& named) : all_(named.empty()) {
    if (all_) return;
    inside_.resize(order.size());
    above_.resize(order.size());
    for (const Ref<Fact> top : named) {
      for (const Ref<Fact> node : order.below(top)) inside_[node.index] = true;
      for (const Ref<Fact> node : order.above(top)) above_[node.index] = true;
    }
  }

  bool all() const { return all_; }
  bool inside(Ref<Fact> node) const { return all_ || (node.known() && inside_[node.index]); }

  // Whether the node is inside, or stands above something that is.
  bool touches(Ref<Fact> node) const { return inside(node) || (node.known() && above_[node.index]); }

 private:
  bool all_;
  std::vector<bool> inside_, above_;
};

}  // namespace engine

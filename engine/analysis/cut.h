#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/graph/order.h"

namespace engine {

// The nodes of an order that stand at one level of a Question: those of that level and, of services and
// groups, the leaves above it; every node where the level is `finest`.
template <class Fact>
class Cut {
 public:
  // Cost: a pass over the order.
  Cut(const Order<Fact>& order, std::optional<int> level);

  bool has(Ref<Fact> node) const { return !node.known() || inside_[node.index]; }

  // The nodes of the cut at or above `node`, ascending; at `finest` itself alone. None where the node is
  // recorded above the cut. In an order without nodes the unknown node stands for all.
  std::span<const Ref<Fact>> of(Ref<Fact> node) const;

  // Every node of the cut, ascending.
  const std::vector<Ref<Fact>>& nodes() const { return nodes_; }

  bool finest() const { return !level_; }
  std::optional<int> level() const { return level_; }

 private:
  std::optional<int> level_;
  std::vector<bool> inside_;
  std::vector<Ref<Fact>> nodes_;
  std::vector<std::uint32_t> starts_;  // the nodes of node n are belongs_[starts_[n]] to belongs_[starts_[n + 1]]
  std::vector<Ref<Fact>> belongs_;
  Ref<Fact> unknown_;
};

// Whether `node` stands at `level`, as Cut says.
template <class Fact>
bool stands_at(const Order<Fact>& order, Ref<Fact> node, std::optional<int> level);

extern template class Cut<Location>;
extern template class Cut<Service>;
extern template class Cut<PopulationGroup>;

}  // namespace engine

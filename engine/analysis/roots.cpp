#include "engine/analysis/roots.h"

namespace engine {
namespace {

template <class Fact>
Ref<Fact> largest_root(const Order<Fact>& order) {
  Ref<Fact> largest;
  std::size_t most = 0;
  for (Ref<Fact> node{0}; node.index < order.size(); ++node.index) {
    if (!order.parents(node).empty()) continue;
    const std::size_t below = order.below(node).size();
    if (below <= most) continue;
    most = below;
    largest = node;
  }
  return largest;
}

}  // namespace

Roots::Roots(const Snapshot& snapshot)
    : service(largest_root(snapshot.services)), group(largest_root(snapshot.groups)) {}

}  // namespace engine

#include "engine/analysis/cut.h"

#include <type_traits>

namespace engine {

template <class Fact>
bool stands_at(const Order<Fact>& order, Ref<Fact> node, std::optional<int> level) {
  if (!level || order.level(node) == *level) return true;
  // Places are cut strictly: a district without sub-districts is no sub-district.
  if (std::is_same_v<Fact, Location>) return false;
  return order.level(node) < *level && order.children(node).empty();
}

template <class Fact>
Cut<Fact>::Cut(const Order<Fact>& order, std::optional<int> level) : level_(level) {
  starts_.push_back(0);
  for (Ref<Fact> node{0}; node.index < order.size(); ++node.index) {
    inside_.push_back(stands_at(order, node, level));
    if (inside_.back()) nodes_.push_back(node);
    if (!level) {
      belongs_.push_back(node);
    } else {
      for (const Ref<Fact> above : order.above(node)) {
        if (inside_[above.index]) belongs_.push_back(above);
      }
    }
    starts_.push_back(static_cast<std::uint32_t>(belongs_.size()));
  }
}

template <class Fact>
std::span<const Ref<Fact>> Cut<Fact>::of(Ref<Fact> node) const {
  if (!node.known()) return inside_.empty() ? std::span<const Ref<Fact>>(&unknown_, 1) : std::span<const Ref<Fact>>();
  return std::span(belongs_).subspan(starts_[node.index], starts_[node.index + 1] - starts_[node.index]);
}

template bool stands_at(const Order<Location>&, Ref<Location>, std::optional<int>);
template bool stands_at(const Order<Service>&, Ref<Service>, std::optional<int>);
template bool stands_at(const Order<PopulationGroup>&, Ref<PopulationGroup>, std::optional<int>);
template class Cut<Location>;
template class Cut<Service>;
template class Cut<PopulationGroup>;

}  // namespace engine

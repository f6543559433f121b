#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/model/record.h"

namespace engine {

// A dense number of an entity inside one Snapshot. The type says of what.
template <class Fact>
struct Ref {
  static constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t index = unknown;

  bool known() const { return index != unknown; }
  friend auto operator<=>(const Ref&, const Ref&) = default;
};

// A node of a tree or order, before it is numbered.
template <class Fact>
struct OrderNode {
  std::string id;
  std::string name;
  std::vector<std::string> parents;  // ids; those that do not exist are left out
  int level = 0;                     // locations: as stated; else ignored
};

// An order of places, services or groups: every node stands below its parents, of which there may
// be several; nodes without a parent are roots. Immutable; any thread may read.
//
// INVARIANT: a node's number is greater than that of each of its parents, and where every node has
// one parent the nodes below a node follow it without a gap. Among siblings the id decides.
template <class Fact>
class Order {
 public:
  Order() = default;

  // Of several nodes with one id the first counts. Where links close a circle, the greatest id on it
  // loses its link into the circle.
  // Cost: linear in nodes plus links, but for sorting.
  explicit Order(std::vector<OrderNode<Fact>> nodes);

  std::size_t size() const { return content_->ids.size(); }
  const std::string& id(Ref<Fact> node) const { return content_->ids[node.index]; }
  const std::string& name(Ref<Fact> node) const { return content_->names[node.index]; }
  Ref<Fact> find(const std::string& id) const;  // unknown where there is none

  // Locations: the stated level. Services and groups: links on the shortest way to a root.
  int level(Ref<Fact> node) const { return content_->levels[node.index]; }
  std::span<const Ref<Fact>> parents(Ref<Fact> node) const { return list(content_->parents, node); }
  std::span<const Ref<Fact>> children(Ref<Fact> node) const { return list(content_->children, node); }

  // The node itself and everything above it, ascending. Cost: none.
  std::span<const Ref<Fact>> above(Ref<Fact> node) const { return list(content_->above, node); }

  // Whether `node` is `top` or stands below it. Cost: a binary search.
  bool within(Ref<Fact> node, Ref<Fact> top) const;

  // The node itself and everything below it, ascending. Cost: a pass over the nodes after it.
  std::vector<Ref<Fact>> below(Ref<Fact> top) const;

 private:
  struct Lists {  // the list of node n is values[starts[n]] to values[starts[n + 1]]
    std::vector<std::uint32_t> starts;
    std::vector<Ref<Fact>> values;
  };

  static std::span<const Ref<Fact>> list(const Lists& lists, Ref<Fact> node) {
    const auto from = lists.starts[node.index];
    return std::span(lists.values).subspan(from, lists.starts[node.index + 1] - from);
  }

  struct Content {
    std::vector<std::string> ids, names;
    std::vector<int> levels;
    Lists parents, children, above;
    std::unordered_map<std::string, Ref<Fact>> by_id;
  };

  std::shared_ptr<const Content> content_ = std::make_shared<Content>();  // copies share it
};

extern template class Order<Location>;
extern template class Order<Service>;
extern template class Order<PopulationGroup>;

}  // namespace engine

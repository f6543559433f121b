#include "engine/graph/order.h"

#include <algorithm>

namespace engine {
namespace {

// The links of nodes that are numbered by id, while circles are opened and an order is found.
struct Links {
  std::vector<std::vector<std::uint32_t>> parents, children;  // each ascending
  std::vector<std::uint32_t> waiting;                         // parents that are not placed yet
  std::vector<bool> placed;
  std::vector<std::uint32_t> sequence;
};

// Places `root` and whatever is below it and waits for nothing else, parents first and depth first,
// so that the nodes below one stand together.
void place(Links& links, std::uint32_t root) {
  std::vector<std::uint32_t> stack{root};
  while (!stack.empty()) {
    const std::uint32_t node = stack.back();
    stack.pop_back();
    links.placed[node] = true;
    links.sequence.push_back(node);
    const auto& children = links.children[node];
    // Backwards, so that the smallest id lies on top of the stack.
    for (auto child = children.rbegin(); child != children.rend(); ++child) {
      if (--links.waiting[*child] == 0) stack.push_back(*child);
    }
  }
}

// Walks upwards from a node that waits for a parent until the way comes back to itself, and takes
// away the link by which the greatest node of that circle hangs on it. Returns that node.
std::uint32_t open_circle(Links& links) {
  const auto start = std::find(links.placed.begin(), links.placed.end(), false) - links.placed.begin();
  const auto up = [&](std::uint32_t node) {
    return *std::find_if(links.parents[node].begin(), links.parents[node].end(),
                         [&](std::uint32_t parent) { return !links.placed[parent]; });
  };
  std::vector<bool> seen(links.placed.size(), false);
  auto node = static_cast<std::uint32_t>(start);
  for (; !seen[node]; node = up(node)) seen[node] = true;

  std::uint32_t greatest = node;
  for (std::uint32_t on = up(node); on != node; on = up(on)) greatest = std::max(greatest, on);
  const std::uint32_t parent = up(greatest);
  std::erase(links.parents[greatest], parent);
  std::erase(links.children[parent], greatest);
  --links.waiting[greatest];
  return greatest;
}

template <class Fact>
Links links_of(const std::vector<OrderNode<Fact>>& nodes) {
  std::unordered_map<std::string, std::uint32_t> by_id;
  for (std::uint32_t node = 0; node < nodes.size(); ++node) by_id.emplace(nodes[node].id, node);

  Links links;
  links.parents.resize(nodes.size());
  links.children.resize(nodes.size());
  links.waiting.resize(nodes.size());
  links.placed.resize(nodes.size());
  for (std::uint32_t node = 0; node < nodes.size(); ++node) {
    auto& parents = links.parents[node];
    for (const std::string& id : nodes[node].parents) {
      const auto found = by_id.find(id);
      if (found != by_id.end() && found->second != node) parents.push_back(found->second);
    }
    std::ranges::sort(parents);
    parents.erase(std::ranges::unique(parents).begin(), parents.end());
    links.waiting[node] = static_cast<std::uint32_t>(parents.size());
    for (const std::uint32_t parent : parents) links.children[parent].push_back(node);
  }
  return links;
}

// The nodes in the order of their numbers.
std::vector<std::uint32_t> sequence_of(Links& links) {
  for (std::uint32_t node = 0; node < links.parents.size(); ++node) {
    if (links.parents[node].empty()) place(links, node);
  }
  while (links.sequence.size() < links.parents.size()) {
    const std::uint32_t node = open_circle(links);
    if (links.waiting[node] == 0) place(links, node);
  }
  return links.sequence;
}

}  // namespace

template <class Fact>
Order<Fact>::Order(std::vector<OrderNode<Fact>> nodes) {
  std::ranges::stable_sort(nodes, {}, &OrderNode<Fact>::id);
  nodes.erase(std::ranges::unique(nodes, {}, &OrderNode<Fact>::id).begin(), nodes.end());
  Links links = links_of(nodes);
  const auto sequence = sequence_of(links);

  std::vector<Ref<Fact>> number(nodes.size());
  for (std::uint32_t at = 0; at < sequence.size(); ++at) number[sequence[at]] = Ref<Fact>{at};

  auto content = std::make_shared<Content>();
  const auto append = [&](Lists& lists, std::vector<Ref<Fact>> values) {
    std::ranges::sort(values);
    values.erase(std::ranges::unique(values).begin(), values.end());
    lists.values.insert(lists.values.end(), values.begin(), values.end());
    lists.starts.push_back(static_cast<std::uint32_t>(lists.values.size()));
  };
  const auto numbered = [&](const std::vector<std::uint32_t>& list) {
    std::vector<Ref<Fact>> refs;
    for (const std::uint32_t node : list) refs.push_back(number[node]);
    return refs;
  };
  for (Lists* lists : {&content->parents, &content->children, &content->above}) lists->starts.push_back(0);

  for (const std::uint32_t node : sequence) {
    const Ref<Fact> ref = number[node];
    append(content->parents, numbered(links.parents[node]));
    append(content->children, numbered(links.children[node]));
    std::vector<Ref<Fact>> above{ref};
    int depth = 0;
    for (const Ref<Fact> parent : list(content->parents, ref)) {
      const auto higher = list(content->above, parent);
      above.insert(above.end(), higher.begin(), higher.end());
      depth = depth == 0 ? content->levels[parent.index] + 1 : std::min(depth, content->levels[parent.index] + 1);
    }
    append(content->above, std::move(above));
    content->levels.push_back(std::is_same_v<Fact, Location> ? nodes[node].level : depth);
    content->by_id.emplace(nodes[node].id, ref);
    content->ids.push_back(std::move(nodes[node].id));
    content->names.push_back(std::move(nodes[node].name));
  }
  content_ = std::move(content);
}

template <class Fact>
Ref<Fact> Order<Fact>::find(const std::string& id) const {
  const auto found = content_->by_id.find(id);
  return found == content_->by_id.end() ? Ref<Fact>{} : found->second;
}

template <class Fact>
bool Order<Fact>::within(Ref<Fact> node, Ref<Fact> top) const {
  return std::ranges::binary_search(above(node), top);
}

template <class Fact>
std::vector<Ref<Fact>> Order<Fact>::below(Ref<Fact> top) const {
  std::vector<Ref<Fact>> nodes;
  for (Ref<Fact> node = top; node.index < size(); ++node.index) {
    if (within(node, top)) nodes.push_back(node);
  }
  return nodes;
}

template class Order<Location>;
template class Order<Service>;
template class Order<PopulationGroup>;

}  // namespace engine

#pragma once

#include <vector>

#include "engine/analysis/question.h"

// The words of docs/definitions.md in the slowest and plainest way, by which the twins of the analyses are written:
// every node is asked, nothing is remembered, and nothing of the analyses is called.
namespace obvious {

using namespace engine;

template <class Fact>
std::vector<Ref<Fact>> nodes(const Order<Fact>& order) {
  std::vector<Ref<Fact>> all;
  for (std::uint32_t index = 0; index < order.size(); ++index) all.push_back({index});
  return all;
}

// The root with most below it, then the first.
template <class Fact>
Ref<Fact> root(const Order<Fact>& order) {
  Ref<Fact> best;
  int most = 0;
  for (const auto node : nodes(order)) {
    if (!order.parents(node).empty()) continue;
    int below = 0;
    for (const auto other : nodes(order)) below += order.within(other, node);
    if (below > most) {
      most = below;
      best = node;
    }
  }
  return best;
}

bool at_level(const Order<Location>& order, Ref<Location> node, std::optional<int> level);
template <class Fact>
bool at_level(const Order<Fact>& order, Ref<Fact> node, std::optional<int> level) {
  if (!level) return true;
  return order.level(node) == *level || (order.level(node) < *level && order.children(node).empty());
}

// Whether a record that names `named` belongs to the cell's `node` at `level`.
template <class Fact>
bool belongs(const Order<Fact>& order, Ref<Fact> named, Ref<Fact> node, std::optional<int> level) {
  return level ? at_level(order, node, level) && order.within(named, node) : named == node;
}

// Whether the filter lets the node through; an empty one lets all.
template <class Fact>
bool inside(const Order<Fact>& order, Ref<Fact> node, const std::vector<Ref<Fact>>& filter) {
  if (filter.empty()) return true;
  for (const auto top : filter) {
    if (order.within(node, top)) return true;
  }
  return false;
}

template <class Fact>
bool related(const Order<Fact>& order, Ref<Fact> one, Ref<Fact> other) {
  return order.within(one, other) || order.within(other, one);
}

// Inside the filter, or above something that is.
template <class Fact>
bool touches(const Order<Fact>& order, Ref<Fact> node, const std::vector<Ref<Fact>>& filter) {
  if (filter.empty()) return true;
  for (const auto top : filter) {
    if (related(order, node, top)) return true;
  }
  return false;
}

Ref<Service> service_of(const Snapshot& snapshot, Ref<Service> named);
Ref<PopulationGroup> group_of(const Snapshot& snapshot, Ref<PopulationGroup> named);

// Every place where the delivery counts, within the filter; empty where the question does not choose it.
std::vector<Ref<Location>> places(const Snapshot& snapshot, std::size_t delivery, const Question& question);

// Whether the cell is one of the delivery's own.
bool is_own_cell(const Snapshot& snapshot, std::size_t delivery, const Cell& cell, const Question& question);

// Whether the delivery counts on the day, whatever else is asked.
bool counts_on(const Snapshot& snapshot, std::size_t delivery, Day day);

bool holds(const ScopeEdge& scope, const std::string& of, Day day);

// Whether the need is visible, within the filter, and holds (on the day, if one is asked).
bool chosen_need(const Snapshot& snapshot, const NeedEdge& need, const Question& question);

// Every place, service and group together: those at the question's levels.
std::vector<Cell> all_cells(const Snapshot& snapshot, const Question& question);

// In the order of answers.
void sort_by_id(const Snapshot& snapshot, std::vector<Cell>& cells);

}  // namespace obvious

#include "engine/analysis/unlike_flows.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace engine {
namespace {

// The funding that a record states; null for the budget of a programme.
const FundingEdge* edge_of(const Snapshot& snapshot, Number number) {
  const auto found = std::ranges::lower_bound(snapshot.funding, number, {}, &FundingEdge::number);
  return found == snapshot.funding.end() || found->number != number ? nullptr : &*found;
}

// What is the same of one payment, however much it was.
auto payment_of(const FundingEdge& edge) {
  return std::tie(edge.provider, edge.receiver, edge.kind, edge.currency, edge.value_date, edge.period);
}

// A flow, and the funding that its first record states.
struct Told {
  std::size_t flow = 0;
  const FundingEdge* edge = nullptr;
};

// Who tell the flows; empty where one of them tells two.
std::set<std::uint32_t> sources_of(const Snapshot& snapshot, const std::vector<Flow>& flows,
                                   const std::vector<Told>& same) {
  std::set<std::uint32_t> sources;
  for (const Told& told : same) {
    for (const Number record : flows[told.flow].records) {
      if (!sources.insert(edge_of(snapshot, record)->source).second) return {};
    }
  }
  return sources;
}

// Each payment that is told in unlike amounts: the places of its flows, that which stands first.
std::vector<std::vector<std::size_t>> find_unlike(const Snapshot& snapshot, const std::vector<Flow>& flows) {
  std::vector<Told> dated;
  for (std::size_t flow = 0; flow < flows.size(); ++flow) {
    const FundingEdge* edge = edge_of(snapshot, flows[flow].records.front());
    if (edge == nullptr || !edge->value_date || !edge->provider.known() || !edge->receiver.known()) continue;
    dated.push_back({flow, edge});
  }
  const auto payment = [](const Told& told) { return payment_of(*told.edge); };
  std::ranges::stable_sort(dated, [&](auto& one, auto& other) { return payment(one) < payment(other); });
  std::vector<std::vector<std::size_t>> all;
  for (auto from = dated.begin(), to = from; from != dated.end(); from = to) {
    while (to != dated.end() && payment(*to) == payment(*from)) ++to;
    const std::vector<Told> same(from, to);
    const auto sources = sources_of(snapshot, flows, same);
    if (same.size() < 2 || sources.empty()) continue;
    auto& places = all.emplace_back();
    for (const Told& told : same) places.push_back(told.flow);
    std::ranges::stable_partition(places, [&](std::size_t flow) {
      return std::ranges::any_of(flows[flow].records,
                                 [&](Number record) { return edge_of(snapshot, record)->source == *sources.begin(); });
    });
  }
  return all;
}

}  // namespace

void set_aside_unlike(const Snapshot& snapshot, std::vector<Flow>& flows) {
  for (const auto& places : find_unlike(snapshot, flows)) {
    for (std::size_t at = 1; at < places.size(); ++at) flows[places[at]].treatment = Treatment::set_aside;
  }
}

std::map<Number, std::vector<Number>> find_differing(const Snapshot& snapshot, const std::vector<Flow>& flows) {
  std::map<Number, std::vector<Number>> differing;
  for (const auto& places : find_unlike(snapshot, flows)) {
    for (const std::size_t one : places) {
      std::vector<Number> others;
      for (const std::size_t other : places) {
        const auto& records = flows[other].records;
        if (one != other) others.insert(others.end(), records.begin(), records.end());
      }
      std::ranges::sort(others);
      for (const Number record : flows[one].records) differing[record] = others;
    }
  }
  return differing;
}

}  // namespace engine

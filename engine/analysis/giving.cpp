#include "engine/analysis/giving.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

#include "engine/analysis/followed.h"

namespace engine {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

// The places of edges that came after all others; nothing where one went, or came amidst them.
template <class Edge>
std::optional<std::vector<std::uint32_t>> places_of_new(const Chunked<Edge>& now,
                                                        const std::vector<EdgeChange<Edge>>& changes) {
  std::vector<std::uint32_t> places;
  for (const auto& [edge, is] : changes) {
    const auto place = std::ranges::lower_bound(now, edge.number, {}, &Edge::number) - now.begin();
    places.push_back(static_cast<std::uint32_t>(place));
    if (!is || places.back() + changes.size() < now.size()) return std::nullopt;
  }
  return places;
}

}  // namespace

// The numbers of edges by the node that node_of(number) gives; in no list where it gives none.
template <class NodeOf>
Giving::Lists Giving::listed(std::size_t nodes, std::size_t edges, NodeOf node_of) {
  Lists lists;
  lists.starts.resize(nodes + 1);
  for (std::size_t edge = 0; edge < edges; ++edge) {
    if (const std::size_t node = node_of(edge); node != none) ++lists.starts[node + 1];
  }
  std::partial_sum(lists.starts.begin(), lists.starts.end(), lists.starts.begin());
  lists.values.resize(lists.starts.back());
  std::vector<std::uint32_t> next(lists.starts.begin(), lists.starts.end() - 1);
  for (std::size_t edge = 0; edge < edges; ++edge) {
    if (const std::size_t node = node_of(edge); node != none) {
      lists.values[next[node]++] = static_cast<std::uint32_t>(edge);
    }
  }
  return lists;
}

Giving::Giving(const Snapshot& snapshot) : organisations_(snapshot.organisations.size()) {
  const std::size_t nodes = organisations_ + snapshot.programmes.size();
  const auto place = [&](const Provider& one) { return one.known() ? node(one) : none; };
  const auto& funding = snapshot.funding;
  from_ = listed(nodes, funding.size(), [&](std::size_t edge) { return place(funding[edge].provider); });
  into_ = listed(nodes, funding.size(), [&](std::size_t edge) { return place(funding[edge].receiver); });

  const auto& participations = snapshot.participations;
  const auto is_funding = [&](std::size_t edge) { return participations[edge].role == "funding"; };
  pays_for_ = listed(organisations_, participations.size(), [&](std::size_t edge) {
    return is_funding(edge) ? participations[edge].organisation.index : none;
  });
  payers_of_ = listed(snapshot.programmes.size(), participations.size(),
                      [&](std::size_t edge) { return is_funding(edge) ? participations[edge].programme.index : none; });
}

// Lists of which those of the nodes are new, and of those that have the edges these the last.
Giving::Lists Giving::with_new(const Lists& before, const std::vector<std::size_t>& nodes, std::vector<NewEdge> edges) {
  Lists now;
  now.starts.reserve(before.starts.size() + nodes.size());
  auto old = before.starts.begin();
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    const auto to = before.starts.begin() + static_cast<std::ptrdiff_t>(nodes[at] - at);
    now.starts.insert(now.starts.end(), old, to);
    now.starts.push_back(*to);
    old = to;
  }
  now.starts.insert(now.starts.end(), old, before.starts.end());

  std::ranges::sort(edges, {}, [](const NewEdge& one) { return std::pair(one.node, one.edge); });
  now.values.reserve(before.values.size() + edges.size());
  auto from = before.values.begin();
  for (const auto& [node, edge] : edges) {
    const auto to = before.values.begin() + now.starts[node + 1];
    now.values.insert(now.values.end(), from, to);
    now.values.push_back(edge);
    from = to;
  }
  now.values.insert(now.values.end(), from, before.values.end());
  auto next = edges.begin();
  for (std::size_t node = 0; node < now.starts.size(); ++node) {
    now.starts[node] += static_cast<std::uint32_t>(next - edges.begin());
    while (next != edges.end() && next->node == node) ++next;
  }
  return now;
}

std::shared_ptr<const Giving> Giving::followed(const Snapshot& now, const LinkEdits& edits) const {
  const auto payments = places_of_new(now.funding, edits.funding());
  const auto roles = places_of_new(now.participations, edits.participations());
  if (!payments || !roles) return nullptr;
  const auto& [organisations, programmes] = edits.others().actors();
  if (payments->empty() && roles->empty() && !edits.others().actors().any()) return shared_from_this();

  const std::shared_ptr<Giving> giving(new Giving);
  giving->organisations_ = now.organisations.size();
  std::vector<NewEdge> from, into, pays_for, payers_of;
  for (const std::uint32_t place : *payments) {
    const FundingEdge& edge = now.funding[place];
    if (edge.provider.known()) from.push_back({giving->node(edge.provider), place});
    if (edge.receiver.known()) into.push_back({giving->node(edge.receiver), place});
  }
  for (const std::uint32_t place : *roles) {
    const ParticipationEdge& edge = now.participations[place];
    if (edge.role != "funding") continue;
    pays_for.push_back({edge.organisation.index, place});
    payers_of.push_back({edge.programme.index, place});
  }
  std::vector<std::size_t> new_organisations, new_programmes;
  for (const auto one : organisations.arrivals()) new_organisations.push_back(one.index);
  for (const auto one : programmes.arrivals()) new_programmes.push_back(one.index);
  std::vector<std::size_t> nodes = new_organisations;
  for (const std::size_t one : new_programmes) nodes.push_back(giving->organisations_ + one);
  giving->from_ = with_new(from_, nodes, std::move(from));
  giving->into_ = with_new(into_, nodes, std::move(into));
  giving->pays_for_ = with_new(pays_for_, new_organisations, std::move(pays_for));
  giving->payers_of_ = with_new(payers_of_, new_programmes, std::move(payers_of));
  return giving;
}

std::shared_ptr<const Giving> giving_of(const Snapshot& snapshot) {
  const auto make = [&] { return std::make_shared<const Giving>(snapshot); };
  const auto follow = [&](const std::shared_ptr<const Giving>& before, const LinkEdits& edits) {
    return before->followed(snapshot, edits);
  };
  using KeptGiving = Followed<Giving, LinkEdits>;
  return snapshot.kept.get<KeptGiving>(0, [&] { return std::make_shared<const KeptGiving>(make()); })
      ->get(follow, make);
}

}  // namespace engine

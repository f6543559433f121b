#include "engine/analysis/network.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/analysis/layout.h"
#include "engine/analysis/places.h"

namespace engine {
namespace {

using Pair = std::pair<Ref<Organisation>, Ref<Organisation>>;

struct Tie {
  std::uint32_t cells = 0;
  std::set<LinkKind> kinds;
};

// Everything that links two organisations, gathered kind by kind.
class Ties {
 public:
  void add(Ref<Organisation> one, Ref<Organisation> other, LinkKind kind) {
    if (!one.known() || !other.known() || one == other) return;
    Tie& tie = ties_[std::minmax(one, other)];
    tie.kinds.insert(kind);
    if (kind == LinkKind::shared_cells) ++tie.cells;
  }

  void add_all(const std::set<Ref<Organisation>>& together, LinkKind kind) {
    for (auto one = together.begin(); one != together.end(); ++one) {
      for (auto other = std::next(one); other != together.end(); ++other) add(*one, *other, kind);
    }
  }

  const std::map<Pair, Tie>& all() const { return ties_; }

 private:
  std::map<Pair, Tie> ties_;
};

// The organisations that deliver in each cell, as the question chooses.
std::map<Cell, std::set<Ref<Organisation>>> presence(const Snapshot& snapshot, const Question& question) {
  const View view(snapshot, question);
  Places places(view);
  std::map<Cell, std::set<Ref<Organisation>>> cells;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (!chosen(snapshot, delivery, question)) continue;
    if (question.day && !active_on(snapshot, delivery, *question.day)) continue;
    for (const Cell& cell : cells_in(view, places, delivery)) {
      cells[cell].insert(snapshot.deliveries[delivery].organisation);
    }
  }
  return cells;
}

// The organisations that stand for an end of a funding edge.
std::set<Ref<Organisation>> behind(const Provider& end, const std::vector<std::set<Ref<Organisation>>>& taking_part) {
  if (end.organisation.known()) return {end.organisation};
  return end.programme.known() ? taking_part[end.programme.index] : std::set<Ref<Organisation>>();
}

// What lies beyond the tier is gone before anything is counted.
void add_edges(Ties& ties, const Snapshot& snapshot, Tier tier) {
  const auto seen = [tier](const Stated& edge) { return edge.tier <= tier; };
  std::vector<std::set<Ref<Organisation>>> taking_part(snapshot.programmes.size());
  for (const auto& edge : snapshot.participations) {
    if (seen(edge)) taking_part[edge.programme.index].insert(edge.organisation);
  }
  for (const auto& together : taking_part) ties.add_all(together, LinkKind::programme);

  for (const auto& edge : snapshot.funding) {
    if (!seen(edge)) continue;
    for (const auto provider : behind(edge.provider, taking_part)) {
      for (const auto receiver : behind(edge.receiver, taking_part)) ties.add(provider, receiver, LinkKind::funding);
    }
  }
  for (const auto& edge : snapshot.referrals) {
    if (seen(edge)) ties.add(edge.from, edge.to, LinkKind::referral);
  }
  for (const auto& edge : snapshot.memberships) {
    if (seen(edge)) ties.add(edge.organisation, edge.body, LinkKind::membership);
  }
}

bool filters_places_or_services(const Question& question) {
  const Filter& filter = question.filter;
  return !filter.locations.empty() || !filter.services.empty() || !filter.groups.empty();
}

// Places the nodes and keeps the links between them.
void draw(Network& network, const Ties& ties) {
  std::map<Ref<Organisation>, std::uint32_t> at;
  for (std::uint32_t node = 0; node < network.nodes.size(); ++node) at[network.nodes[node].organisation] = node;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
  for (const auto& [pair, tie] : ties.all()) {
    const auto one = at.find(pair.first);
    const auto other = at.find(pair.second);
    if (one == at.end() || other == at.end()) continue;
    links.emplace_back(one->second, other->second);
    network.links.push_back({pair.first, pair.second, tie.cells, {tie.kinds.begin(), tie.kinds.end()}});
  }
  const auto places = force_directed_layout(network.nodes.size(), links);
  for (std::size_t node = 0; node < places.size(); ++node) {
    network.nodes[node].x = places[node].x;
    network.nodes[node].y = places[node].y;
  }
  std::ranges::sort(network.links, [](const NetworkLink& one, const NetworkLink& other) {
    if (one.kinds.size() != other.kinds.size()) return one.kinds.size() > other.kinds.size();
    if (one.cells != other.cells) return one.cells > other.cells;
    return std::tie(one.a, one.b) < std::tie(other.a, other.b);
  });
}

}  // namespace

std::string_view to_text(LinkKind kind) {
  static constexpr std::string_view texts[] = {"shared-cells", "programme", "funding", "referral", "membership"};
  static_assert(std::size(texts) == link_kind_count);
  return texts[static_cast<std::size_t>(kind)];
}

Network find_network(const Snapshot& snapshot, const Question& question, std::size_t limit) {
  const auto cells = presence(snapshot, question);
  Ties ties;
  std::map<Ref<Organisation>, NetworkNode> nodes;
  for (const auto& [cell, organisations] : cells) {
    ties.add_all(organisations, LinkKind::shared_cells);
    for (const auto organisation : organisations) ++nodes[organisation].cells;
  }
  const std::set<Ref<Organisation>> asked(question.filter.organisations.begin(), question.filter.organisations.end());
  add_edges(ties, snapshot, question.tier);
  // A filter of places chooses who delivers there; without one everybody belongs to the network.
  const bool everybody = !filters_places_or_services(question);
  for (const auto& [pair, tie] : ties.all()) {
    if (!everybody && !nodes.contains(pair.first) && !nodes.contains(pair.second)) continue;
    for (const auto organisation : {pair.first, pair.second}) ++nodes[organisation].links;
  }
  if (!asked.empty()) {
    std::set<Ref<Organisation>> near = asked;
    for (const auto& [pair, tie] : ties.all()) {
      if (asked.contains(pair.first)) near.insert(pair.second);
      if (asked.contains(pair.second)) near.insert(pair.first);
    }
    std::erase_if(nodes, [&](const auto& node) { return !near.contains(node.first); });
  }

  Network network;
  network.organisations = nodes.size();
  for (auto& [organisation, node] : nodes) {
    node.organisation = organisation;
    network.nodes.push_back(node);
  }
  std::ranges::stable_sort(network.nodes, [](const NetworkNode& one, const NetworkNode& other) {
    return std::tie(one.links, one.cells) > std::tie(other.links, other.cells);
  });
  if (network.nodes.size() > limit) network.nodes.resize(limit);
  draw(network, ties);
  return network;
}

}  // namespace engine

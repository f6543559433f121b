#include <algorithm>
#include <map>
#include <numeric>

#include "engine/analysis/centrality.h"

namespace engine {
namespace {

// A network of nodes, or of communities that were nodes before. A link from a node to itself counts what lies within.
struct Weighted {
  std::vector<std::map<std::uint32_t, double>> near;
  std::vector<double> strength;  // of all links of a node, those to itself twice
  double total = 0;              // twice the weight of all links

  explicit Weighted(std::size_t count) : near(count), strength(count) {}

  void add(std::uint32_t one, std::uint32_t other, double weight) {
    near[one][other] += weight;
    if (one != other) near[other][one] += weight;
    strength[one] += weight;
    strength[other] += weight;
    total += 2 * weight;
  }
};

// Moves nodes, in their order, to the community of a neighbour that raises modularity most, until none does.
std::vector<std::uint32_t> move_nodes(const Weighted& network) {
  constexpr double least_gain = 1e-12;
  std::vector<std::uint32_t> home(network.near.size());
  std::iota(home.begin(), home.end(), 0U);
  std::vector<double> held = network.strength;  // by community
  for (bool moves = true; moves;) {
    moves = false;
    for (std::uint32_t node = 0; node < home.size(); ++node) {
      const double own = network.strength[node];
      std::map<std::uint32_t, double> to;  // by community: the weight of links to it
      for (const auto& [other, weight] : network.near[node]) {
        if (other != node) to[home[other]] += weight;
      }
      held[home[node]] -= own;
      std::uint32_t best = home[node];
      double most = to[best] - held[best] * own / network.total;
      for (const auto& [community, weight] : to) {
        const double gain = weight - held[community] * own / network.total;
        if (gain <= most + least_gain) continue;
        best = community;
        most = gain;
      }
      moves = moves || best != home[node];
      home[node] = best;
      held[best] += own;
    }
  }
  return home;
}

// Numbers communities from 0 by their first node.
std::size_t number(std::vector<std::uint32_t>& home) {
  std::map<std::uint32_t, std::uint32_t> numbers;
  for (auto& one : home) one = numbers.try_emplace(one, static_cast<std::uint32_t>(numbers.size())).first->second;
  return numbers.size();
}

}  // namespace

std::vector<std::uint32_t> find_communities(std::size_t count, const PlainLinks& links,
                                            const std::vector<double>& weights) {
  std::vector<std::uint32_t> community(count);
  std::iota(community.begin(), community.end(), 0U);
  Weighted network(count);
  for (std::size_t link = 0; link < links.size(); ++link) {
    network.add(links[link].first, links[link].second, weights[link]);
  }
  while (network.total > 0) {
    auto home = move_nodes(network);
    const std::size_t communities = number(home);
    for (auto& one : community) one = home[one];
    if (communities == network.near.size()) break;
    Weighted above(communities);
    for (std::uint32_t node = 0; node < network.near.size(); ++node) {
      for (const auto& [other, weight] : network.near[node]) {
        if (other >= node) above.add(home[node], home[other], weight);
      }
    }
    network = std::move(above);
  }
  number(community);
  return community;
}

double modularity(std::size_t count, const PlainLinks& links, const std::vector<double>& weights,
                  const std::vector<std::uint32_t>& communities) {
  std::vector<double> strength(count);
  double total = 0, within = 0;
  for (std::size_t link = 0; link < links.size(); ++link) {
    const auto [one, other] = links[link];
    strength[one] += weights[link];
    strength[other] += weights[link];
    total += 2 * weights[link];
    if (communities[one] == communities[other]) within += 2 * weights[link];
  }
  if (total == 0) return 0;
  std::map<std::uint32_t, double> held;
  for (std::size_t node = 0; node < count; ++node) held[communities[node]] += strength[node];
  double chance = 0;
  for (const auto& [community, all] : held) chance += all / total * (all / total);
  return within / total - chance;
}

}  // namespace engine

#include <algorithm>
#include <limits>
#include <numeric>

#include "engine/analysis/centrality.h"

namespace engine {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

// A network of nodes, or of communities that were nodes before, with the links of each side by side. A link from a node
// to itself counts what lies within.
struct Weighted {
  std::vector<std::uint64_t> starts;
  std::vector<std::uint32_t> ends;
  std::vector<double> weights;   // of the links to `ends`
  std::vector<double> strength;  // of all links of a node, those to itself twice
  double total = 0;              // twice the weight of all links

  std::size_t size() const { return strength.size(); }
};

// What a node, or those of a community, have to each community: whole rows that are filled, read in order and emptied.
class Sums {
 public:
  explicit Sums(std::size_t communities) : sums_(communities), is_in_(communities) {}

  void add(std::uint32_t community, double weight) {
    if (!is_in_[community]) {
      is_in_[community] = 1;
      touched_.push_back(community);
    }
    sums_[community] += weight;
  }
  double of(std::uint32_t community) const { return sums_[community]; }

  // Calls visit(community, sum) for each that was added to, ascending, and forgets them.
  template <class Visit>
  void take(Visit visit) {
    std::ranges::sort(touched_);
    for (const std::uint32_t community : touched_) {
      visit(community, sums_[community]);
      sums_[community] = 0;
      is_in_[community] = 0;
    }
    touched_.clear();
  }

 private:
  std::vector<double> sums_;
  std::vector<std::uint8_t> is_in_;
  std::vector<std::uint32_t> touched_;
};

Weighted network_of(std::size_t count, const PlainLinks& links, const std::vector<double>& weights) {
  Weighted network;
  network.starts.resize(count + 1);
  network.strength.resize(count);
  for (std::size_t link = 0; link < links.size(); ++link) {
    const auto [one, other] = links[link];
    ++network.starts[one + 1], ++network.starts[other + 1];
    network.strength[one] += weights[link];
    network.strength[other] += weights[link];
    network.total += 2 * weights[link];
  }
  std::partial_sum(network.starts.begin(), network.starts.end(), network.starts.begin());
  network.ends.resize(network.starts.back());
  network.weights.resize(network.starts.back());
  std::vector<std::uint64_t> next(network.starts.begin(), network.starts.end() - 1);
  for (std::size_t link = 0; link < links.size(); ++link) {
    const auto [one, other] = links[link];
    network.ends[next[one]] = other;
    network.weights[next[one]++] = weights[link];
    network.ends[next[other]] = one;
    network.weights[next[other]++] = weights[link];
  }
  return network;
}

// Moves nodes, in their order, to the community of a neighbour that raises modularity most, until none does.
std::vector<std::uint32_t> move_nodes(const Weighted& network) {
  constexpr double least_gain = 1e-12;
  std::vector<std::uint32_t> home(network.size());
  std::iota(home.begin(), home.end(), 0U);
  std::vector<double> held = network.strength;  // by community
  Sums to(network.size());                      // the weight of links to each community
  for (bool moves = true; moves;) {
    moves = false;
    for (std::uint32_t node = 0; node < home.size(); ++node) {
      const double own = network.strength[node];
      for (std::uint64_t at = network.starts[node]; at < network.starts[node + 1]; ++at) {
        if (network.ends[at] != node) to.add(home[network.ends[at]], network.weights[at]);
      }
      held[home[node]] -= own;
      std::uint32_t best = home[node];
      double most = to.of(best) - held[best] * own / network.total;
      to.take([&](std::uint32_t community, double weight) {
        const double gain = weight - held[community] * own / network.total;
        if (gain <= most + least_gain) return;
        best = community;
        most = gain;
      });
      moves = moves || best != home[node];
      home[node] = best;
      held[best] += own;
    }
  }
  return home;
}

// Numbers communities from 0 by their first node.
std::size_t number(std::vector<std::uint32_t>& home) {
  std::vector<std::uint32_t> numbers(home.size(), none);
  std::uint32_t count = 0;
  for (auto& one : home) {
    if (numbers[one] == none) numbers[one] = count++;
    one = numbers[one];
  }
  return count;
}

// The nodes of each community, one community after another.
std::vector<std::uint32_t> nodes_by_community(const std::vector<std::uint32_t>& home) {
  std::vector<std::uint32_t> nodes(home.size());
  std::iota(nodes.begin(), nodes.end(), 0U);
  std::ranges::stable_sort(nodes, {}, [&](std::uint32_t node) { return home[node]; });
  return nodes;
}

// The network of the communities.
Weighted above(const Weighted& network, const std::vector<std::uint32_t>& home, std::size_t communities) {
  Weighted found;
  found.strength.resize(communities);
  found.total = network.total;
  Sums to(communities);
  const auto nodes = nodes_by_community(home);
  for (std::size_t at = 0; at < nodes.size();) {
    const std::uint32_t community = home[nodes[at]];
    found.starts.push_back(found.ends.size());
    for (; at < nodes.size() && home[nodes[at]] == community; ++at) {
      const std::uint32_t node = nodes[at];
      found.strength[community] += network.strength[node];
      for (std::uint64_t link = network.starts[node]; link < network.starts[node + 1]; ++link) {
        // A link within is met from both of its ends, but for one from a node to itself.
        const bool is_met_twice = home[network.ends[link]] == community && network.ends[link] != node;
        to.add(home[network.ends[link]], is_met_twice ? network.weights[link] / 2 : network.weights[link]);
      }
    }
    to.take([&](std::uint32_t other, double weight) {
      found.ends.push_back(other);
      found.weights.push_back(weight);
    });
  }
  found.starts.push_back(found.ends.size());
  return found;
}

}  // namespace

std::vector<std::uint32_t> find_communities(std::size_t count, const PlainLinks& links,
                                            const std::vector<double>& weights) {
  std::vector<std::uint32_t> community(count);
  std::iota(community.begin(), community.end(), 0U);
  Weighted network = network_of(count, links, weights);
  while (network.total > 0) {
    auto home = move_nodes(network);
    const std::size_t communities = number(home);
    for (auto& one : community) one = home[one];
    if (communities == network.size()) break;
    network = above(network, home, communities);
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
  std::vector<double> held;
  for (std::size_t node = 0; node < count; ++node) {
    if (communities[node] >= held.size()) held.resize(communities[node] + 1);
    held[communities[node]] += strength[node];
  }
  double chance = 0;
  for (const double all : held) chance += all / total * (all / total);
  return within / total - chance;
}

}  // namespace engine

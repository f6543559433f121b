#include "tests/engine/analysis/obvious_communities.h"

#include <algorithm>
#include <map>

namespace obvious {
namespace {

using Matrix = std::vector<std::vector<std::int64_t>>;
using Homes = std::vector<std::uint32_t>;

// Modularity times the square of the total, of a network in which every link stands twice and a loop counts twice:
// so that two divisions of the same network compare as whole numbers.
std::int64_t quality(const Matrix& network, const Homes& homes) {
  std::int64_t total = 0, within = 0;
  std::map<std::uint32_t, std::int64_t> held;
  for (std::size_t one = 0; one < network.size(); ++one) {
    for (std::size_t other = 0; other < network.size(); ++other) {
      total += network[one][other];
      held[homes[one]] += network[one][other];
      if (homes[one] == homes[other]) within += network[one][other];
    }
  }
  std::int64_t chance = 0;
  for (const auto& [home, sum] : held) chance += sum * sum;
  return within * total - chance;
}

// One round: each node in turn goes where the whole gains most, if it gains at all; the lower of two alike.
bool moved(const Matrix& network, Homes& homes) {
  bool any = false;
  for (std::uint32_t node = 0; node < network.size(); ++node) {
    const std::uint32_t own = homes[node];
    Homes to;
    for (std::uint32_t other = 0; other < network.size(); ++other) {
      if (other != node && network[node][other] > 0) to.push_back(homes[other]);
    }
    std::sort(to.begin(), to.end());
    std::int64_t most = quality(network, homes);
    std::uint32_t best = own;
    for (const std::uint32_t home : to) {
      homes[node] = home;
      if (quality(network, homes) <= most) continue;
      most = quality(network, homes);
      best = home;
    }
    homes[node] = best;
    any = any || best != own;
  }
  return any;
}

// Numbers from 0 by the first node; returns how many there are.
std::uint32_t renumber(Homes& homes) {
  Homes order;
  for (auto& home : homes) {
    auto at = std::find(order.begin(), order.end(), home);
    if (at == order.end()) at = order.insert(order.end(), home);
    home = static_cast<std::uint32_t>(at - order.begin());
  }
  return static_cast<std::uint32_t>(order.size());
}

}  // namespace

std::vector<std::uint32_t> communities(std::uint32_t count, const engine::PlainLinks& links,
                                       const std::vector<std::int64_t>& weights) {
  Matrix network(count, std::vector<std::int64_t>(count));
  for (std::size_t link = 0; link < links.size(); ++link) {
    network[links[link].first][links[link].second] += weights[link];
    network[links[link].second][links[link].first] += weights[link];
  }
  Homes whole(count);
  for (std::uint32_t node = 0; node < count; ++node) whole[node] = node;
  while (!links.empty()) {
    Homes homes(network.size());
    for (std::uint32_t node = 0; node < homes.size(); ++node) homes[node] = node;
    while (moved(network, homes)) {
    }
    const std::uint32_t left = renumber(homes);
    for (auto& home : whole) home = homes[home];
    if (left == network.size()) break;
    Matrix above(left, std::vector<std::int64_t>(left));
    for (std::size_t one = 0; one < network.size(); ++one) {
      for (std::size_t other = 0; other < network.size(); ++other)
        above[homes[one]][homes[other]] += network[one][other];
    }
    network = above;
  }
  renumber(whole);
  return whole;
}

}  // namespace obvious

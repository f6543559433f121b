#include "tests/bench/actor_graph.h"

#include <algorithm>
#include <bit>

namespace bench {

using engine::Provider;

ActorGraph::ActorGraph(const engine::Snapshot& snapshot) : snapshot_(snapshot) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
  for (const auto& edge : snapshot.participations) add(links, {edge.organisation, {}}, {{}, edge.programme});
  for (const auto& edge : snapshot.funding) add(links, edge.provider, edge.receiver);
  for (const auto& edge : snapshot.referrals) add(links, {edge.from, {}}, {edge.to, {}});
  for (const auto& edge : snapshot.memberships) add(links, {edge.organisation, {}}, {edge.body, {}});
  std::ranges::sort(links);
  links.erase(std::ranges::unique(links).begin(), links.end());

  const std::size_t nodes = snapshot.organisations.size() + snapshot.programmes.size();
  seen_.resize(nodes / 64 + 1);
  starts_.resize(nodes + 1);
  for (const auto& [from, to] : links) {
    ++starts_[from + 1];
    ends_.push_back(to);
  }
  for (std::size_t at = 0; at < nodes; ++at) starts_[at + 1] += starts_[at];
}

std::uint32_t ActorGraph::node(const Provider& provider) const {
  const auto organisations = static_cast<std::uint32_t>(snapshot_.organisations.size());
  return provider.programme.known() ? organisations + provider.programme.index : provider.organisation.index;
}

void ActorGraph::add(std::vector<std::pair<std::uint32_t, std::uint32_t>>& links, const Provider& one,
                     const Provider& other) const {
  const auto is_somebody = [&](const Provider& end) {
    return end.known() && !(end.organisation.known() && snapshot_.organisations[end.organisation.index].placeholder);
  };
  if (!is_somebody(one) || !is_somebody(other) || one == other) return;
  links.emplace_back(node(one), node(other));
  links.emplace_back(node(other), node(one));
}

std::uint64_t ActorGraph::count_within(engine::Ref<engine::Organisation> organisation, int hops) {
  std::ranges::fill(seen_, 0);
  std::vector<std::uint32_t> reached = {node({organisation, {}})};
  see(reached.front());
  std::size_t from = 0;
  for (int hop = 1; hop < hops; ++hop) {
    for (const std::size_t to = reached.size(); from < to; ++from) {
      for (std::uint32_t link = starts_[reached[from]]; link < starts_[reached[from] + 1]; ++link) {
        if (see(ends_[link])) reached.push_back(ends_[link]);
      }
    }
  }
  // Nobody goes on from where the last hop leads: there it is enough to have been seen.
  for (; hops > 0 && from < reached.size(); ++from) {
    for (std::uint32_t link = starts_[reached[from]]; link < starts_[reached[from] + 1]; ++link) see(ends_[link]);
  }
  std::uint64_t count = 0;
  for (const std::uint64_t word : seen_) count += static_cast<std::uint64_t>(std::popcount(word));
  return count;
}

}  // namespace bench

#include "engine/analysis/network_roles.h"

#include <algorithm>
#include <tuple>

#include "engine/analysis/centrality.h"
#include "engine/analysis/flags.h"

namespace engine {
namespace {

constexpr std::uint32_t nowhere = Ref<Organisation>::unknown;

// How many deliveries of each organisation the question chooses.
std::vector<std::uint32_t> count_deliveries(const Snapshot& snapshot, const Question& question) {
  std::vector<std::uint32_t> counts(snapshot.organisations.size());
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const auto organisation = snapshot.deliveries[delivery].organisation;
    if (!is_known(snapshot, organisation) || !chosen(snapshot, delivery, question)) continue;
    if (!question.day || active_on(snapshot, delivery, *question.day)) ++counts[organisation.index];
  }
  return counts;
}

// The organisations of the answer, numbered densely in their order.
struct Nodes {
  std::vector<std::uint32_t> number;  // by organisation; nowhere for those left out
  std::vector<Ref<Organisation>> organisations;

  Nodes(const Question& question, const std::vector<std::uint32_t>& deliveries, const std::vector<Contact>& contacts)
      : number(deliveries.size(), nowhere) {
    const Filter& filter = question.filter;
    const bool everybody = filter.locations.empty() && filter.services.empty() && filter.groups.empty();
    std::vector<bool> in(deliveries.size());
    for (std::size_t one = 0; one < in.size(); ++one) in[one] = deliveries[one] > 0;
    for (const Contact& contact : contacts) {
      const bool near = deliveries[contact.a.index] > 0 || deliveries[contact.b.index] > 0;
      if (!everybody && !near) continue;
      in[contact.a.index] = in[contact.b.index] = true;
    }
    for (std::uint32_t one = 0; one < in.size(); ++one) {
      if (!in[one]) continue;
      number[one] = static_cast<std::uint32_t>(organisations.size());
      organisations.push_back({one});
    }
  }
};

// Puts members together, numbers communities by size, and tells each role its own.
std::vector<Community> gather(std::vector<NetworkRole>& roles, const std::vector<std::uint32_t>& communities) {
  std::vector<Community> list;
  std::vector<std::uint32_t> order;
  for (std::size_t node = 0; node < roles.size(); ++node) {
    if (communities[node] >= list.size()) list.resize(communities[node] + 1);
    if (!roles[node].isolated) list[communities[node]].members.push_back(roles[node].organisation);
  }
  for (std::uint32_t one = 0; one < list.size(); ++one) order.push_back(one);
  std::ranges::stable_sort(order, std::greater(), [&](std::uint32_t one) { return list[one].members.size(); });
  std::vector<std::uint32_t> place(list.size());
  std::vector<Community> sorted;
  for (const std::uint32_t one : order) {
    place[one] = static_cast<std::uint32_t>(sorted.size());
    if (!list[one].members.empty()) sorted.push_back(std::move(list[one]));
  }
  for (std::size_t node = 0; node < roles.size(); ++node) roles[node].community = place[communities[node]];
  return sorted;
}

}  // namespace

NetworkRoles find_network_roles(const Snapshot& snapshot, const Question& question) {
  const auto deliveries = count_deliveries(snapshot, question);
  const auto contacts = find_contacts(snapshot, question);
  const Nodes nodes(question, deliveries, contacts);
  PlainLinks links;
  std::vector<double> weights;
  NetworkRoles found;
  found.roles.resize(nodes.organisations.size());
  for (const Contact& contact : contacts) {
    const auto one = nodes.number[contact.a.index], other = nodes.number[contact.b.index];
    if (one == nowhere || other == nowhere) continue;
    links.emplace_back(one, other);
    weights.push_back(static_cast<double>(contact.kinds.size()));
    ++found.roles[one].contacts;
    ++found.roles[other].contacts;
  }
  const auto between = find_betweenness(found.roles.size(), links);
  for (std::size_t node = 0; node < found.roles.size(); ++node) {
    NetworkRole& role = found.roles[node];
    role.organisation = nodes.organisations[node];
    role.deliveries = deliveries[role.organisation.index];
    role.betweenness = between.share[node];
    role.isolated = role.contacts == 0;
  }
  for (const auto node : find_articulation_points(found.roles.size(), links)) found.roles[node].articulation = true;
  const auto communities = find_communities(found.roles.size(), links, weights);
  found.modularity = modularity(found.roles.size(), links, weights, communities);
  found.communities = gather(found.roles, communities);
  found.contacts = links.size();
  found.sampled = between.sampled;
  found.pivots = between.pivots;
  const auto& asked = question.filter.organisations;
  if (!asked.empty()) {
    std::erase_if(found.roles,
                  [&](const NetworkRole& one) { return std::ranges::find(asked, one.organisation) == asked.end(); });
  }
  std::ranges::stable_sort(found.roles, [](const NetworkRole& one, const NetworkRole& other) {
    return std::tie(one.betweenness, one.contacts) > std::tie(other.betweenness, other.contacts);
  });
  return found;
}

}  // namespace engine

#include "engine/analysis/network.h"

#include <algorithm>

#include "engine/analysis/cell_members.h"
#include "engine/analysis/circles.h"
#include "engine/analysis/layout.h"

namespace engine {
namespace {

Circles::Kinds bit(LinkKind kind) { return KindSet<LinkKind>(kind).bits(); }

// What lies beyond the tier is gone before anything is counted.
void add_edges(Circles& circles, const Snapshot& snapshot, Tier tier) {
  const auto seen = [tier](const Stated& edge) { return edge.tier <= tier; };
  const auto programmes = circles.add(static_cast<std::uint32_t>(snapshot.programmes.size()), bit(LinkKind::programme));
  for (const auto& edge : snapshot.participations) {
    if (seen(edge) && edge.programme.known()) circles.join(programmes + edge.programme.index, edge.organisation);
  }
  // Who stands for a programme that gives or takes money are all who take part in it.
  const auto behind = [&](const Provider& end) {
    return end.organisation.known() ? Circles::alone(end.organisation) : programmes + end.programme.index;
  };
  for (const auto& edge : snapshot.funding) {
    if (!seen(edge) || !edge.provider.known() || !edge.receiver.known()) continue;
    circles.link(behind(edge.provider), behind(edge.receiver), bit(LinkKind::funding));
  }
  const auto link = [&](Ref<Organisation> one, Ref<Organisation> other, LinkKind kind) {
    if (one.known() && other.known()) circles.link(Circles::alone(one), Circles::alone(other), bit(kind));
  };
  for (const auto& edge : snapshot.referrals) {
    if (seen(edge)) link(edge.from, edge.to, LinkKind::referral);
  }
  for (const auto& edge : snapshot.memberships) {
    if (seen(edge)) link(edge.organisation, edge.body, LinkKind::membership);
  }
}

// Who is tied with whom, and in how many cells each delivers.
struct Ties {
  std::vector<std::uint32_t> cells;  // by organisation
  std::vector<Tie> all;

  Ties(const Snapshot& snapshot, const Question& question) : cells(snapshot.organisations.size()) {
    Circles circles(std::vector<bool>(snapshot.organisations.size(), true));
    for_each_cell(find_cell_members(snapshot, question), [&](std::span<const CellMember> members) {
      const std::uint32_t cell = circles.add(1, bit(LinkKind::shared_cells));
      for (const CellMember& member : members) {
        circles.join(cell, member.organisation);
        ++cells[member.organisation.index];
      }
    });
    add_edges(circles, snapshot, question.tier);
    all = circles.ties(bit(LinkKind::shared_cells));
  }
};

bool filters_places_or_services(const Question& question) {
  const Filter& filter = question.filter;
  return !filter.locations.empty() || !filter.services.empty() || !filter.groups.empty();
}

// Places the nodes and keeps the links between them.
void draw(Network& network, const Ties& ties) {
  constexpr std::uint32_t nowhere = Ref<Organisation>::unknown;
  std::vector<std::uint32_t> at(ties.cells.size(), nowhere);
  for (std::uint32_t node = 0; node < network.nodes.size(); ++node) at[network.nodes[node].organisation.index] = node;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
  for (const Tie& tie : ties.all) {
    const std::uint32_t one = at[tie.a.index], other = at[tie.b.index];
    if (one == nowhere || other == nowhere) continue;
    links.emplace_back(one, other);
    network.links.push_back({tie.a, tie.b, tie.shared, KindSet<LinkKind>::of_bits(tie.kinds)});
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
  const Ties ties(snapshot, question);
  // A filter of places chooses who delivers there; without one everybody belongs to the network.
  const bool everybody = !filters_places_or_services(question);
  const auto delivers = [&](Ref<Organisation> one) { return ties.cells[one.index] > 0; };
  const auto& asked = question.filter.organisations;
  const auto is_asked = [&](Ref<Organisation> one) { return std::ranges::find(asked, one) != asked.end(); };
  std::vector<std::uint32_t> links(ties.cells.size());
  std::vector<bool> near(ties.cells.size(), asked.empty());
  for (const auto one : asked) near[one.index] = true;
  for (const Tie& tie : ties.all) {
    if (everybody || delivers(tie.a) || delivers(tie.b)) ++links[tie.a.index], ++links[tie.b.index];
    if (!asked.empty() && is_asked(tie.a)) near[tie.b.index] = true;
    if (!asked.empty() && is_asked(tie.b)) near[tie.a.index] = true;
  }

  Network network;
  for (Ref<Organisation> one{0}; one.index < links.size(); ++one.index) {
    if (!near[one.index] || (links[one.index] == 0 && !delivers(one))) continue;
    network.nodes.push_back({one, ties.cells[one.index], links[one.index]});
  }
  network.organisations = network.nodes.size();
  std::ranges::stable_sort(network.nodes, [](const NetworkNode& one, const NetworkNode& other) {
    return std::tie(one.links, one.cells) > std::tie(other.links, other.cells);
  });
  if (network.nodes.size() > limit) network.nodes.resize(limit);
  draw(network, ties);
  return network;
}

}  // namespace engine

#include "engine/analysis/giving.h"

#include <limits>
#include <numeric>

namespace engine {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

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

std::shared_ptr<const Giving> Giving::after(const Giving& before, const Snapshot&, const Snapshot&,
                                            const Alteration& alteration, std::size_t) {
  static const std::size_t money = Fact(Funding{}).index(), roles = Fact(Participation{}).index();
  if (alteration.kinds.test(money) || alteration.kinds.test(roles)) return nullptr;
  return before.shared_from_this();
}

std::shared_ptr<const Giving> giving_of(const Snapshot& snapshot) {
  return snapshot.kept.get<Giving>(0, [&] { return std::make_shared<const Giving>(snapshot); });
}

}  // namespace engine

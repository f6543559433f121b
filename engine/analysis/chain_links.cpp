#include "engine/analysis/chain_links.h"

#include <algorithm>
#include <numeric>

#include "engine/analysis/chain_links_following.h"
#include "engine/analysis/followed.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // participations

bool is_link(const std::string& role) {
  return role == "funding" || role == "accountable" || role == "extending" || role == "implementing";
}

// Numbers the families of nodes that `parent_of` links, from 1; 0 where a node has neither parent nor child.
template <class ParentOf>
std::vector<std::uint32_t> families_of(std::size_t count, ParentOf parent_of) {
  std::vector<std::uint32_t> first(count);  // a node of the family on the way to the one that stands for it
  std::iota(first.begin(), first.end(), 0U);
  const auto find = [&](std::uint32_t node) {
    while (first[node] != node) node = first[node] = first[first[node]];
    return node;
  };
  std::vector<std::uint32_t> families(count);
  for (std::uint32_t node = 0; node < count; ++node) {
    const auto parent = parent_of(node);
    if (!parent.known()) continue;
    first[find(node)] = find(parent.index);
    families[node] = families[parent.index] = 1;
  }
  for (std::uint32_t node = 0; node < count; ++node) {
    if (families[node] != 0) families[node] = find(node) + 1;
  }
  return families;
}

struct Listed {
  ChainLinks::Lists lists;
  std::vector<Period> then;  // of each value
};

Listed lists_of(const std::vector<ChainLinks::Link>& links, std::size_t providers) {
  Listed listed;
  auto& [starts, values] = listed.lists;
  starts.assign(providers + 1, 0);
  for (const ChainLinks::Link& link : links) ++starts[link.from + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  std::vector<std::uint32_t> at(starts.begin(), starts.end() - 1), order(links.size());
  for (std::uint32_t link = 0; link < links.size(); ++link) order[at[links[link].from]++] = link;
  for (std::size_t one = 0; one < providers; ++one) {
    std::sort(order.begin() + starts[one], order.begin() + starts[one + 1],
              [&](std::uint32_t a, std::uint32_t b) { return links[a].to < links[b].to; });
  }
  for (const std::uint32_t link : order) {
    values.push_back(links[link].to);
    listed.then.push_back(links[link].then);
  }
  return listed;
}

// Names of an organisation, a programme and families of both are told apart as far as a bit can.
enum class Named : std::uint32_t { organisation, programme, organisation_family, programme_family };

std::uint32_t bit_of(Named kind, std::uint32_t number) {
  constexpr std::uint32_t golden = 0x9e3779b1;  // spreads numbers that follow each other
  return 1U << ((number * 4 + static_cast<std::uint32_t>(kind)) * golden >> 27);
}

}  // namespace

bool ChainLinks::Lists::has(std::uint32_t provider, std::uint32_t value) const {
  return std::ranges::binary_search(of(provider), value);
}

bool ChainLinks::funds(std::uint32_t one, std::uint32_t other, std::optional<Day> day) const {
  const auto list = funded.of(one);
  const auto found = std::ranges::equal_range(list, other);
  if (!day) return !found.empty();
  const auto first = funded.starts[one] + static_cast<std::size_t>(found.begin() - list.begin());
  return std::ranges::any_of(std::span(funded_then).subspan(first, found.size()),
                             [&](const Period& then) { return then.has(*day); });
}

std::optional<ChainLinks::Link> ChainLinks::link_of(const FundingEdge& funding, const ProviderOrder& providers) {
  if (!funding.provider.known() || !funding.receiver.known()) return std::nullopt;
  return Link{providers.rank(funding.provider), providers.rank(funding.receiver),
              funding.has_period ? funding.period : Period::always()};
}

std::optional<ChainLinks::Link> ChainLinks::link_of(const ParticipationEdge& part, const ProviderOrder& providers) {
  if (!is_link(part.role) || !part.programme.known() || !part.organisation.known()) return std::nullopt;
  return Link{providers.rank({{}, part.programme}), providers.rank({part.organisation, {}}), {}};
}

ChainLinks::ChainLinks(const Snapshot& snapshot, const ProviderOrder& order, const ProgrammeColumns& columns)
    : providers(order.weak_from_this().lock()), programmes(columns.weak_from_this().lock()) {
  const auto links_of_all = [&](const auto& edges) {
    std::vector<Link> links;
    for (const auto& edge : edges) {
      if (const auto link = link_of(edge, order)) links.push_back(*link);
    }
    return lists_of(links, order.size());
  };
  // Two halves, which two cores find beside each other.
  const auto find_funded = [&] {
    Listed funding = links_of_all(snapshot.funding);
    funded = std::move(funding.lists);
    funded_then = std::move(funding.then);
    const auto& organisations = snapshot.organisations;
    organisation_families =
        families_of(organisations.size(), [&](std::uint32_t node) { return organisations[node].parent; });
  };
  const auto find_partners = [&] {
    partners = links_of_all(snapshot.participations).lists;
    programme_families = families_of(columns.parents.size(), [&](std::uint32_t node) { return columns.parents[node]; });
  };
  const std::size_t worth = snapshot.participations.size() < worth_sharing ? 3 : 2;
  in_ranges(2, worth, [&](std::size_t from, std::size_t to) {
    if (from == 0 && to > 0) find_funded();
    if (from <= 1 && to > 1) find_partners();
  });
  may_pay.resize(organisation_families.size());
  for (const auto donor : columns.donors) may_pay[donor.index] = 1;
  signs.resize(order.size());
  for (std::uint32_t rank = 0; rank < signs.size(); ++rank) sign(rank, order, columns);
  sign_links(order, funded);
  sign_links(order, partners);
}

void ChainLinks::sign(std::uint32_t provider, const ProviderOrder& order, const ProgrammeColumns& columns) {
  const auto [organisation, programme] = order.provider(provider);
  ChainSign& sign = signs[provider];
  // Ranks stay where numbers move.
  const auto bit = [&](Ref<Organisation> one) { return bit_of(Named::organisation, order.rank({one, {}})); };
  const Ref<Organisation> lead = programme.known() ? columns.leads[programme.index] : organisation;
  if (lead.known() && (organisation.known() || may_pay[lead.index] != 0)) sign.own |= bit(lead);
  if (lead.known() && organisation_families[lead.index] != 0) {
    sign.share(bit_of(Named::organisation_family, organisation_families[lead.index]));
  }
  if (!programme.known()) return;
  if (programme_families[programme.index] != 0) {
    sign.share(bit_of(Named::programme_family, programme_families[programme.index]));
  }
  for (const auto donor : columns.donors_of(programme)) sign.sought |= bit(donor);
}

// An organisation that is linked with a programme is sought by the programme, and need not seek it.
void ChainLinks::sign_link(const ProviderOrder& order, std::uint32_t from, std::uint32_t to) {
  const Provider &one = order.provider(from), &other = order.provider(to);
  if (one.programme.known() && other.programme.known()) {
    signs[from].share(bit_of(Named::programme, to));
    signs[to].share(bit_of(Named::programme, to));
  } else if (one.organisation.known()) {
    signs[to].sought |= bit_of(Named::organisation, from);
  } else {
    signs[from].sought |= bit_of(Named::organisation, to);
  }
}

void ChainLinks::sign_links(const ProviderOrder& order, const Lists& lists) {
  for (std::uint32_t from = 0; from < signs.size(); ++from) {
    for (const std::uint32_t to : lists.of(from)) sign_link(order, from, to);
  }
}

std::shared_ptr<const ChainLinks> links_of(const Snapshot& snapshot, const ProviderOrder& providers,
                                           const ProgrammeColumns& programmes) {
  const auto make = [&] { return std::make_shared<const ChainLinks>(snapshot, providers, programmes); };
  const auto follow = [&](const std::shared_ptr<const ChainLinks>& before, const LinkEdits& edits) {
    return follow_links(before, edits, snapshot, providers, programmes);
  };
  using KeptLinks = Followed<ChainLinks, LinkEdits>;
  const auto kept =
      snapshot.kept.get<KeptLinks>(0, [&] { return std::make_shared<const KeptLinks>(make()); })->get(follow, make);
  return kept->providers.get() == &providers ? kept : make();
}

}  // namespace engine

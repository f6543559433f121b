#include "engine/analysis/chain.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace engine {
namespace {

bool is_link(const std::string& role) {
  return role == "funding" || role == "accountable" || role == "extending" || role == "implementing";
}

// Whether `top` is the parent of `node`, or the parent's parent and so on.
template <class Fact, class Nodes>
bool is_above(const Nodes& nodes, Ref<Fact> top, Ref<Fact> node) {
  // Records may name parents in a circle: no way up is longer than there are nodes.
  for (std::size_t steps = 0; node.known() && steps < nodes.size(); ++steps) {
    node = nodes[node.index].parent;
    if (node == top) return top.known();
  }
  return false;
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

}  // namespace

bool Chains::Lists::has(std::uint32_t provider, std::uint32_t value) const {
  return std::ranges::binary_search(of(provider), value);
}

Chains::Lists Chains::lists_of(const std::vector<Link>& links, std::size_t providers) {
  Lists lists;
  lists.starts.assign(providers + 1, 0);
  lists.values.resize(links.size());
  for (const Link& link : links) ++lists.starts[link.from + 1];
  for (std::size_t one = 0; one < providers; ++one) lists.starts[one + 1] += lists.starts[one];
  std::vector<std::uint32_t> at = lists.starts;
  for (const Link& link : links) lists.values[at[link.from]++] = link.to;
  for (std::size_t one = 0; one < providers; ++one) {
    std::sort(lists.values.begin() + lists.starts[one], lists.values.begin() + lists.starts[one + 1]);
  }
  return lists;
}

Chains::Chains(const View& view, const ProviderOrder& providers, const ProgrammeColumns& programmes)
    : view_(view), providers_(providers), programmes_(programmes), may_donate_(view.snapshot.organisations.size()) {
  read_links();
  find_families();
}

void Chains::read_links() {
  std::vector<Link> funded, partners;
  for (const FundingEdge& funding : view_.snapshot.funding) {
    if (funding.provider.organisation.known()) may_donate_[funding.provider.organisation.index] = true;
    const auto& day = view_.question.day;
    if (day && funding.has_period && !funding.period.has(*day)) continue;
    if (!funding.provider.known() || !funding.receiver.known()) continue;
    funded.push_back({providers_.rank(funding.provider), providers_.rank(funding.receiver)});
  }
  for (const ParticipationEdge& part : view_.snapshot.participations) {
    if (!is_link(part.role) || !part.programme.known() || !part.organisation.known()) continue;
    may_donate_[part.organisation.index] = may_donate_[part.organisation.index] || part.role == "funding";
    partners.push_back({providers_.rank({{}, part.programme}), providers_.rank({part.organisation, {}})});
  }
  funded_ = lists_of(funded, providers_.size());
  partners_ = lists_of(partners, providers_.size());
  std::vector<Link> linked;
  linked.reserve(2 * (funded.size() + partners.size()));
  for (const auto* links : {&funded, &partners}) {
    for (const Link& link : *links) {
      linked.push_back(link);
      linked.push_back({link.to, link.from});
    }
  }
  linked_ = lists_of(linked, providers_.size());
}

void Chains::find_families() {
  programme_families_ =
      families_of(programmes_.parents.size(), [&](std::uint32_t node) { return programmes_.parents[node]; });
  const auto& organisations = view_.snapshot.organisations;
  organisation_families_ =
      families_of(organisations.size(), [&](std::uint32_t node) { return organisations[node].parent; });
}

std::string Chains::name(const Provider& provider) const {
  return provider.programme.known() ? view_.snapshot.programmes[provider.programme.index].name
                                    : view_.snapshot.organisations[provider.organisation.index].name;
}

Ref<Organisation> Chains::lead(const Provider& provider) const {
  return provider.programme.known() ? programmes_.leads[provider.programme.index] : provider.organisation;
}

// Why `b` follows from `a`, as far as the records state it.
std::optional<std::string> Chains::from_to(std::uint32_t a, std::uint32_t b) const {
  const Provider& one = providers_.provider(a);
  const Provider& other = providers_.provider(b);
  if (funded_.has(a, b)) return name(one) + " funds " + name(other) + ".";
  if (partners_.has(a, b)) {
    return name(other) + " takes part in " + name(one) + ".";
  }
  if (one.programme.known() && other.programme.known() &&
      is_above(view_.snapshot.programmes, one.programme, other.programme)) {
    return name(other) + " is part of " + name(one) + ".";
  }
  if (is_above(view_.snapshot.organisations, lead(one), lead(other))) {
    return view_.snapshot.organisations[lead(other).index].name + " belongs to " +
           view_.snapshot.organisations[lead(one).index].name + ".";
  }
  return std::nullopt;
}

bool Chains::pays(const Provider& a, const Provider& b) const {
  if (!a.programme.known() || !b.programme.known()) return false;
  return std::ranges::binary_search(view_.snapshot.programmes[b.programme.index].donors, lead(a));
}

std::optional<Chain> Chains::between(std::uint32_t a, std::uint32_t b) const {
  for (const auto& [one, other] : {std::pair(a, b), std::pair(b, a)}) {
    if (auto reason = from_to(one, other)) return Chain{false, std::move(*reason)};
  }
  for (const auto& [one, other] : {std::pair(a, b), std::pair(b, a)}) {
    const Provider& payer = providers_.provider(one);
    const Provider& paid = providers_.provider(other);
    if (!pays(payer, paid)) continue;
    return Chain{true, view_.snapshot.organisations[lead(payer).index].name + ", which leads " + name(payer) +
                           ", funds " + name(paid) + "."};
  }
  return std::nullopt;
}

ChainsOf::ChainsOf(const Chains& chains)
    : chains_(chains), linked_(chains.providers_.size()), donors_(chains.view_.snapshot.organisations.size()) {}

void ChainsOf::look_from(std::uint32_t provider) {
  ++round_;
  provider_ = provider;
  from_ = chains_.providers_.provider(provider);
  lead_ = chains_.lead(from_);
  for (const std::uint32_t other : chains_.linked_.of(provider)) linked_[other] = round_;
  organisation_family_ = lead_.known() ? chains_.organisation_families_[lead_.index] : 0;
  lead_may_donate_ = from_.programme.known() && lead_.known() && chains_.may_donate_[lead_.index];
  programme_family_ = 0;
  has_donors_ = false;
  if (!from_.programme.known()) return;
  programme_family_ = chains_.programme_families_[from_.programme.index];
  for (const auto donor : chains_.view_.snapshot.programmes[from_.programme.index].donors) {
    donors_[donor.index] = round_;
    has_donors_ = true;
  }
}

bool ChainsOf::reach(std::uint32_t other) const {
  if (linked_[other] == round_) return true;
  if (!has_donors_ && !lead_may_donate_ && programme_family_ == 0 && organisation_family_ == 0) return false;
  const Provider& to = chains_.providers_.provider(other);
  const Ref<Organisation> lead = chains_.lead(to);
  const auto in_family = [](std::uint32_t own, const std::vector<std::uint32_t>& families, auto node) {
    return own != 0 && node.known() && families[node.index] == own;
  };
  if ((in_family(organisation_family_, chains_.organisation_families_, lead) ||
       in_family(programme_family_, chains_.programme_families_, to.programme)) &&
      chains_.between(provider_, other)) {
    return true;
  }
  if (!to.programme.known()) return false;
  return (lead.known() && donors_[lead.index] == round_) || (lead_may_donate_ && chains_.pays(from_, to));
}

}  // namespace engine

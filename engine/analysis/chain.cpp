#include "engine/analysis/chain.h"

#include <algorithm>
#include <array>

namespace engine {
namespace {

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

}  // namespace

Chains::Chains(const View& view, const ProviderOrder& providers, const ProgrammeColumns& programmes)
    : view_(view),
      providers_(providers),
      programmes_(programmes),
      links_(links_of(view.snapshot, providers, programmes)) {}

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
  if (links_->funds(a, b, view_.question.day)) return name(one) + " funds " + name(other) + ".";
  if (links_->partners.has(a, b)) {
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
  return std::ranges::binary_search(programmes_.donors_of(b.programme), lead(a));
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

ChainsOf::ChainsOf(const Chains& chains) : chains_(chains), is_donor_(chains.view_.snapshot.organisations.size()) {}

void ChainsOf::look_from(std::uint32_t provider) {
  for (const Ref<Organisation> donor : donors_) is_donor_[donor.index] = false;
  donors_.clear();
  const ChainLinks& links = *chains_.links_;
  provider_ = provider;
  from_ = chains_.providers_.provider(provider);
  const Ref<Organisation> lead = chains_.lead(from_);
  organisation_family_ = lead.known() ? links.organisation_families[lead.index] : 0;
  lead_may_donate_ = from_.programme.known() && lead.known() && links.may_donate[lead.index] != 0;
  programme_family_ = 0;
  if (!from_.programme.known()) return;
  programme_family_ = links.programme_families[from_.programme.index];
  for (const auto donor : chains_.programmes_.donors_of(from_.programme)) {
    is_donor_[donor.index] = true;
    donors_.push_back(donor);
  }
}

void ChainsOf::fetch(std::uint32_t provider) const {
  if (provider >= chains_.providers_.size()) return;
  const Ref<Programme> programme = chains_.providers_.provider(provider).programme;
  if (!programme.known()) return;
  __builtin_prefetch(&chains_.programmes_.leads[programme.index]);
  __builtin_prefetch(&chains_.programmes_.donor_starts[programme.index]);
  __builtin_prefetch(&chains_.links_->programme_families[programme.index]);
}

void ChainsOf::fetch_donors(std::uint32_t provider) const {
  if (provider >= chains_.providers_.size()) return;
  const Ref<Programme> programme = chains_.providers_.provider(provider).programme;
  if (!programme.known()) return;
  const Ref<Organisation> lead = chains_.programmes_.leads[programme.index];
  __builtin_prefetch(chains_.programmes_.donors.data() + chains_.programmes_.donor_starts[programme.index]);
  if (!lead.known()) return;
  __builtin_prefetch(&chains_.links_->organisation_families[lead.index]);
  __builtin_prefetch(&chains_.links_->may_donate[lead.index]);
}

bool ChainsOf::find(std::uint32_t other, bool lead_may, bool linked) const {
  if (lead_may || linked) {
    if (linked && !chains_.view_.question.day) return true;
    if (chains_.between(provider_, other)) return true;
  }
  const Provider& to = chains_.providers_.provider(other);
  if (!to.programme.known()) return false;
  if (programme_family_ != 0 && chains_.links_->programme_families[to.programme.index] == programme_family_ &&
      chains_.between(provider_, other)) {
    return true;
  }
  return lead_may_donate_ && chains_.pays(from_, to);
}

}  // namespace engine

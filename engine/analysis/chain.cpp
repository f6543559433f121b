#include "engine/analysis/chain.h"

#include <algorithm>
#include <array>

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

}  // namespace

Chains::Chains(const View& view, const ProviderOrder& providers) : view_(view), providers_(providers) {
  const auto known = [](const Provider& one) { return one.programme.known() || one.organisation.known(); };
  for (const FundingEdge& funding : view.snapshot.funding) {
    const auto& day = view.question.day;
    if (day && funding.has_period && !funding.period.has(*day)) continue;
    if (!known(funding.provider) || !known(funding.receiver)) continue;
    funds_.push_back({providers.rank(funding.provider), providers.rank(funding.receiver)});
  }
  for (const ParticipationEdge& part : view.snapshot.participations) {
    if (is_link(part.role)) takes_part_.push_back({part.programme, part.organisation});
  }
  std::ranges::sort(funds_);
  std::ranges::sort(takes_part_);
}

std::string Chains::name(const Provider& provider) const {
  return provider.programme.known() ? view_.snapshot.programmes[provider.programme.index].name
                                    : view_.snapshot.organisations[provider.organisation.index].name;
}

Ref<Organisation> Chains::lead(const Provider& provider) const {
  return provider.programme.known() ? view_.snapshot.programmes[provider.programme.index].lead : provider.organisation;
}

// Why `b` follows from `a`, as far as the records state it.
std::optional<std::string> Chains::from_to(std::uint32_t a, std::uint32_t b) const {
  const Provider& one = providers_.provider(a);
  const Provider& other = providers_.provider(b);
  if (std::ranges::binary_search(funds_, Funds{a, b})) return name(one) + " funds " + name(other) + ".";
  if (one.programme.known() && other.organisation.known() &&
      std::ranges::binary_search(takes_part_, TakesPart{one.programme, other.organisation})) {
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

}  // namespace engine

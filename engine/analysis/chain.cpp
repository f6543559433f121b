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

Chains::Step Chains::step(std::uint32_t a, std::uint32_t b) const {
  const Provider& one = providers_.provider(a);
  const Provider& other = providers_.provider(b);
  const auto are_family = [](const std::vector<std::uint32_t>& families, auto node, auto another) {
    return node.known() && another.known() && families[node.index] != 0 &&
           families[node.index] == families[another.index];
  };
  if (links_->funds(a, b, view_.question.day)) return Step::funds;
  if (links_->partners.has(a, b)) return Step::takes_part;
  if (are_family(links_->programme_families, one.programme, other.programme) &&
      is_above(view_.snapshot.programmes, one.programme, other.programme)) {
    return Step::is_part_of;
  }
  const Ref<Organisation> leads = lead(one), led = lead(other);
  const bool may_belong = are_family(links_->organisation_families, leads, led);
  return may_belong && is_above(view_.snapshot.organisations, leads, led) ? Step::belongs_to : Step::none;
}

// REQUIRES: `b` follows from `a`.
std::string Chains::sentence(Step step, const Provider& a, const Provider& b) const {
  if (step == Step::funds) return name(a) + " funds " + name(b) + ".";
  if (step == Step::takes_part) return name(b) + " takes part in " + name(a) + ".";
  if (step == Step::is_part_of) return name(b) + " is part of " + name(a) + ".";
  const auto& organisations = view_.snapshot.organisations;
  return organisations[lead(b).index].name + " belongs to " + organisations[lead(a).index].name + ".";
}

bool Chains::pays(const Provider& a, const Provider& b) const {
  if (!a.programme.known() || !b.programme.known()) return false;
  return std::ranges::binary_search(programmes_.donors_of(b.programme), lead(a));
}

bool Chains::are_one(std::uint32_t a, std::uint32_t b) const {
  const Provider& one = providers_.provider(a);
  const Provider& other = providers_.provider(b);
  return step(a, b) != Step::none || step(b, a) != Step::none || pays(one, other) || pays(other, one);
}

std::optional<Chain> Chains::between(std::uint32_t a, std::uint32_t b) const {
  for (const auto& [one, other] : {std::pair(a, b), std::pair(b, a)}) {
    const Step found = step(one, other);
    if (found == Step::none) continue;
    return Chain{false, sentence(found, providers_.provider(one), providers_.provider(other))};
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

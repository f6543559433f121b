#include "tests/engine/analysis/obvious_surroundings.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace obvious {
namespace {

using Visit = std::function<void(const Provider&, const Provider&, unsigned)>;

// Organisations first: an unknown reference is the greatest.
using Actors = std::set<Provider>;

void for_each_link(const Snapshot& snapshot, Tier tier, const Visit& visit) {
  const auto is_nobody = [&](const Provider& one) {
    return !one.known() || (one.organisation.known() && snapshot.organisations[one.organisation.index].placeholder);
  };
  const auto both = [&](Tier seen, const Provider& one, const Provider& other, unsigned kind) {
    if (seen > tier || is_nobody(one) || is_nobody(other) || one == other) return;
    visit(one, other, kind);
    visit(other, one, kind);
  };
  for (const auto& edge : snapshot.participations) both(edge.tier, {edge.organisation, {}}, {{}, edge.programme}, 1);
  for (const auto& edge : snapshot.funding) both(edge.tier, edge.provider, edge.receiver, 2);
  for (const auto& edge : snapshot.referrals) both(edge.tier, {edge.from, {}}, {edge.to, {}}, 4);
  for (const auto& edge : snapshot.memberships) both(edge.tier, {edge.organisation, {}}, {edge.body, {}}, 8);
}

std::string line(const Snapshot& snapshot, int links, const Provider& actor, unsigned kinds, const Provider& through) {
  return std::to_string(links) + " " + snapshot.id(actor) + " " + std::to_string(kinds) + " " + snapshot.id(through) +
         "\n";
}

}  // namespace

std::vector<Provider> actors(const Snapshot& snapshot) {
  std::vector<Provider> all;
  for (std::uint32_t one = 0; one < snapshot.organisations.size(); ++one) {
    if (!snapshot.organisations[one].placeholder) all.push_back({{one}, {}});
  }
  for (std::uint32_t one = 0; one < snapshot.programmes.size(); ++one) all.push_back({{}, {one}});
  return all;
}

std::string surroundings(const Snapshot& snapshot, Tier tier, const Provider& actor, int links) {
  std::string text;
  Actors reached = {actor}, last = {actor};
  for (int step = 1; step <= links; ++step) {
    std::map<Provider, unsigned> kinds;
    std::map<Provider, Actors> before;
    for_each_link(snapshot, tier, [&](const Provider& one, const Provider& other, unsigned kind) {
      if (!last.contains(one) || reached.contains(other)) return;
      kinds[other] |= kind;
      before[other].insert(one);
    });
    last.clear();
    for (const auto& [other, by] : kinds) {
      text += line(snapshot, step, other, by, *before[other].begin());
      last.insert(other);
    }
    reached.insert(last.begin(), last.end());
  }
  return text;
}

std::string summary(const Snapshot& snapshot, const Surroundings& found) {
  std::string text;
  for (const auto& one : found.around) text += line(snapshot, one.links, one.actor, one.kinds.bits(), one.through);
  return text;
}

}  // namespace obvious

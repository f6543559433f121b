#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/graph/edges.h"
#include "engine/graph/few.h"

// Which actors each kind of edge names. The order of every list by number is nothing to them, but lists of actors
// inside an edge are ascending, and each is there once.
namespace engine {

// Calls visit(ref) for the Ref of every organisation or programme that the edge names.
template <class Edge, class Visit>
void for_each_actor(Edge& edge, Visit visit) {
  if constexpr (requires { edge.provider; }) {
    for (auto* one : {&edge.provider, &edge.receiver}) {
      visit(one->organisation);
      visit(one->programme);
    }
  }
  if constexpr (requires { edge.organisation; }) visit(edge.organisation);
  if constexpr (requires { edge.programme; }) visit(edge.programme);
  if constexpr (requires { edge.body; }) visit(edge.body);
  if constexpr (requires { edge.lead; }) visit(edge.lead);
  if constexpr (requires { edge.owner.index; }) visit(edge.owner);
  if constexpr (requires { edge.from.index; }) {
    visit(edge.from);
    visit(edge.to);
  }
  if constexpr (requires { edge.actors; }) std::ranges::for_each(edge.actors, visit);
  if constexpr (requires { edge.parties; }) std::ranges::for_each(edge.parties, visit);
  if constexpr (requires { edge.programmes; }) std::ranges::for_each(edge.programmes, visit);
  if constexpr (requires { edge.attendance; }) {
    for (auto& [who, capacity] : edge.attendance) visit(who);
  }
}

// Puts the lists of actors inside an edge in order, after their numbers changed; unknown ones go.
template <class Edge>
void order_actors(Edge& edge) {
  const auto order = [](auto& actors) {
    std::ranges::sort(actors);
    const auto again = std::ranges::unique(actors);
    actors.erase(again.begin(), again.end());
    if (!actors.empty() && !actors.back().known()) actors.pop_back();
  };
  if constexpr (requires { edge.actors; }) order(edge.actors);
  if constexpr (requires { edge.parties; }) order(edge.parties);
  if constexpr (requires { edge.programmes; }) order(edge.programmes);
  if constexpr (requires { edge.attendance; }) {
    std::erase_if(edge.attendance, [](const auto& one) { return !one.first.known(); });
    std::ranges::sort(edge.attendance);
  }
}

// Whether the edge is none without one of the actors that it names.
template <class Edge>
bool is_void(const Edge& edge) {
  if constexpr (std::is_same_v<Edge, ParticipationEdge>) return !edge.organisation.known() || !edge.programme.known();
  if constexpr (std::is_same_v<Edge, MembershipEdge>) return !edge.organisation.known() || !edge.body.known();
  if constexpr (std::is_same_v<Edge, AuthorityEdge>) return !edge.organisation.known();
  if constexpr (std::is_same_v<Edge, ReferralEdge>) return !edge.from.known();
  return false;
}

}  // namespace engine

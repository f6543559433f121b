#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis/route_map.h"

namespace engine {

// How somebody of a profile gets to a service in a place.
enum class RouteState : std::uint8_t {
  direct,   // one of the deliveries is a way in itself
  led,      // formal links lead from a way in to one who delivers it
  missing,  // it is delivered, and none does
  unknown,  // none is recorded, and no Scope of referrals says that all were
};
inline constexpr std::size_t route_state_count = 4;
std::string_view to_text(RouteState state);  // "led"

struct Route {
  std::string id;  // of the finding that a missing route is
  Aim aim;
  RouteState state = RouteState::unknown;
  std::vector<Ref<Organisation>> providers;  // who deliver it to the profile, by id
  std::vector<Ref<Organisation>> way;        // a shortest, from who has the way in to who delivers
  std::vector<const ReferralEdge*> links;    // of that way; between its organisations
  std::vector<Ref<Organisation>> critical;   // without any one of them there is no route, by id
  std::vector<std::uint32_t> deliveries;     // of the providers
};

// One without whom routes are lost: a single point of failure.
struct CriticalActor {
  Ref<Organisation> organisation;
  std::vector<Aim> as_provider,
      as_link;  // what is lost because it alone delivers, and because all ways lead through it
};

struct Routes {
  std::vector<Route> routes;            // by the ids of place and service
  std::vector<CriticalActor> critical;  // most lost as a link first, then most lost, then id
};

// Returns for every service that is open to the profile in a place, at the question's levels, how one gets there.
// Without a host country any way in begins a route; with one, counselling before departure for that country.
// Informal links, and those of which nobody says that they are formal, make no route. Which group is asked about is the
// profile's matter, not the filter's.
//
// Cost: a pass over deliveries and referrals, sorting. REQUIRES: question.day.
Routes find_routes(const Snapshot& snapshot, const Question& question, const Profile& profile);

// The stable id of the finding that a missing route is.
std::string route_id(const Snapshot& snapshot, const Aim& aim, const Openness& openness);

}  // namespace engine

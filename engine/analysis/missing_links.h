#pragma once

#include <string>
#include <vector>

#include "engine/analysis/routes.h"

namespace engine {

// A link that is not in use and would help to make a route.
struct MissingLink {
  Ref<Organisation> from, to;
  const ReferralEdge* recorded = nullptr;  // the referral that is recorded and makes no route today
  LinkUse use = LinkUse::in_use;           // why the recorded one makes none
};

// A route that is not there, and the smallest set of links that would make it.
struct MissingRoute {
  std::string id;
  Aim aim;
  RouteState state = RouteState::missing;  // or unknown: no Scope says that all links were told
  std::vector<Ref<Organisation>> providers;
  std::vector<MissingLink> links;  // from the way in onwards; empty where no set of links makes it
  bool lacks_way_in = false;       // nobody can begin anywhere: no link mends that
  std::uint32_t opens = 0;         // routes of this answer that the set's last link leads on to
};

// Returns each route of find_routes() that is missing or unknown, by the ids of place and service, with the fewest
// links that would make it.
//
// A set may hold referrals that are recorded and make no route today (proposed, ended, out of their dates, informal or
// not said to be formal), and links that nobody recorded: these only from an organisation before departure, or one that
// delivers in the country asked, to one that delivers there, at the same stage or the next stage at which anybody does.
// Of several sets of the same size the one with most recorded links is taken. Where one link is enough, of those left
// the one whose end leads to most of the missing services, then to it over most links, then the one that begins where
// people are sent to for this service or for any, furthest from the way in, then by id.
//
// Cost: for each missing route a shortest path over all organisations and links. REQUIRES: question.day.
std::vector<MissingRoute> find_missing_routes(const Snapshot& snapshot, const Question& question,
                                              const Profile& profile);

}  // namespace engine

#pragma once

#include <string>
#include <vector>

#include "engine/analysis/routes.h"

namespace engine {

// A service that is delivered under one Authority, and the links that lead to it from under another.
struct Crossing {
  std::string id;
  Ref<Organisation> from, to;  // the authorities
  Ref<Service> service;
  RouteState state = RouteState::missing;  // led where a link in use crosses; else missing, or unknown without a Scope
  std::vector<Ref<Organisation>> providers;   // who deliver it under `to`, by id
  std::vector<std::uint32_t> deliveries;      // by which they do, ascending
  std::vector<const ReferralEdge*> links;     // in use, from one under `from` to one of the providers
  std::vector<const ReferralEdge*> recorded;  // likewise, and making no route
  std::vector<std::string> documents;         // the agreements that the links name, each once, ascending
};

// Returns for each two authorities of one country, both ways, and each service at the question's level that is
// delivered under the second, which links lead to it from under the first.
//
// A place is under the Authority that governs it, or the nearest place above it; an organisation under those of the
// places where it works, and an Authority under itself. A link from one who works on both sides, or to one who does,
// does not cross. By the ids of the two authorities and the service.
//
// Cost: pairs of authorities of a country, times services, times links. REQUIRES: question.day.
std::vector<Crossing> find_crossings(const Snapshot& snapshot, const Question& question, const Profile& profile);

}  // namespace engine

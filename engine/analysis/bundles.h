#pragma once

#include <string>
#include <vector>

#include "engine/analysis/routes.h"

namespace engine {

// Whether one place offers all dimensions that belong together, and whether one way in leads to them all.
struct Bundle {
  std::string id;  // of the finding that an incomplete one is
  Ref<Location> location;
  std::vector<std::string> offered;  // dimensions open to the profile there, ascending
  std::vector<std::string> absent;   // the others
  bool absence_known = false;        // a Scope of deliveries covers all that is absent, and nothing is recorded above
  Ref<Organisation> entry;           // the one way in that leads to most of them; unknown where none leads to any
  std::vector<std::string> reached;  // from there
  bool links_known = false;          // a Scope of referrals covers the place: what is not reached is not linked

  bool complete() const { return absent.empty() && reached.size() == offered.size(); }
};

// Returns the bundle of each place at the question's level in which something of the package is open to the profile, or
// somebody reports on it: the incomplete first, then by id. Without a package the dimensions are the sectors delivered.
// A way in leads to a service that it delivers itself as a way in, and to those to which formal links lead from it.
//
// Throws Error{not_found} where the package does not exist. Cost: ways in x links, for all places. REQUIRES:
// question.day.
std::vector<Bundle> find_bundles(const Snapshot& snapshot, const Question& question, const Profile& profile);

// The longest continuous chain of stages that ends in a place.
struct StageChain {
  Ref<Location> location;
  std::vector<Stage> stages;           // that it passes, ascending
  std::vector<Ref<Organisation>> way;  // from the first to the one that delivers in the place
  bool certain = false;                // a Scope of referrals covers the place: no longer one was left untold
};

// Returns for each place at the question's level where something is open to the profile the chain of formal links, or
// of one organisation that works at several stages, that passes most stages in their order; of those alike the one with
// fewest steps. Fewest stages first, then by id.
//
// Cost: for each country its organisations x 64 steps. REQUIRES: question.day.
std::vector<StageChain> find_stage_chains(const Snapshot& snapshot, const Question& question, const Profile& profile);

}  // namespace engine

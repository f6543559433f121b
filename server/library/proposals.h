#pragma once

#include <string>
#include <vector>

#include "engine/identity/matches.h"
#include "engine/identity/words.h"
#include "server/library/edition.h"

namespace server {

// A pair of organisations that would seem to be one, and what each is called.
struct Proposal {
  engine::Match match;
  std::string name_a, name_b;
};

// The pairs of organisations that seem to be one once `change` is made, and did not before, the likeliest first. None
// where it brings no organisation.
// Cost: a look at each organisation, and matching them twice.
std::vector<Proposal> propose(const store::Database& database, const Edition& before, const engine::Changeset& change,
                              const engine::WordLists& lists);

}  // namespace server

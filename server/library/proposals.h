#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/identity/matches.h"
#include "engine/identity/words.h"
#include "server/library/edition.h"

namespace server {

// A pair of organisations or of programmes that would seem to be one, and what each is called.
struct Proposal {
  engine::Match match;
  std::string name_a, name_b;
  std::string_view kind = "organisations";  // or "programmes": the table of the two
};

// The pairs that seem to be one once `change` is made, and did not before: organisations, then programmes, of each the
// likeliest first. None where it brings neither. Of two organisations one has a record that the change brings: two
// others that seem to be one only because it makes a word commoner are left to find_matches().
// Cost: where a few organisations and programmes come, go or are stated otherwise, and nothing is decided on matches, a
// comparison for each pair that shares the rarest words of one of these, and the first time a pass over all names or
// titles. Else, and where a programme of several records is stated otherwise, a look at each organisation and
// programme, and matching them; of organisations twice where two that were known are matched.
std::vector<Proposal> propose(const store::Database& database, const Edition& before, const engine::Changeset& change,
                              const engine::WordLists& lists);

}  // namespace server

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "engine/model/day.h"
#include "server/library/library.h"

namespace server {

// Who orders a change that a person decides, and when.
struct Writer {
  std::string actor;
  std::int64_t when = 0;  // seconds since 1970-01-01 UTC
};

// That two records are one organisation or programme, or that they are not.
struct SameOrder {
  std::string a, b;
  std::string judgement;  // same or different
  std::string reason;
};

// Writes the judgement as one more record, which the newest of its kind on a pair outweighs, and returns how the two
// stand then: {"a", "b", "judgement", "joined", "id", "undo"}. A merge takes back what was judged between the records
// of the two before. No record of a source changes: its names stay beside the others'.
//
// Throws Error{not_found} where nothing has an id; Error{invalid} where they are of two kinds or are already what they
// are judged to be; Error{conflict}; Error{storage}.
nlohmann::json judge_same(Library& library, const SameOrder& order, const Writer& writer);

// Takes back what a revision did, as a new revision: {"revision", "undone", "restored", "withdrawn"}.
//
// Throws Error{not_found}; Error{conflict} with the list of what stands in the way; Error{invalid} where nothing is
// left to undo; Error{storage}.
nlohmann::json undo(Library& library, engine::Revision revision, const Writer& writer);

}  // namespace server

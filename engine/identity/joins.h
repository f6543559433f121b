#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/graph/build.h"
#include "engine/identity/words.h"

namespace engine {

// Finds the records that state one organisation or one programme: pairs of the first record of an entity and
// another one of it, ascending. In this order:
//   - decisions: `same` joins, `different` parts, and no chain of joins goes around it; of several on one pair
//     the newest speaks;
//   - identifiers: the same scheme and value; but a value that one source gives to organisations of
//     different names is a catch-all, and joins nothing;
//   - names: the same full name, folded, where same_body() holds.
// Within a round the least identifier or name goes first, and of its records the pairs that end first.
// Beyond a decision, two values of one identifier scheme are never one organisation, unless a record
// states both. Programmes are joined by decisions alone.
//
// A code that `retired` knows counts as its successor.
//
// REQUIRES: `actors` by number. Cost: near linear, but for records with identifiers of one name, which meet
// each other.
Joins find_joins(std::vector<StoredRecord> actors, std::span<const WordRow> retired = {});

// Whether two organisations of one name are one: in the same country, or where either country is unknown,
// or of a body that works in many. Public bodies only where their parent or country is stated and the
// same: two ministries of the interior are two. `parents` are the folded names of their parents.
bool same_body(const Organisation& one, const Organisation& other, std::string_view parent_of_one,
               std::string_view parent_of_other);

// Whether a name may be an acronym: one word of at most ten letters, mostly capitals. It joins nothing.
bool looks_like_acronym(std::string_view name);

// The records of organisations whose name is no name ("Multiple donors", "n/a"), by the words of a list, ascending. One
// with another name, an acronym or an identifier beside it is an organisation all the same.
std::vector<Number> find_placeholders(const std::vector<StoredRecord>& actors, std::span<const WordRow> words);

// Builds the Snapshot of what was gathered, with the records joined that are one. `placeholders` are words that name no
// organisation, and `retired` the codes that were given up for others.
std::shared_ptr<const Snapshot> form_snapshot(SnapshotBuilder& builder, Revision revision,
                                              std::span<const WordRow> placeholders = {},
                                              std::span<const WordRow> retired = {});

}  // namespace engine

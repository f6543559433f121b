#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/model/record.h"

namespace engine {

// An organisation as matching sees it: what all its records say of who it is.
struct Party {
  std::string id;
  Texts names, acronyms, identifiers;
  std::string kind, country;
  std::string parent, successor;  // ids
  Texts ids;                      // of all its records, ascending

  friend auto operator<=>(const Party&, const Party&) = default;
};

// Every organisation of the Snapshot but placeholders, by id.
std::vector<Party> parties_of(const Snapshot& snapshot);

// Some of them, by number; nothing where it is a placeholder. Cost: where one has several records, a pass over all ids.
std::vector<std::optional<Party>> parties_at(const Snapshot& snapshot,
                                             std::span<const Ref<Organisation>> organisations);

// The organisation that one record states.
Party party_of(const StoredRecord& record);

// Whether a person has judged the two: pairs of ids of records, the lesser first.
using DecidedPairs = std::set<std::pair<std::string, std::string>>;
DecidedPairs decided_pairs(const std::vector<StoredRecord>& decisions);

// Two values of one scheme, and none in common.
bool identifiers_conflict(const Texts& one, const Texts& other);

// A ministry, a municipality and the like, by its kind.
bool is_public_body(const std::string& kind);

// A body that is one and the same in many countries, by its kind.
bool works_in_many(const std::string& kind);

}  // namespace engine

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/identity/words.h"
#include "engine/model/changeset.h"
#include "engine/model/chosen_records.h"
#include "engine/model/reading.h"

namespace engine {

struct FoldedLists;

// What a source declares to report on: a place, by its code or as a country, and services (none: all).
struct Covers {
  std::string location;
  std::vector<std::string> services;
};

// What a Reading does not say itself.
struct ReconcileOptions {
  std::string source;  // the name under which the rows pair with those that it sent before
  std::string actor, message;
  std::int64_t when = 0;  // seconds since 1970-01-01 UTC
  std::vector<Covers> covers;
  std::optional<Period> period;  // in which the rows of a sheet without any date were reported

  // The kind (index of the alternative of Fact) of a current record of another source with this id, or
  // nothing. Asked about ids that the Snapshot does not know, and about codes that this source made
  // itself. Left empty: there is no such record.
  std::function<std::optional<std::size_t>(const std::string& id)> kind_elsewhere;

  // Shows the id and the kind of each current record of other sources: of a file with thousands of ids, none is asked
  // about then. Left empty: each is asked about.
  std::function<void(const std::function<void(std::string_view id, std::size_t kind)>& show)> ids_elsewhere;

  // The word lists folded, of who has them so already. Left empty: they are folded anew.
  std::shared_ptr<const FoldedLists> folded;
};

// A word that nobody knows: its rows were taken with it as it stands.
struct Unresolved {
  std::string kind;  // location, service, group, organisation-kind, status or role
  std::string word;
  std::uint64_t rows = 0;

  friend auto operator<=>(const Unresolved&, const Unresolved&) = default;
};

// A record that the source sent before, and does not send any more.
struct Withdrawal {
  Number number = 0;
  std::string id;
  std::string what;  // a line for a reader: "delivery: DRC, Health, Mosul, 2022-03 (iraq.xlsx, row 17)"

  friend auto operator<=>(const Withdrawal&, const Withdrawal&) = default;
};

// What an import would do. Nothing is done yet: the changeset waits for its commit.
struct Reconciled {
  Changeset changeset;
  std::vector<Issue> issues;            // those of the reader first, then those found here
  std::vector<Unresolved> unresolved;   // by kind, most rows first
  std::vector<Withdrawal> withdrawals;  // by number
  std::uint64_t added = 0, changed = 0, withdrawn = 0, unchanged = 0;  // moved ones are unchanged
  std::uint64_t moved = 0;
  std::uint64_t rows_taken = 0, rows_left = 0;
  std::uint64_t organisations = 0, locations = 0;  // that the file names, known to others or not
};

// Turns what a reader understood into what would change in the database: words become codes, rows become
// records, and records pair with those in `sent_before`, the current ones of the same source in any order.
// Records of a period that the file does not touch stay. docs/identity.md tells the rules in full.
//
// REQUIRES: `sent_before` and `present` are of one revision.
// Throws Error{invalid} where `covers` names a place or a service that nobody knows.
// Cost: near linear in the rows and in `sent_before`.
Reconciled reconcile(Reading reading, const Snapshot& present, std::vector<StoredRecord> sent_before,
                     const WordLists& lists, const ReconcileOptions& options);

// The same of what was sent before in packs, to which a reading in packs is compared column by column.
// REQUIRES, throws and costs: as above.
Reconciled reconcile(Reading reading, const Snapshot& present, const ChosenRecords& sent_before, const WordLists& lists,
                     const ReconcileOptions& options);

}  // namespace engine

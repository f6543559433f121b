#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/identity/reconcile.h"
#include "engine/identity/references.h"

namespace engine {

// How the records of a file stand to those that its source sent before.
struct Rules {
  // Of sheets: a stated period is the period of a record too, and `assured` follows from it and from the day of
  // import, so that it alone changes nothing.
  bool sheet = false;
  bool keep_declared_scopes = false;  // nothing was declared this time
};

// The period to which a record of a return belongs: it stays as long as no return for that period leaves it out.
// Nothing where it has none: any return replaces it.
std::optional<Period> period_of(const Record& record, const Rules& rules);

// The days from the first to the last that the records state; nothing where none is dated.
std::optional<Period> span_of(const std::vector<StoredRecord>& records, const Rules& rules);

// What is to be known of everything that a source sends, although only a part of it is compared.
struct Sent {
  std::function<std::optional<Period>()> span;  // see span_of()
  // Shows what the records refer to, and by which column; each at least once.
  std::function<void(const std::function<void(const Reference& reference, std::string_view id)>& show)> references;
  std::function<bool(const std::string& id)> has_id;  // of those sent now or before
};

// Fills the changeset, its counts and the withdrawals of `result` with what changes where a source that sent
// `before` sends `now`. Gives ids to the records that have none: those that they had, else hashed from their
// content, so that the same file gives the same ids everywhere. A record of `before` that is not sent any more
// stays where a record that stays, or is sent now, refers to it.
//
// REQUIRES: `now` has its sources. Cost: near linear.
void find_difference(std::vector<StoredRecord> now, std::vector<StoredRecord> before, const Rules& rules,
                     const Snapshot& present, Reconciled& result);

// The same where `now` and `before` are a part of `whole`, and the rest has been paired and counted already. Asks
// `whole` before it takes anything apart.
//
// REQUIRES: as above. Cost: near linear in the part; where anything is withdrawn, a look at the whole.
void find_difference(std::vector<StoredRecord>&& now, std::vector<StoredRecord>&& before, const Rules& rules,
                     const Sent& whole, const Snapshot& present, Reconciled& result);

// A line about a record for a reader, with the names that the Snapshot knows.
std::string line_about(const StoredRecord& record, const Snapshot& present);

}  // namespace engine

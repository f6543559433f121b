#include "engine/identity/reconcile.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "engine/identity/difference.h"
#include "engine/identity/intake.h"
#include "engine/identity/mentions.h"
#include "engine/identity/pairing.h"

namespace engine {
namespace {

// The finer places that the source coded itself and that nobody else has; only words ask for places by name.
std::unordered_set<std::string> own_places(const Reading& reading, const std::vector<StoredRecord>& sent_before,
                                           const IdBook& ids) {
  std::unordered_set<std::string> own;
  if (reading.activities.empty() && reading.needs.empty() && reading.places_named.empty()) return own;
  for (const StoredRecord& stored : sent_before) {
    const std::string& id = stored.record.id;
    if (!std::holds_alternative<Location>(stored.record.fact) || id.find('/') != std::string::npos) continue;
    if (!ids.others_have(kind_of<Location>(), id)) own.insert(id);
  }
  return own;
}

void append(std::vector<StoredRecord>& records, std::vector<StoredRecord> more) {
  // Native records come with room to spare, and moving them all elsewhere is dear.
  std::ranges::move(more, std::back_inserter(records));
}

std::uint64_t count_of(const std::vector<StoredRecord>& records, std::size_t kind) {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(records, [&](const StoredRecord& stored) { return stored.record.fact.index() == kind; }));
}

// Everything that the file states, under its source, each thing once.
std::vector<StoredRecord> records_of(Intake& intake, std::vector<StoredRecord> native, const Rules& rules) {
  resolve_mentions(native, intake);
  std::vector<StoredRecord> records = take_records(std::move(native), intake);
  append(records, take_activities(intake));
  append(records, take_needs(intake));
  append(records, take_places(intake));
  append(records, declared_scopes(span_of(records, rules), intake));
  append(records, intake.nodes.records());
  for (StoredRecord& stored : records) {
    if (stored.record.source.empty()) stored.record.source = intake.options.source;
  }
  return merge_repeated(std::move(records));
}

}  // namespace

Reconciled reconcile(Reading reading, const Snapshot& present, std::vector<StoredRecord> sent_before,
                     const WordLists& lists, const ReconcileOptions& options) {
  const Rules rules{reading.records.empty(), options.covers.empty()};
  std::vector<StoredRecord> native = std::exchange(reading.records, {});
  IdBook ids(present, sent_before, options.kind_elsewhere);
  Remarks remarks;
  Nodes nodes(ids);
  const Vocabulary vocabulary(present, lists);
  const Gazetteer gazetteer(present, lists, own_places(reading, sent_before, ids));
  Intake intake{reading, present, sent_before, lists, options, vocabulary, gazetteer, ids, nodes, remarks};
  std::vector<StoredRecord> now = records_of(intake, std::move(native), rules);

  Reconciled result;
  result.issues = std::move(reading.issues);
  std::ranges::move(remarks.issues(), std::back_inserter(result.issues));
  result.unresolved = remarks.unresolved();
  result.rows_left = std::min(reading.rows_read, reading.rows_left + remarks.rows_left());
  result.rows_taken = reading.rows_read - result.rows_left;
  result.organisations = count_of(now, kind_of<Organisation>());
  result.locations = count_of(now, kind_of<Location>());
  result.changeset.based_on = present.revision;
  result.changeset.when = options.when;
  result.changeset.actor = options.actor;
  result.changeset.source = options.source;
  result.changeset.message = options.message;
  if (now.empty() || (reading.rows_read > 0 && result.rows_taken == 0)) {
    // A file of which nothing could be understood says nothing about what its source sent before.
    result.unchanged = sent_before.size();
    return result;
  }
  find_difference(std::move(now), std::move(sent_before), rules, present, result);
  return result;
}

}  // namespace engine

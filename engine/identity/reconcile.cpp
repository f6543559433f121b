#include "engine/identity/reconcile.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "engine/identity/difference.h"
#include "engine/identity/intake.h"
#include "engine/identity/mentions.h"
#include "engine/identity/named_places.h"
#include "engine/identity/packed_natives.h"
#include "engine/identity/pairing.h"
#include "engine/model/pack_ids.h"

namespace engine {
namespace {

// What a source sent before, as one who reads its next file looks at it.
struct Before {
  const std::vector<StoredRecord>& records;  // none where they stand in packs
  IdBook::KindBefore kind;                   // of those in packs
  std::vector<std::string> places;           // the ids of all
};

std::vector<std::string> places_of(const std::vector<StoredRecord>& sent_before) {
  std::vector<std::string> places;
  for (const StoredRecord& stored : sent_before) {
    if (std::holds_alternative<Location>(stored.record.fact)) places.push_back(stored.record.id);
  }
  return places;
}

std::vector<std::string> places_of(const ChosenRecords& sent_before) {
  std::vector<std::string> places;
  for (std::size_t number = 0; number < sent_before.packs.size(); ++number) {
    const Pack& pack = sent_before.packs[number];
    const PackedColumn& ids = pack.common(Common::id);
    for (const std::uint16_t at : pack.places(kind_of<Location>())) {
      if (std::ranges::binary_search(sent_before.passed_over[number], at)) continue;
      places.emplace_back(pack.text(ids[at]));
    }
  }
  return places;
}

// The finer places that the source coded itself and that nobody else has; only words ask for places by name.
std::unordered_set<std::string> own_places(const Reading& reading, const Before& before, const IdBook& ids) {
  std::unordered_set<std::string> own;
  if (reading.activities.empty() && reading.needs.empty() && reading.places_named.empty()) return own;
  for (const std::string& id : before.places) {
    if (id.find('/') == std::string::npos && !ids.others_have(kind_of<Location>(), id)) own.insert(id);
  }
  return own;
}

IdBook book_of(const Snapshot& present, const Before& before, const ReconcileOptions& options) {
  IdBook ids(present, before.records, options.kind_elsewhere);
  ids.before_by(before.kind);
  return ids;
}

void append(std::vector<StoredRecord>& records, std::vector<StoredRecord> more) {
  if (records.empty()) {
    records = std::move(more);
    return;
  }
  // Where many came they came with room to spare: moving them all elsewhere would take the memory twice.
  std::ranges::move(more, std::back_inserter(records));
}

std::uint64_t count_of(const std::vector<StoredRecord>& records, std::size_t kind) {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(records, [&](const StoredRecord& stored) { return stored.record.fact.index() == kind; }));
}

// Everything that the file states, under its source, each thing once.
std::vector<StoredRecord> records_of(Intake& intake, std::vector<StoredRecord> native,
                                     std::deque<ActivityRow> activities, const Rules& rules) {
  resolve_mentions(native, intake);
  std::vector<StoredRecord> records = take_records(std::move(native), intake);
  append(records, take_activities(std::move(activities), intake));
  append(records, take_needs(intake));
  append(records, take_places(intake));
  append(records, declared_scopes(span_of(records, rules), intake));
  append(records, intake.nodes.records());
  for (StoredRecord& stored : records) {
    if (stored.record.source.empty()) stored.record.source = intake.options.source;
  }
  return merge_repeated(std::move(records));
}

// What is told of the file, and under what it would be written; of a file of which nothing could be taken too.
void tell_of_file(Reading& reading, const Remarks& remarks, const ReconcileOptions& options, Reconciled& result) {
  result.issues = std::move(reading.issues);
  std::ranges::move(remarks.issues(), std::back_inserter(result.issues));
  result.unresolved = remarks.unresolved();
  result.rows_left = std::min(reading.rows_read, reading.rows_left + remarks.rows_left());
  result.rows_taken = reading.rows_read - result.rows_left;
  result.changeset.when = options.when;
  result.changeset.actor = options.actor;
  result.changeset.source = options.source;
  result.changeset.message = options.message;
}

// Whether nothing could be understood of the file: then it says nothing about what its source sent before.
bool says_nothing(const Reading& reading, const Reconciled& result) {
  return reading.rows_read > 0 && result.rows_taken == 0;
}

// Whether the file is native records in packs, and nothing else.
bool is_packed(const Reading& reading) { return reading.records.empty() && !reading.packs.empty(); }

// What records are made with, of one file.
struct Bench {
  Bench(const Reading& reading, const Snapshot& present, const Before& before, const WordLists& lists,
        const ReconcileOptions& options)
      : ids(book_of(present, before, options)),
        nodes(ids),
        folded(options.folded ? options.folded : std::make_shared<const FoldedLists>(lists)),
        vocabulary(present, *folded),
        gazetteer(present, *folded, own_places(reading, before, ids)),
        intake{reading, present, before.records, lists, options, vocabulary, gazetteer, ids, nodes, remarks} {}

  IdBook ids;
  Remarks remarks;
  Nodes nodes;
  std::shared_ptr<const FoldedLists> folded;
  Vocabulary vocabulary;
  Gazetteer gazetteer;
  Intake intake;
};

// What a file of native records in packs adds beside them; and how much of what it names.
std::vector<StoredRecord> beside(const PackedNatives& natives, const Rules& rules, Intake& intake, Reconciled& result) {
  const std::optional<Period> span = intake.options.covers.empty() ? std::nullopt : natives.span(rules);
  std::vector<StoredRecord> more = declared_scopes(span, intake);
  append(more, intake.nodes.records());
  result.organisations = natives.count(kind_of<Organisation>()) + count_of(more, kind_of<Organisation>());
  result.locations = natives.places_named(more);
  return more;
}

Reconciled reconcile_packs(Reading reading, const Snapshot& present, const ChosenRecords& before,
                           const PackIds& ids_before, const WordLists& lists, const ReconcileOptions& options) {
  const Rules rules{false, options.covers.empty()};
  const std::vector<StoredRecord> no_records;
  std::vector<Pack> packs = std::exchange(reading.packs, {});
  const auto kind_before = [&](std::string_view id) -> std::optional<std::size_t> {
    const auto place = ids_before.find(id);
    if (!place) return std::nullopt;
    return static_cast<std::size_t>(before.packs[place->pack].common(Common::kind)[place->at]);
  };
  Bench bench(reading, present, {no_records, kind_before, places_of(before)}, lists, options);
  Reconciled result;
  result.changeset.based_on = present.revision;
  resolve_mentions(packs, bench.intake);
  PackedNatives natives(std::move(packs), bench.intake);
  natives.check();
  std::vector<StoredRecord> more = beside(natives, rules, bench.intake, result);
  tell_of_file(reading, bench.remarks, options, result);
  if (says_nothing(reading, result) || (natives.empty() && more.empty())) {
    result.unchanged = before.count();
  } else if (before.packs.empty()) {
    result.changeset.packs = natives.take(std::move(more));
    result.added = result.changeset.added_count();
  } else {
    natives.differ(std::move(more), before, ids_before, rules, result);
  }
  return result;
}

}  // namespace

Reconciled reconcile(Reading reading, const Snapshot& present, const ChosenRecords& sent_before, const WordLists& lists,
                     const ReconcileOptions& options) {
  if (is_packed(reading)) {
    const PackIds ids(sent_before);
    // Which of two records with one id goes on is a question of their order.
    if (ids.repeated().empty()) return reconcile_packs(std::move(reading), present, sent_before, ids, lists, options);
  }
  return reconcile(std::move(reading), present, unpack_all(sent_before), lists, options);
}

Reconciled reconcile(Reading reading, const Snapshot& present, std::vector<StoredRecord> sent_before,
                     const WordLists& lists, const ReconcileOptions& options) {
  if (is_packed(reading) && sent_before.empty()) {
    return reconcile_packs(std::move(reading), present, {}, {}, lists, options);
  }
  const Rules rules{reading.records.empty() && reading.packs.empty(), options.covers.empty()};
  // Looks at what there is, before it is taken apart.
  Bench bench(reading, present, {sent_before, {}, places_of(sent_before)}, lists, options);
  std::vector<StoredRecord> native = std::exchange(reading.records, {});
  append(native, unpack_all(std::exchange(reading.packs, {})));
  for (StoredRecord& stored : native) stored.number = 0;
  std::deque<ActivityRow> activities = std::exchange(reading.activities, {});
  Reconciled result;
  result.changeset.based_on = present.revision;
  std::vector<StoredRecord> now = records_of(bench.intake, std::move(native), std::move(activities), rules);
  tell_of_file(reading, bench.remarks, options, result);
  result.organisations = count_of(now, kind_of<Organisation>());
  NamedPlaces places;
  for (const StoredRecord& stored : now) places.add(stored.record);
  result.locations = places.size();
  if (now.empty() || says_nothing(reading, result)) {
    result.unchanged = sent_before.size();
    return result;
  }
  find_difference(std::move(now), std::move(sent_before), rules, present, result);
  return result;
}

}  // namespace engine

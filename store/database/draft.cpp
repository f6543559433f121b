#include "store/database/draft.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/model/blob.h"
#include "engine/model/error.h"
#include "engine/model/pack_change.h"
#include "store/database/encoding.h"
#include "store/database/index.h"
#include "store/database/keys.h"
#include "store/database/versions.h"

namespace store {
namespace {

using engine::Error;
using engine::StoredRecord;

[[noreturn]] void refuse(engine::Number number, const std::string& reason) {
  throw Error(Error::Kind::invalid, "record " + std::to_string(number) + " " + reason);
}

// Adds to `names` what `records` name and it does not know yet, and to `batch` the same.
class NameWriter {
 public:
  NameWriter(std::shared_ptr<const Names> known, rocksdb::WriteBatch& batch)
      : known_(std::move(known)), batch_(batch) {}

  void meet(const std::string& text) {
    if (known_->number(text)) return;
    // Readers hold the known ones, so that new ones go to a copy; most changesets have none.
    if (!grown_) known_ = grown_ = std::make_shared<Names>(*known_);
    check(batch_.Put(keys::name(grown_->add(text)), encode_name(text)), "write the name " + text);
  }

  void meet(const engine::Citations& citations) {
    for (const engine::Citation& citation : citations) meet(citation.place);
  }

  void meet(const std::vector<StoredRecord>& records) {
    for (const StoredRecord& stored : records) {
      meet(stored.record.source);
      meet(stored.citations);
    }
  }

  // Places stand in the pack itself.
  void meet_sources(const engine::Pack& pack) {
    for (const std::uint64_t code : codes_in(pack, engine::Common::source)) meet(std::string(pack.text(code)));
  }

  void meet_places(const engine::Pack& pack) {
    // A record may be cited by its row alone: its place is the empty text.
    for (const std::uint64_t code : codes_in(pack, engine::Common::place)) meet(std::string(pack.text(code)));
    for (const std::uint64_t code : codes_in(pack, engine::Common::citations)) {
      engine::Citations citations;
      engine::blob::read(pack.text(code), citations);
      meet(citations);
    }
  }

  std::shared_ptr<const Names> names() const { return known_; }

 private:
  std::shared_ptr<const Names> known_;
  std::shared_ptr<Names> grown_;
  rocksdb::WriteBatch& batch_;
};

// One change of a record that has a number.
struct Change {
  enum class Kind { change, withdraw, move };

  engine::Number number;
  Kind kind;
  const StoredRecord* stored = nullptr;  // none where it is withdrawn, or moved by a pack
  const engine::Pack* pack = nullptr;
  std::size_t at = 0;  // its place in the pack
};

// In the order of numbers, in which the records as they stand are read fastest.
std::vector<Change> changes_of(const engine::Changeset& changeset) {
  std::vector<Change> changes;
  changes.reserve(changeset.changed.size() + changeset.moved_count() + changeset.withdrawn.size());
  for (const StoredRecord& stored : changeset.changed) {
    changes.push_back({stored.number, Change::Kind::change, &stored});
  }
  for (const StoredRecord& stored : changeset.moved) changes.push_back({stored.number, Change::Kind::move, &stored});
  for (const engine::Pack& pack : changeset.moved_packs) {
    for (std::size_t at = 0; at < pack.size(); ++at) {
      changes.push_back({pack.number(at), Change::Kind::move, nullptr, &pack, at});
    }
  }
  for (const engine::Number number : changeset.withdrawn) changes.push_back({number, Change::Kind::withdraw});
  std::ranges::sort(changes, {}, &Change::number);
  const auto twice = std::ranges::adjacent_find(changes, {}, &Change::number);
  if (twice != changes.end()) refuse(twice->number, "is named twice in one changeset");
  return changes;
}

constexpr const char* withdrawn_already = "is to be withdrawn or moved and is withdrawn already";

class ChangeWriter {
 public:
  ChangeWriter(const Rocks& rocks, const Packs& packs, Draft& draft, engine::Revision based_on)
      : rocks_(rocks),
        present_(rocks, packs, *draft.after.names, draft.after.progress.revision - 1, RecordReader::Walk::some),
        names_(*draft.after.names),
        batch_(draft.batch),
        revision_(draft.after.progress.revision),
        based_on_(based_on) {}

  // REQUIRES: in the order of numbers.
  void apply(const Change& change) {
    if (change.kind == Change::Kind::move) return move(change);
    const auto before = present_.version(change.number);
    expect_untouched(change.number, before.has_value());
    const engine::Record* record = before->record ? &before->record->record : nullptr;
    if (change.kind == Change::Kind::change) return put_record(change.number, record, *change.stored);
    if (record == nullptr) refuse(change.number, withdrawn_already);
    put(Family::records, keys::version(change.number, revision_), encode_withdrawal());
    put_index(change.number, record, nullptr);
  }

  // Writes the indexes. In the order of their keys, in which a million go in several times faster.
  void finish() {
    std::ranges::sort(index_);
    for (const auto& [family, key, presence] : index_) put(family, key, encode_presence(presence));
  }

 private:
  void put_record(engine::Number number, const engine::Record* before, const StoredRecord& stored) {
    put(Family::records, keys::version(number, revision_), encode_record(stored, names_));
    put_index(number, before, &stored.record);
  }

  // Of many that move, none is looked at more closely than to see that it stands.
  void move(const Change& change) {
    const auto stands = present_.stands(change.number);
    expect_untouched(change.number, stands.has_value());
    if (!*stands) refuse(change.number, withdrawn_already);
    const engine::Citations citations =
        change.pack != nullptr ? engine::citations_at(*change.pack, change.at) : change.stored->citations;
    put(Family::citations, keys::version(change.number, revision_), encode_citations(citations, names_));
  }

  // REQUIRES: the record was asked for last.
  void expect_untouched(engine::Number number, bool was_there) const {
    if (!was_there) refuse(number, "is to be changed and was never there");
    if (present_.last_touched() <= based_on_) return;
    throw Error(Error::Kind::conflict, "record " + std::to_string(number) + " was touched by revision " +
                                           std::to_string(present_.last_touched()) +
                                           ", and this change builds on revision " + std::to_string(based_on_) +
                                           ": read it again and make the change anew");
  }

  void put_index(engine::Number number, const engine::Record* before, const engine::Record* after) {
    for (const IndexEntry& entry : index_entries(before, after, names_)) {
      index_.emplace_back(entry.index, entry.prefix + keys::version(number, revision_), entry.presence);
    }
  }

  void put(Family family, const std::string& key, const std::string& value) {
    check(batch_.Put(rocks_.family(family), key, value), "write revision " + std::to_string(revision_));
  }

  const Rocks& rocks_;
  RecordReader present_;
  const Names& names_;
  rocksdb::WriteBatch& batch_;
  engine::Revision revision_, based_on_;
  std::vector<std::tuple<Family, std::string, Presence>> index_;
};

void put_ledger(rocksdb::WriteBatch& batch, const Progress& after, const engine::Changeset& changeset,
                const std::vector<Run>& touched) {
  const std::string doing = "write revision " + std::to_string(after.revision);
  check(batch.Put(keys::log(after.revision), encode_log(log_entry(after.revision, changeset))), doing);
  check(batch.Put(keys::touched(after.revision), encode_touched(touched)), doing);
  check(batch.Put(slice(keys::state), encode_progress(after)), doing);
}

// What is added, all in packs, numbered from `next` on.
std::vector<engine::Pack> added_packs(const engine::Changeset& changeset, engine::Number next) {
  for (const StoredRecord& stored : changeset.added) {
    if (stored.number != 0) refuse(stored.number, "is to be added and has a number already");
  }
  std::vector<engine::Pack> packs = engine::pack_all(changeset.added);
  packs.insert(packs.end(), changeset.packs.begin(), changeset.packs.end());
  for (engine::Pack& pack : packs) {
    const engine::Number first = pack.number(0), last = pack.number(pack.size() - 1);
    if (first != 0 && &pack >= packs.data() + (packs.size() - changeset.packs.size())) {
      refuse(first, "is to be added in a pack and has a number already");
    }
    if (last - first + 1 != pack.size()) refuse(last, "is to be added in a pack in which numbers are left out");
    pack.renumber(next);
    next += pack.size();
  }
  return packs;
}

}  // namespace

Draft draft(const Rocks& rocks, const Packs& packs, const State& before, const engine::Changeset& changeset) {
  Draft draft;
  const Progress& progress = before.progress;
  draft.added = {progress.revision + 1, added_packs(changeset, progress.next)};
  NameWriter names(before.names, draft.batch);
  for (const engine::Pack& pack : draft.added.packs) names.meet_sources(pack);
  names.meet(changeset.changed);
  for (const StoredRecord& stored : changeset.moved) names.meet(stored.citations);
  for (const engine::Pack& pack : changeset.moved_packs) names.meet_places(pack);
  const std::uint64_t count = changeset.added_count();
  draft.after = {{progress.revision + 1, progress.next + count}, names.names(), before.pruned};

  std::vector<engine::Number> changed;
  ChangeWriter writer(rocks, packs, draft, changeset.based_on);
  for (const Change& change : changes_of(changeset)) {
    writer.apply(change);
    changed.push_back(change.number);
  }
  writer.finish();
  std::vector<Run> touched = runs_of(changed);
  const bool goes_on = !touched.empty() && touched.back().first + touched.back().count == progress.next;
  if (count > 0 && !goes_on) touched.push_back({progress.next, 0});
  if (count > 0) touched.back().count += count;
  put_ledger(draft.batch, draft.after.progress, changeset, touched);
  return draft;
}

engine::LogEntry log_entry(engine::Revision revision, const engine::Changeset& changeset) {
  return {revision,
          changeset.when,
          changeset.actor,
          changeset.source,
          changeset.message,
          changeset.added_count(),
          changeset.changed.size(),
          changeset.withdrawn.size(),
          changeset.moved_count()};
}

}  // namespace store

#include "store/database/prune.h"

#include <vector>

#include "engine/model/error.h"
#include "store/database/database.h"
#include "store/database/draft.h"
#include "store/database/encoding.h"
#include "store/database/folder.h"
#include "store/database/index.h"
#include "store/database/keys.h"
#include "store/database/ledger_reading.h"
#include "store/database/pack_writing.h"
#include "store/database/packs.h"
#include "store/database/versions.h"

namespace store {
namespace {

using engine::Error;
using engine::Number;
using engine::Revision;

constexpr std::int64_t seconds_a_day = 86400;
constexpr std::size_t batch_bytes = std::size_t{4} << 20;

// The last revision that was committed before the day.
Revision last_before(const Rocks& rocks, const Progress& progress, engine::Day day) {
  Revision last = 0;
  for (const engine::LogEntry& entry : read_log(rocks, progress.revision)) {
    if (entry.when < day.number * seconds_a_day) last = entry.revision;
  }
  return last;
}

class Pruner {
 public:
  Pruner(const Rocks& rocks, const State& state, Revision before)
      : rocks_(rocks), packs_(rocks), state_(state), before_(before) {
    found_.before = before;
  }

  // From the first batch on nobody asks about what is going to be dropped.
  Pruning run() {
    write();
    const auto keys = rocks_.scan(Family::records);
    std::vector<Version> versions;  // of one record that lie in no pack, newest first
    Number number = 0;
    for (keys->SeekToFirst(); keys->Valid(); keys->Next()) {
      const auto key = keys::parse_version(keys->key().ToStringView());
      if (!key) throw Error(Error::Kind::storage, "a key of the database is damaged");
      if (key->number != number) prune(number, std::exchange(versions, {}));
      number = key->number;
      versions.push_back(decode_version(number, key->revision, keys->value().ToStringView(), *state_.names));
    }
    check(keys->status(), "read the database");
    prune(number, std::move(versions));
    rewrite_pack();
    write();
    return found_;
  }

 private:
  // Of the versions up to the revision the newest stands for all.
  void prune(Number number, std::vector<Version> versions) {
    const std::size_t later = versions.size();
    const auto packed = later == 0 ? std::nullopt : packs_.first_version(number);
    if (packed) versions.push_back({packed->kept.revision, packed->kept.pack.record(packed->at)});
    std::size_t base = 0;
    while (base < versions.size() && versions[base].revision > before_) ++base;
    if (base + 1 >= versions.size()) return;
    // What a pack loses goes in one batch with what its records say elsewhere.
    if (packed && packed->kept.pack.number(0) != pack_) {
      rewrite_pack();
      pack_ = packed->kept.pack.number(0);
    }
    if (batch_.GetDataSize() > batch_bytes && lost_.empty()) write();
    for (std::size_t old = base + 1; old < later; ++old) {
      drop(Family::records, keys::version(number, versions[old].revision));
    }
    if (packed) lost_.push_back(packed->at);
    found_.versions += versions.size() - (base + 1);
    drop_index(number, versions);
    if (versions[base].record) put_index(number, versions[base]);
    drop_citations(number, versions[base].revision);
  }

  // Puts in the place of a pack one without the records that it loses, or none where it loses all.
  void rewrite_pack() {
    if (lost_.empty()) return;
    const KeptPack kept = packs_.pack(pack_);
    engine::PackBuilder builder;
    auto lost = lost_.begin();
    for (std::size_t at = 0; at < kept.pack.size(); ++at) {
      if (lost != lost_.end() && *lost == at) {
        ++lost;
      } else {
        builder.add(kept.pack.record(at));
      }
    }
    lost_.clear();
    drop(Family::packs, keys::pack(pack_));
    drop(Family::directory, keys::pack(pack_));
    if (builder.size() == 0) return;
    put_packs(rocks_, {kept.revision, {builder.finish()}}, *state_.names, batch_);
  }

  // What the indexes were told of the record up to the revision, by the versions that told it.
  void drop_index(Number number, const std::vector<Version>& versions) {
    const engine::Record* before = nullptr;
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
      if (version->revision > before_) return;
      // Of one that lay in a pack they were told nothing: dropping that does no harm.
      const engine::Record* after = version->record ? &version->record->record : nullptr;
      for (const IndexEntry& entry : index_entries(before, after, *state_.names)) {
        drop(entry.index, entry.prefix + keys::version(number, version->revision));
      }
      // The first version that an earlier prune left is told as new, as index_entries() of nothing has it.
      before = after;
    }
  }

  void put_index(Number number, const Version& base) {
    for (const IndexEntry& entry : index_entries(nullptr, &base.record->record, *state_.names)) {
      put(entry.index, entry.prefix + keys::version(number, base.revision), encode_presence(entry.presence));
    }
  }

  // Citations that moved under versions that are gone, and those that moved again before the revision.
  void drop_citations(Number number, Revision base) {
    const auto keys = rocks_.seek(Family::citations);
    bool has_newest = false;
    for (keys->Seek(keys::version(number, before_)); keys->Valid(); keys->Next()) {
      const auto key = keys::parse_version(keys->key().ToStringView());
      if (!key || key->number != number) break;
      if (!has_newest && key->revision > base) {
        has_newest = true;
      } else {
        drop(Family::citations, keys->key().ToString());
      }
    }
    check(keys->status(), "read the database");
  }

  void drop(Family family, const std::string& key) { check(batch_.Delete(rocks_.family(family), key), "prune"); }
  void put(Family family, const std::string& key, const std::string& value) {
    check(batch_.Put(rocks_.family(family), key, value), "prune");
  }

  void write() {
    check(batch_.Put(slice(keys::pruned), encode_pruned(before_)), "prune");
    rocksdb::WriteOptions options;
    options.sync = true;
    check(rocks_.database().Write(options, &batch_), "prune");
    batch_.Clear();
  }

  const Rocks& rocks_;
  const Packs packs_;
  const State& state_;
  Revision before_;
  Number pack_ = 0;                // the pack that loses records
  std::vector<std::size_t> lost_;  // their places in it
  Pruning found_;
  rocksdb::WriteBatch batch_;
};

}  // namespace

Pruning prune(const std::filesystem::path& path, engine::Day day) {
  if (!Folder::exists(path)) throw Error(Error::Kind::not_found, "there is no database in " + path.string());
  const Folder folder(path);
  const auto rocks = Rocks::to_write(path, {});
  const auto opening = read_opening(*rocks);
  if (!opening) throw Error(Error::Kind::not_found, "there is no database in " + path.string());
  const State& state = opening->state;
  const Revision before = std::max(last_before(*rocks, state.progress, day), state.pruned);
  if (before == 0) return {};
  return Pruner(*rocks, state, before).run();
}

}  // namespace store

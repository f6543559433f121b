#include "store/database/record_verification.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "store/database/encoding.h"
#include "store/database/index.h"
#include "store/database/keys.h"
#include "store/database/pack_verification.h"
#include "store/database/versions.h"

namespace store {
namespace {

using engine::Number;
using engine::Revision;

std::string place_text(Number number, Revision revision) {
  return "record " + std::to_string(number) + " at revision " + std::to_string(revision);
}

std::string name_of(Family index) { return index == Family::ids ? "index of ids" : "index of sources"; }

const engine::Record* record_of(const Version& version) { return version.record ? &version.record->record : nullptr; }

class RecordVerifier {
 public:
  RecordVerifier(const Rocks& rocks, const Packs& packs, const State& state, Faults& faults)
      : rocks_(rocks), packs_(packs), state_(state), faults_(faults) {
    found_.tallies.resize(state.progress.revision + 1);
  }

  RecordVerification run() {
    faults_.attempt([&] { found_ = verify_packs(rocks_, state_, faults_); });
    faults_.attempt([&] { read_records(); });
    faults_.attempt([&] { read_citations(); });
    for (const Family index : {Family::ids, Family::sources}) {
      faults_.attempt([&] { read_index(index); });
    }
    return std::move(found_);
  }

 private:
  // Calls visit(key, value) for each key of a family of versions.
  template <class Visit>
  void for_each_version(Family family, Visit&& visit) {
    const auto keys = rocks_.scan(family);
    for (keys->SeekToFirst(); keys->Valid(); keys->Next()) {
      const auto key = keys::parse_version(keys->key().ToStringView());
      const bool possible = key && key->number > 0 && key->number < state_.progress.next && key->revision > 0 &&
                            key->revision <= state_.progress.revision;
      if (!possible) {
        faults_.add("a key stands for a record or a revision that never was");
        continue;
      }
      faults_.attempt([&] { visit(*key, keys->value().ToStringView()); });
    }
    check(keys->status(), "read the database");
  }

  void read_records() {
    Number number = 0;
    std::vector<Version> versions;  // of `number` that lie in no pack, newest first
    for_each_version(Family::records, [&](const keys::VersionKey& key, std::string_view value) {
      if (key.number != number) verify_record(number, std::exchange(versions, {}));
      number = key.number;
      versions.push_back(decode_version(key.number, key.revision, value, *state_.names));
    });
    verify_record(number, std::move(versions));
    if (found_.records + 1 == state_.progress.next) return;
    faults_.add("the database gave numbers to " + std::to_string(state_.progress.next - 1) + " records and holds " +
                std::to_string(found_.records));
  }

  void verify_record(Number number, std::vector<Version> versions) {
    if (versions.empty()) return;
    std::ranges::reverse(versions);
    const auto packed = first_in_pack(number);
    if (!packed) ++found_.records;
    found_.versions += versions.size();
    if (packed && packed->revision >= versions.front().revision) {
      faults_.add(place_text(number, packed->revision) + " is in a pack, and older versions are not");
    }
    const engine::Record* before = packed ? record_of(*packed) : nullptr;
    for (const Version& version : versions) {
      const engine::Record* after = record_of(version);
      if (before == nullptr && after == nullptr && version.revision > state_.pruned) {
        faults_.add(place_text(number, version.revision) + " is withdrawn, and was not there before");
      }
      Tally& tally = found_.tallies[version.revision];
      tally.touched += Tally::mark(number);
      const bool is_first = !packed && &version == &versions.front();
      ++(after == nullptr ? tally.withdrawn : is_first ? tally.added : tally.changed);
      expect_in_index(number, version.revision, index_entries(before, after, *state_.names));
      before = after;
    }
  }

  std::optional<Version> first_in_pack(Number number) {
    std::optional<Version> version;
    faults_.attempt([&] {
      const auto first = packs_.first_version(number);
      if (first) version = {first->kept.revision, first->kept.pack.record(first->at)};
    });
    return version;
  }

  void expect_in_index(Number number, Revision revision, const std::vector<IndexEntry>& entries) {
    for (const IndexEntry& entry : entries) {
      const auto value = rocks_.get(entry.index, entry.prefix + keys::version(number, revision));
      if (value) ++explained_[static_cast<std::size_t>(entry.index)];
      if (value && decode_presence(*value) == entry.presence) continue;
      faults_.add(place_text(number, revision) + " is not in the " + name_of(entry.index) + " as it should be");
    }
  }

  // All that the records explain was looked up in the index, so that it holds more only if it counts more.
  void read_index(Family index) {
    std::uint64_t count = 0;
    for_each_version(index, [&](const keys::VersionKey&, std::string_view value) {
      decode_presence(value);
      ++count;
    });
    if (count == explained_[static_cast<std::size_t>(index)]) return;
    for_each_version(index, [&](const keys::VersionKey& key, std::string_view) {
      if (has_reason(index, key)) return;
      faults_.add("the " + name_of(index) + " has an entry that " + place_text(key.number, key.revision) +
                  " gives no reason for");
    });
  }

  // Whether a record's version gives a reason for the entry of an index.
  bool has_reason(Family index, const keys::VersionKey& key) {
    const auto versions = versions_of(rocks_, packs_, *state_.names, key.number, key.revision);
    if (versions.empty() || versions.back().revision != key.revision) return false;
    const auto packed = packs_.first_version(key.number);
    if (packed && packed->kept.revision == key.revision) return false;
    const engine::Record* before = versions.size() < 2 ? nullptr : record_of(versions[versions.size() - 2]);
    const auto entries = index_entries(before, record_of(versions.back()), *state_.names);
    return std::ranges::any_of(
        entries, [&](const IndexEntry& entry) { return entry.index == index && entry.prefix == key.prefix; });
  }

  void read_citations() {
    for_each_version(Family::citations, [&](const keys::VersionKey& key, std::string_view value) {
      decode_citations(value, *state_.names);
      const auto versions = versions_of(rocks_, packs_, *state_.names, key.number, key.revision);
      const bool fits = !versions.empty() && versions.back().record && versions.back().revision < key.revision;
      if (!fits) faults_.add("the citation of " + place_text(key.number, key.revision) + " moved without a record");
      Tally& tally = found_.tallies[key.revision];
      ++tally.moved;
      tally.touched += Tally::mark(key.number);
    });
  }

  const Rocks& rocks_;
  const Packs& packs_;
  const State& state_;
  Faults& faults_;
  RecordVerification found_;
  std::array<std::uint64_t, family_count> explained_ = {};  // entries of each index that a record is the reason for
};

}  // namespace

RecordVerification verify_records(const Rocks& rocks, const Packs& packs, const State& state, Faults& faults) {
  return RecordVerifier(rocks, packs, state, faults).run();
}

}  // namespace store

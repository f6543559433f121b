#include "store/database/pack_verification.h"

#include <algorithm>
#include <string>
#include <utility>

#include "store/database/keys.h"
#include "store/database/packs.h"

namespace store {
namespace {

using engine::Number;
using engine::Revision;

std::string pack_text(Number first) { return "the pack of records from " + std::to_string(first); }

class PackVerifier {
 public:
  PackVerifier(const Rocks& rocks, const State& state, Faults& faults) : rocks_(rocks), state_(state), faults_(faults) {
    found_.tallies.resize(state.progress.revision + 1);
  }

  RecordVerification run() {
    const auto keys = rocks_.scan(Family::packs), entries = rocks_.scan(Family::directory);
    entries->SeekToFirst();
    for (keys->SeekToFirst(); keys->Valid(); keys->Next()) {
      const auto first = keys::parse_pack(keys->key().ToStringView());
      if (!first || *first == 0) {
        faults_.add("a key of the packs is damaged");
        continue;
      }
      if (*first >= state_.progress.next) break;
      expect_entries_before(*entries, *first);
      const bool has_entry = entries->Valid() && entries->key() == keys->key();
      if (!has_entry) faults_.add("the directory lacks " + pack_text(*first));
      faults_.attempt([&] {
        const KeptPack kept = decode_pack(*first, keys->value().ToStringView());
        verify_pack(kept);
        if (has_entry && knows_sources(kept.pack) &&
            entries->value() != encode_entry(describe(kept.pack, kept.revision, *state_.names))) {
          faults_.add("the directory says of " + pack_text(*first) + " what is not so");
        }
      });
      if (has_entry) entries->Next();
    }
    expect_entries_before(*entries, state_.progress.next);
    check(keys->status(), "read the packs");
    check(entries->status(), "read the directory of packs");
    return std::move(found_);
  }

 private:
  // There should be none left before the pack that comes next.
  void expect_entries_before(rocksdb::Iterator& entries, Number next) {
    for (; entries.Valid(); entries.Next()) {
      const auto first = keys::parse_pack(entries.key().ToStringView());
      if (first && *first >= next) return;
      faults_.add(first ? "the directory has " + pack_text(*first) + ", which is not there"
                        : "a key of the directory of packs is damaged");
    }
  }

  void verify_pack(const KeptPack& kept) {
    const engine::Pack& pack = kept.pack;
    const Number first = pack.number(0), last = pack.number(pack.size() - 1);
    if (first <= last_packed_ || last >= state_.progress.next || kept.revision == 0 || kept.revision < last_revision_ ||
        kept.revision > state_.progress.revision) {
      faults_.add(pack_text(first) + " stands for records or a revision that never were");
      return;
    }
    last_packed_ = last;
    last_revision_ = kept.revision;
    found_.records += pack.size();
    found_.versions += pack.size();
    Tally& tally = found_.tallies[kept.revision];
    tally.added += pack.size();
    for (std::size_t at = 0; at < pack.size(); ++at) {
      tally.touched += Tally::mark(pack.number(at));
      faults_.attempt([&] { pack.record(at); });
    }
    if (!knows_sources(pack)) faults_.add(pack_text(first) + " has a source without a number");
  }

  bool knows_sources(const engine::Pack& pack) {
    return std::ranges::all_of(codes_in(pack, engine::Common::source),
                               [&](std::uint64_t code) { return state_.names->number(pack.text(code)).has_value(); });
  }

  const Rocks& rocks_;
  const State& state_;
  Faults& faults_;
  RecordVerification found_;
  Number last_packed_ = 0;
  Revision last_revision_ = 0;
};

}  // namespace

RecordVerification verify_packs(const Rocks& rocks, const State& state, Faults& faults) {
  return PackVerifier(rocks, state, faults).run();
}

}  // namespace store

#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/pack.h"
#include "store/database/names.h"
#include "store/database/rocks.h"

// What there is in each pack, so that few packs are read to find something. A value of the directory, in the atoms of
// bytes.h after its tag:
//
//   revision: number, records: number, span: number (the last number less the first, and 1), sources: count of
//   (distance from the one before: name number), filter: text
//
// The filter is a Bloom filter of the ids in the pack: 16 bits for each that differs, of which 8 are set.
namespace store {

// One pack.
struct PackEntry {
  engine::Number first = 0;  // number of its first record
  engine::Revision revision = 0;
  std::uint32_t records = 0;
  std::uint32_t span = 0;
  std::vector<Names::Number> sources;  // ascending
  std::string filter;

  bool spans(engine::Number number) const { return number >= first && number - first < span; }

  friend bool operator==(const PackEntry&, const PackEntry&) = default;
};

// REQUIRES: `names` knows the sources. Cost: the columns of ids and sources.
PackEntry describe(const engine::Pack& pack, engine::Revision revision, const Names& names);

std::string encode_entry(const PackEntry& entry);
// Throws Error{storage} where the bytes are none that encode_entry() writes.
PackEntry decode_entry(engine::Number first, std::string_view value);

// The texts of a column of codes of all records, each code once, ascending.
std::vector<std::uint64_t> codes_in(const engine::Pack& pack, engine::Common column);

// Whether a pack may have a record with the id: "no" is certain, "yes" is wrong once in two thousand times.
std::uint64_t hash_of_id(std::string_view id);
bool may_hold(std::string_view filter, std::uint64_t hash);

// The directory of a database, kept in memory as far as it was asked for: some two bytes a record.
//
// Threads: any, while one commits. What stands in it never changes while the database is open.
class PackDirectory {
 public:
  explicit PackDirectory(const Rocks& rocks) : rocks_(rocks) {}

  // Both see all that was committed before the call, and throw Error{storage} where the disk fails or an entry is
  // damaged. The first call reads the directory.

  // The first number and the revision of the pack whose numbers span `number`; 0 and 0 where none does.
  struct Place {
    engine::Number first = 0;
    engine::Revision revision = 0;
  };
  Place find(engine::Number number) const;

  // The packs of which `chosen` says yes, ascending. Cost: a call for each pack.
  std::vector<Place> choose(const std::function<bool(const PackEntry&)>& chosen) const;

 private:
  void read_on() const;

  const Rocks& rocks_;
  mutable std::shared_mutex mutex_;
  mutable std::vector<PackEntry> entries_;  // ascending
};

}  // namespace store

#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/pack.h"
#include "store/database/pack_directory.h"
#include "store/database/rocks.h"

namespace store {

// A pack as it lies in the database: its records' first versions, all of one revision. As a value: tag, revision:
// number, the lengths of the pack's texts: count of (number), and the bytes of engine::Pack without the starts of its
// texts, which are these lengths added up and would be a quarter of all bytes once they are compressed.
struct KeptPack {
  engine::Revision revision = 0;
  engine::Pack pack;
};

std::string encode_pack(const KeptPack& kept);
// Throws Error{storage} where the bytes are none that encode_pack() writes, naming the records.
KeptPack decode_pack(engine::Number first, std::string_view value);

// Where the first version of a record lies.
struct FirstVersion {
  KeptPack kept;
  std::size_t at = 0;  // its place in the pack
};

// The packs of a database, of which those used last are kept ready: a page of records that lie in one pack does not
// read it again for each.
//
// Every function throws Error{storage} where the disk fails or a pack is damaged. Threads: any, while one commits.
class Packs {
 public:
  explicit Packs(const Rocks& rocks) : rocks_(rocks), directory_(rocks) {}

  const PackDirectory& directory() const { return directory_; }

  // The pack that has the first version of a record; nothing where none has.
  std::optional<FirstVersion> first_version(engine::Number number) const;

  // The pack with that first number. REQUIRES: it was in the directory.
  KeptPack pack(engine::Number first) const;

 private:
  struct Ready {
    engine::Number first;
    KeptPack kept;
  };

  const Rocks& rocks_;
  PackDirectory directory_;
  mutable std::mutex mutex_;
  mutable std::list<Ready> ready_;  // what was used last comes first
  mutable std::map<engine::Number, std::list<Ready>::iterator> places_;
  mutable std::size_t ready_bytes_ = 0;
};

// Walks packs in the order of numbers, without keeping any: those of revisions up to `at`.
class PackWalk {
 public:
  PackWalk(const Rocks& rocks, engine::Revision at);

  // The next pack; nothing after the last.
  std::optional<KeptPack> next();

 private:
  std::unique_ptr<rocksdb::Iterator> keys_;
  engine::Revision at_;
};

}  // namespace store

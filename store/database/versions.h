#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rocksdb/iterator.h>

#include "engine/model/record.h"
#include "store/database/database.h"
#include "store/database/names.h"
#include "store/database/packs.h"
#include "store/database/rocks.h"

namespace store {

// Walks the versions under a prefix, in the order of numbers: of each number the newest version that
// is not after a revision; numbers without one are passed over. The versions that stand are never
// changed, so that a walk sees one state however long it takes.
//
// Every function throws Error{storage} where the disk fails or a key is damaged.
class NewestVersions {
 public:
  // Begins with the first number from `from` on.
  NewestVersions(std::unique_ptr<rocksdb::Iterator> keys, std::string prefix, engine::Revision at,
                 engine::Number from = 0);

  bool at_end() const { return at_end_; }
  // REQUIRES of all below: not at_end().
  engine::Number number() const { return number_; }
  engine::Revision revision() const { return revision_; }
  std::string_view value() const;  // valid until the next move
  void next();

  // Goes on to `number`, or where it has no version to the next that has one.
  void go_to(engine::Number number);

 private:
  void seek(engine::Number number);
  void settle();

  std::unique_ptr<rocksdb::Iterator> keys_;
  std::string prefix_;
  engine::Revision at_;
  engine::Number number_ = 0;
  engine::Revision revision_ = 0;
  bool at_end_ = false;
};

// Reads records as of a revision. Throws Error{storage} as above, and where a value is damaged, saying
// of which record.
class RecordReader {
 public:
  enum class Walk { some, all };  // what is to be read: `all` reads ahead

  // All that it is given must outlive it.
  RecordReader(const Rocks& rocks, const Packs& packs, const Names& names, engine::Revision at, Walk walk);

  // The version of a record; nothing where it had none yet. Cheapest for numbers in ascending order.
  std::optional<Version> version(engine::Number number);

  // Whether the record stands; nothing where it had no version yet. Cost: less than version(), since a first version in
  // a pack is looked for and not taken out of it.
  std::optional<bool> stands(engine::Number number);

  // The revision that touched it last, moves of its citations included; 0 where none has. REQUIRES: version() or
  // stands() of it was called last.
  engine::Revision last_touched() const { return last_touched_; }

  // Calls visit(record) for each that is not withdrawn, in the order of numbers. REQUIRES: a fresh reader.
  void for_each(const std::function<void(engine::StoredRecord&&)>& visit);

 private:
  // `walk`, which begins when it is first needed, at `number` or where that has no version at the next that has one.
  NewestVersions& at(std::optional<NewestVersions>& walk, Family family, engine::Number number) const;
  // Where the first version of a record lies in a pack; null where none has it.
  struct First {
    const KeptPack* kept = nullptr;
    std::size_t at = 0;
  };
  First first(engine::Number number);
  Version current(engine::Number number);
  void move_citations(engine::Number number, Version& version);
  void visit_pack(const KeptPack& kept, const std::function<void(engine::StoredRecord&&)>& visit);
  // Those before `number`, of which no pack holds the first version.
  void visit_records_before(engine::Number number, const std::function<void(engine::StoredRecord&&)>& visit);

  const Rocks& rocks_;
  const Packs& packs_;
  const Names& names_;
  engine::Revision at_;
  Walk walk_;
  std::optional<NewestVersions> records_, citations_;
  std::optional<KeptPack> pack_;  // that was needed last: most often the next record lies in it too
  engine::Revision last_touched_ = 0;
};

// Every version of a record up to a revision, oldest first, each with the citations that it came with; and those of
// them alone that lie in no pack.
std::vector<Version> versions_of(const Rocks& rocks, const Packs& packs, const Names& names, engine::Number number,
                                 engine::Revision at);
std::vector<Version> later_versions_of(const Rocks& rocks, const Names& names, engine::Number number,
                                       engine::Revision at);

// Decodes a value of the family `records`. Throws Error{storage} with the record's number and revision.
Version decode_version(engine::Number number, engine::Revision revision, std::string_view value, const Names& names);

}  // namespace store

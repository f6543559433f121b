#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/model/pack.h"
#include "engine/model/record.h"

namespace engine {

// What must not have changed since the revision that a changeset is based on: the whole database, as where it was
// paired with all that stood there; or only the records that it changes, withdraws or moves, as where a person judged
// one.
enum class Basis : std::uint8_t { everything, own_records };

// Records written together by one actor, from one source, with one message. It commits
// whole, as one Revision, or not at all.
struct Changeset {
  Revision based_on = 0;  // a commit is refused where its basis has changed since
  Basis basis = Basis::everything;
  std::int64_t when = 0;  // seconds since 1970-01-01 UTC, by the committer's clock
  std::string actor;
  std::string source;
  std::string message;
  std::vector<StoredRecord> added;    // with number 0: the database numbers them in this order
  std::vector<Pack> packs;            // added too: numbered on, in their order, after `added`
  std::vector<StoredRecord> changed;  // another content under the same number
  std::vector<Number> withdrawn;      // ascending
  std::vector<StoredRecord> moved;    // the same content, cited elsewhere; only number and citations count
  std::vector<Pack> moved_packs;      // the same where they are many; their numbers ascend

  bool empty() const {
    return added.empty() && packs.empty() && changed.empty() && withdrawn.empty() && moved.empty() &&
           moved_packs.empty();
  }

  // How many records it adds.
  std::uint64_t added_count() const {
    std::uint64_t count = added.size();
    for (const Pack& pack : packs) count += pack.size();
    return count;
  }

  // How many records it moves.
  std::uint64_t moved_count() const {
    std::uint64_t count = moved.size();
    for (const Pack& pack : moved_packs) count += pack.size();
    return count;
  }
};

}  // namespace engine

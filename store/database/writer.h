#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <rocksdb/write_batch.h>

#include "engine/model/changeset.h"
#include "engine/model/error.h"
#include "store/database/draft.h"
#include "store/database/packs.h"
#include "store/database/rocks.h"

namespace store {

// The newest state that is durable, which readers read.
using Published = std::atomic<std::shared_ptr<const State>>;

// Writes a database. Making anything durable takes far longer than all else, so that the changesets which come while
// that goes on wait, and are then made durable together: in the order in which they came, each as a revision of its
// own, and each acknowledged only after that.
//
// Threads: any. Once the disk failed nothing is written any more: every call throws Error{storage}, saying why.
class Writer {
 public:
  // All that is referred to must outlive it. `folder` is the database's, held for writing.
  Writer(const Rocks& rocks, const Packs& packs, const RocksSettings& settings, std::filesystem::path folder,
         Published& published);
  // Sorts what stands in the log alone into files where it is much, so that the next opening is quicker.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Makes the changeset durable as a revision, or nothing of it, and publishes it. Throws as Database::commit().
  engine::Revision commit(const engine::Changeset& changeset);

  // Makes the whole batch durable, or nothing of it. Throws Error{storage}. `doing` completes "could not ...".
  void write(rocksdb::WriteBatch& batch, const std::string& doing);

 private:
  // A changeset that waits for its revision.
  struct Waiting {
    const engine::Changeset& changeset;
    engine::Revision revision = 0;
    std::optional<engine::Error> refusal = std::nullopt;
    bool done = false;
  };

  // All REQUIRE that `writing_` is held.
  void commit_all(const std::deque<Waiting*>& group);
  State commit_one(const engine::Changeset& changeset, const State& before, RocksSettings::Durability durability);
  void put_added(Draft& draft, const std::string& doing);
  void put(rocksdb::WriteBatch& batch, RocksSettings::Durability durability, const std::string& doing);
  void expect_writable() const;
  void expect_space(std::uint64_t bytes) const;
  [[noreturn]] void fail(const std::string& failure);

  const Rocks& rocks_;
  const Packs& packs_;
  RocksSettings settings_;
  std::filesystem::path folder_;
  Published& published_;

  std::mutex queueing_;
  std::condition_variable moved_on_;
  std::deque<Waiting*> queue_;
  bool busy_ = false;  // somebody writes for all who waited then

  std::mutex writing_;
  std::string failure_;        // why nothing is written any more; empty where writing goes on
  std::uint64_t written_ = 0;  // bytes since the database was opened
};

}  // namespace store

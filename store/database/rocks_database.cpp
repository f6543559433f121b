#include "store/database/rocks_database.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <mutex>
#include <utility>

#include <rocksdb/env.h>

#include "engine/model/error.h"
#include "store/database/draft.h"
#include "store/database/folder.h"
#include "store/database/keys.h"
#include "store/database/ledger_reading.h"
#include "store/database/tags.h"
#include "store/database/uuid.h"
#include "store/database/verification.h"
#include "store/database/versions.h"

namespace store {
namespace {

using engine::Error;
using engine::Number;
using engine::Revision;
using engine::StoredRecord;

class RocksDatabase : public Database {
 public:
  // `folder` is held by a writer alone.
  RocksDatabase(std::unique_ptr<Folder> folder, std::unique_ptr<Rocks> rocks, Opening opening, RocksSettings settings)
      : folder_(std::move(folder)),
        rocks_(std::move(rocks)),
        settings_(settings),
        uuid_(std::move(opening.uuid)),
        state_(std::make_shared<const State>(std::move(opening.state))) {}

  ~RocksDatabase() override;

  std::string uuid() const override { return uuid_; }
  Revision revision() const override { return state_.load()->progress.revision; }
  Revision commit(const engine::Changeset& changeset) override;

  void for_each(Revision at, const std::function<void(StoredRecord&&)>& visit) const override;
  std::optional<StoredRecord> record(Number number, Revision at) const override;
  std::vector<StoredRecord> records_of_source(std::string_view source, Revision at) const override;
  std::vector<Number> find(std::string_view id, Revision at) const override;
  std::vector<Version> history(Number number) const override;
  std::vector<engine::LogEntry> log() const override { return read_log(*rocks_, revision()); }
  std::vector<Number> changed_since(Revision since) const override;

  std::vector<Token> tokens() const override { return read_tokens(*rocks_); }
  void put_token(const Token& token) override;
  void remove_token(const std::string& name) override;

  Verification verify() const override { return store::verify(*rocks_, *state_.load()); }

 private:
  // The present state, in which everything as of `at` can be read.
  std::shared_ptr<const State> state_for(Revision at) const;

  // Both REQUIRE that `writing_` is held.
  void expect_writable() const;
  void write(rocksdb::WriteBatch& batch, const std::string& doing);
  void expect_space(std::uint64_t bytes) const;

  std::unique_ptr<Folder> folder_;  // held by a writer alone
  std::unique_ptr<Rocks> rocks_;
  RocksSettings settings_;
  std::string uuid_;
  std::atomic<std::shared_ptr<const State>> state_;
  std::mutex writing_;
  std::string failure_;        // why nothing is written any more; empty where writing goes on
  std::uint64_t written_ = 0;  // bytes since the database was opened
};

RocksDatabase::~RocksDatabase() {
  // What stands in the write-ahead log alone is read again at the next opening: much of it is better sorted
  // into files now. Nothing is lost where that fails.
  constexpr std::uint64_t much = std::uint64_t{8} << 20;
  if (!folder_ || !failure_.empty() || written_ < much) return;
  rocks_->database().Flush(rocksdb::FlushOptions(), rocks_->families()).PermitUncheckedError();
}

Revision RocksDatabase::commit(const engine::Changeset& changeset) {
  const std::lock_guard lock(writing_);
  const auto before = state_.load();
  const Revision present = before->progress.revision;
  if (changeset.empty()) return present;
  if (changeset.based_on != present) {
    throw Error(changeset.based_on < present ? Error::Kind::conflict : Error::Kind::invalid,
                "the database is at revision " + std::to_string(present) + ", and this change builds on revision " +
                    std::to_string(changeset.based_on) + ": read it again and make the change anew");
  }
  expect_writable();
  Draft next = draft(*rocks_, *before, changeset);
  write(next.batch, "commit revision " + std::to_string(next.after.progress.revision));
  state_.store(std::make_shared<const State>(next.after));
  return next.after.progress.revision;
}

void RocksDatabase::for_each(Revision at, const std::function<void(StoredRecord&&)>& visit) const {
  const auto state = state_for(at);
  RecordReader(*rocks_, *state->names, at, RecordReader::Walk::all).for_each(visit);
}

std::optional<StoredRecord> RocksDatabase::record(Number number, Revision at) const {
  const auto state = state_for(at);
  auto version = RecordReader(*rocks_, *state->names, at, RecordReader::Walk::some).version(number);
  return version ? std::move(version->record) : std::nullopt;
}

std::vector<StoredRecord> RocksDatabase::records_of_source(std::string_view source, Revision at) const {
  const auto state = state_for(at);
  std::vector<StoredRecord> records;
  const auto known = state->names->number(source);
  if (!known) return records;
  RecordReader reader(*rocks_, *state->names, at, RecordReader::Walk::some);
  for (const Number number : numbers_under(*rocks_, Family::sources, keys::source(*known), at)) {
    auto version = reader.version(number);
    if (version && version->record) records.push_back(std::move(*version->record));
  }
  return records;
}

std::vector<Number> RocksDatabase::find(std::string_view id, Revision at) const {
  const auto state = state_for(at);
  return numbers_under(*rocks_, Family::ids, keys::id(id), at);
}

std::vector<Version> RocksDatabase::history(Number number) const {
  const auto state = state_.load();
  return versions_of(*rocks_, *state->names, number, state->progress.revision);
}

std::vector<Number> RocksDatabase::changed_since(Revision since) const {
  std::vector<Number> all;
  for_each_touched(*rocks_, since, state_.load()->progress, [&](Revision, const std::vector<Number>& touched) {
    all.insert(all.end(), touched.begin(), touched.end());
  });
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  return all;
}

void RocksDatabase::put_token(const Token& token) {
  const std::lock_guard lock(writing_);
  expect_writable();
  rocksdb::WriteBatch batch;
  const std::string doing = "write the token " + token.name;
  check(batch.Put(keys::token(token.name), encode_token(token)), doing);
  write(batch, doing);
}

void RocksDatabase::remove_token(const std::string& name) {
  const std::lock_guard lock(writing_);
  expect_writable();
  if (!rocks_->get(Family::ledger, keys::token(name))) {
    throw Error(Error::Kind::not_found, "there is no token '" + name + "'");
  }
  rocksdb::WriteBatch batch;
  const std::string doing = "remove the token " + name;
  check(batch.Delete(keys::token(name)), doing);
  write(batch, doing);
}

std::shared_ptr<const State> RocksDatabase::state_for(Revision at) const {
  auto state = state_.load();
  assert(at <= state->progress.revision);
  if (at < state->pruned) {
    throw Error(Error::Kind::not_found, "what was known before revision " + std::to_string(state->pruned) +
                                            " was pruned and can no longer be asked");
  }
  return state;
}

void RocksDatabase::expect_writable() const {
  if (!folder_) throw Error(Error::Kind::storage, "the database was opened to be read, and cannot be written to");
  if (failure_.empty()) return;
  throw Error(Error::Kind::storage, "the database writes no more until it is opened again, since it " + failure_);
}

void RocksDatabase::expect_space(std::uint64_t bytes) const {
  // The log takes the bytes once, and the files that it is sorted into once more before it goes.
  const std::uint64_t needed = settings_.reserve + 2 * bytes;
  std::uint64_t free = 0;
  const rocksdb::Status status = rocks_->database().GetEnv()->GetFreeSpace(folder_->path().string(), &free);
  if (!status.ok() || free >= needed) return;
  constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20;
  throw Error(Error::Kind::storage, "the disk is nearly full: " + std::to_string(free / mebibyte) +
                                        " MiB are free in " + folder_->path().string() + " and " +
                                        std::to_string(needed / mebibyte + 1) +
                                        " MiB are needed; make room and try again");
}

// Makes the whole batch durable, or nothing of it. Throws Error{storage}.
void RocksDatabase::write(rocksdb::WriteBatch& batch, const std::string& doing) {
  expect_space(batch.GetDataSize());
  rocksdb::WriteOptions options;
  options.sync = settings_.durability == RocksSettings::Durability::synced;
  const rocksdb::Status status = rocks_->database().Write(options, &batch);
  if (!status.ok()) failure_ = "could not " + doing + ": " + status.ToString();
  check(status, doing);
  written_ += batch.GetDataSize();
}

// Writes what a new database begins with. REQUIRES: nothing but what a killed maker left.
Opening make(const Rocks& rocks) {
  for (std::size_t family = 0; family < family_count; ++family) {
    const auto keys = rocks.seek(static_cast<Family>(family));
    keys->SeekToFirst();
    if (!keys->Valid()) continue;
    throw Error(Error::Kind::storage, "the database is damaged: it has records and no format");
  }
  const Opening opening{make_uuid(), {Progress(), std::make_shared<const Names>()}};
  rocksdb::WriteBatch batch;
  const std::string doing = "make the database";
  check(batch.Put(slice(keys::format), encode_format(format_number)), doing);
  check(batch.Put(slice(keys::uuid), encode_uuid(opening.uuid)), doing);
  check(batch.Put(slice(keys::state), encode_progress(opening.state.progress)), doing);
  rocksdb::WriteOptions options;
  options.sync = true;
  check(rocks.database().Write(options, &batch), doing);
  return opening;
}

std::unique_ptr<Database> open_to_write(const std::filesystem::path& path, const RocksSettings& settings) {
  auto folder = std::make_unique<Folder>(path);
  auto rocks = Rocks::to_write(path, settings);
  auto opening = read_opening(*rocks);
  if (!opening) opening = make(*rocks);
  return std::make_unique<RocksDatabase>(std::move(folder), std::move(rocks), std::move(*opening), settings);
}

std::unique_ptr<Database> open_to_read(const std::filesystem::path& path, const RocksSettings& settings) {
  std::unique_ptr<Rocks> rocks;
  if (Folder::exists(path)) rocks = Rocks::to_read(path, settings);
  auto opening = rocks ? read_opening(*rocks) : std::nullopt;
  if (!opening) throw Error(Error::Kind::not_found, "there is no database in " + path.string() + ": import something");
  return std::make_unique<RocksDatabase>(nullptr, std::move(rocks), std::move(*opening), settings);
}

}  // namespace

std::unique_ptr<Database> open_rocks(const std::filesystem::path& folder, Database::Access access,
                                     const RocksSettings& settings) {
  return access == Database::Access::write ? open_to_write(folder, settings) : open_to_read(folder, settings);
}

std::unique_ptr<Database> Database::open(const std::filesystem::path& folder, Access access) {
  return open_rocks(folder, access, {});
}

}  // namespace store

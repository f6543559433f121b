#include "store/database/rocks_database.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <utility>

#include "engine/model/error.h"
#include "store/database/draft.h"
#include "store/database/folder.h"
#include "store/database/keys.h"
#include "store/database/ledger_reading.h"
#include "store/database/pack_writing.h"
#include "store/database/packed_walk.h"
#include "store/database/packs.h"
#include "store/database/record_numbers.h"
#include "store/database/tags.h"
#include "store/database/touched.h"
#include "store/database/uuid.h"
#include "store/database/verification.h"
#include "store/database/versions.h"
#include "store/database/writer.h"

namespace store {
namespace {

using engine::Error;
using engine::Number;
using engine::Revision;
using engine::StoredRecord;

class RocksDatabase : public Database {
 public:
  // `folder` is held by a writer alone.
  RocksDatabase(std::unique_ptr<Folder> folder, std::unique_ptr<Rocks> rocks, Opening opening,
                const RocksSettings& settings)
      : folder_(std::move(folder)),
        rocks_(std::move(rocks)),
        packs_(*rocks_),
        uuid_(std::move(opening.uuid)),
        state_(std::make_shared<const State>(std::move(opening.state))) {
    if (folder_) writer_ = std::make_unique<Writer>(*rocks_, packs_, settings, folder_->path(), state_);
  }

  std::string uuid() const override { return uuid_; }
  Revision revision() const override { return state_.load()->progress.revision; }
  Revision commit(const engine::Changeset& changeset) override;

  void for_each(Revision at, const std::function<void(StoredRecord&&)>& visit) const override;
  void for_each_packed(Revision at,
                       const std::function<void(const engine::Pack&, std::span<const std::uint16_t>)>& visit_pack,
                       const std::function<void(StoredRecord&&)>& visit_record) const override;
  std::optional<StoredRecord> record(Number number, Revision at) const override;
  std::vector<std::optional<StoredRecord>> records(std::span<const Number> numbers, Revision at) const override;
  std::vector<StoredRecord> records_of_source(std::string_view source, Revision at) const override;
  engine::ChosenRecords packed_of_source(std::string_view source, Revision at) const override;
  std::vector<StoredRecord> corrected_of_source(std::string_view source, Revision at) const override;
  std::vector<Number> find(std::string_view id, Revision at) const override;
  std::vector<Version> history(Number number) const override;
  std::vector<engine::LogEntry> log() const override { return read_log(*rocks_, revision()); }
  std::vector<Number> changed_since(Revision since) const override;
  std::vector<Number> touched_between(
      Revision since, Revision to,
      const std::function<void(const engine::Pack&, std::span<const std::uint16_t>)>& visit_pack) const override;

  std::vector<Token> tokens() const override { return read_tokens(*rocks_); }
  void put_token(const Token& token) override;
  void remove_token(const std::string& name) override;

  Verification verify() const override { return store::verify(*rocks_, packs_, *state_.load()); }

 private:
  // The present state, in which everything as of `at` can be read.
  std::shared_ptr<const State> state_for(Revision at) const;

  // Throws Error{storage} where it was opened to be read.
  Writer& writer();

  std::unique_ptr<Folder> folder_;  // held by a writer alone
  std::unique_ptr<Rocks> rocks_;
  Packs packs_;
  std::string uuid_;
  Published state_;
  std::unique_ptr<Writer> writer_;  // of a writer alone
};

Revision RocksDatabase::commit(const engine::Changeset& changeset) {
  if (changeset.empty()) return revision();
  return writer().commit(changeset);
}

void RocksDatabase::for_each(Revision at, const std::function<void(StoredRecord&&)>& visit) const {
  const auto state = state_for(at);
  RecordReader(*rocks_, packs_, *state->names, at, RecordReader::Walk::all).for_each(visit);
}

void RocksDatabase::for_each_packed(
    Revision at, const std::function<void(const engine::Pack&, std::span<const std::uint16_t>)>& visit_pack,
    const std::function<void(StoredRecord&&)>& visit_record) const {
  const auto state = state_for(at);
  store::for_each_packed(*rocks_, packs_, *state->names, at, visit_pack, visit_record);
}

std::optional<StoredRecord> RocksDatabase::record(Number number, Revision at) const {
  const auto state = state_for(at);
  auto version = RecordReader(*rocks_, packs_, *state->names, at, RecordReader::Walk::some).version(number);
  return version ? std::move(version->record) : std::nullopt;
}

std::vector<std::optional<StoredRecord>> RocksDatabase::records(std::span<const Number> numbers, Revision at) const {
  const auto state = state_for(at);
  RecordReader reader(*rocks_, packs_, *state->names, at, RecordReader::Walk::some);
  std::vector<std::optional<StoredRecord>> records;
  records.reserve(numbers.size());
  for (const Number number : numbers) {
    auto version = reader.version(number);
    records.push_back(version ? std::move(version->record) : std::nullopt);
  }
  return records;
}

std::vector<StoredRecord> RocksDatabase::records_of_source(std::string_view source, Revision at) const {
  const auto state = state_for(at);
  std::vector<StoredRecord> records;
  const auto known = state->names->number(source);
  if (!known) return records;
  RecordReader reader(*rocks_, packs_, *state->names, at, RecordReader::Walk::some);
  for (const Number number : numbers_of_source(*rocks_, packs_, *known, source, at)) {
    auto version = reader.version(number);
    if (version && version->record) records.push_back(std::move(*version->record));
  }
  return records;
}

engine::ChosenRecords RocksDatabase::packed_of_source(std::string_view source, Revision at) const {
  const auto state = state_for(at);
  const auto known = state->names->number(source);
  if (!known) return {};
  return store::packed_of_source(*rocks_, packs_, *state->names, *known, source, at);
}

std::vector<StoredRecord> RocksDatabase::corrected_of_source(std::string_view source, Revision at) const {
  const auto state = state_for(at);
  std::vector<StoredRecord> said;
  const auto known = state->names->number(source);
  if (!known) return said;
  for (const Number number : numbers_left_by_source(*rocks_, *known, at)) {
    const auto versions = versions_of(*rocks_, packs_, *state->names, number, at);
    if (versions.empty() || !versions.back().record || versions.back().record->record.source == source) continue;
    const auto is_its = [&](const Version& version) {
      return version.record && version.record->record.source == source;
    };
    const auto last = std::find_if(versions.rbegin(), versions.rend(), is_its);
    if (last != versions.rend()) said.push_back(*last->record);
  }
  return said;
}

std::vector<Number> RocksDatabase::find(std::string_view id, Revision at) const {
  state_for(at);
  return numbers_of_id(*rocks_, packs_, id, at);
}

std::vector<Version> RocksDatabase::history(Number number) const {
  const auto state = state_.load();
  return versions_of(*rocks_, packs_, *state->names, number, state->progress.revision);
}

std::vector<Number> RocksDatabase::changed_since(Revision since) const {
  std::vector<Number> all;
  for_each_touched(*rocks_, since, state_.load()->progress, [&](Revision, const std::vector<Run>& touched) {
    for (const Run& run : touched) {
      for (std::uint64_t at = 0; at < run.count; ++at) all.push_back(run.first + at);
    }
  });
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  return all;
}

std::vector<Number> RocksDatabase::touched_between(
    Revision since, Revision to,
    const std::function<void(const engine::Pack&, std::span<const std::uint16_t>)>& visit_pack) const {
  state_for(to);
  const auto state = state_for(since);
  return store::touched_between(*rocks_, packs_, state->progress, {since, to}, visit_pack);
}

void RocksDatabase::put_token(const Token& token) {
  rocksdb::WriteBatch batch;
  const std::string doing = "write the token " + token.name;
  check(batch.Put(keys::token(token.name), encode_token(token)), doing);
  writer().write(batch, doing);
}

void RocksDatabase::remove_token(const std::string& name) {
  if (!rocks_->get(Family::ledger, keys::token(name))) {
    throw Error(Error::Kind::not_found, "there is no token '" + name + "'");
  }
  rocksdb::WriteBatch batch;
  const std::string doing = "remove the token " + name;
  check(batch.Delete(keys::token(name)), doing);
  writer().write(batch, doing);
}

Writer& RocksDatabase::writer() {
  if (!writer_) throw Error(Error::Kind::storage, "the database was opened to be read, and cannot be written to");
  return *writer_;
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

// Writes what a new database begins with. REQUIRES: nothing but what a killed maker left.
Opening make(const Rocks& rocks) {
  for (std::size_t family = 0; family < family_count; ++family) {
    const auto keys = rocks.seek(static_cast<Family>(family));
    keys->SeekToFirst();
    if (!keys->Valid()) continue;
    throw Error(Error::Kind::storage, "the database is damaged: it has records and no format");
  }
  const Opening opening{make_uuid(), format_number, {Progress(), std::make_shared<const Names>()}};
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

// Makes a database that was there ready to be written to: without what a killed writer left, and of our format.
void take_up(const Rocks& rocks, const Opening& opening) {
  drop_unfinished(rocks, opening.state.progress.next);
  if (opening.format == format_number) return;
  rocksdb::WriteOptions options;
  options.sync = true;
  check(rocks.database().Put(options, slice(keys::format), encode_format(format_number)), "raise the format");
}

std::unique_ptr<Database> open_to_write(const std::filesystem::path& path, const RocksSettings& settings) {
  auto folder = std::make_unique<Folder>(path);
  auto rocks = Rocks::to_write(path, settings);
  auto opening = read_opening(*rocks);
  if (opening) {
    take_up(*rocks, *opening);
  } else {
    opening = make(*rocks);
  }
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

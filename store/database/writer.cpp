#include "store/database/writer.h"

#include <utility>

#include <rocksdb/env.h>

#include "store/database/pack_writing.h"

namespace store {

using engine::Error;
using engine::Revision;

namespace {

// Whether what the changeset builds on may have changed; of its own records the draft knows more.
void expect_based(const engine::Changeset& changeset, Revision present) {
  const bool moved_on = changeset.basis == engine::Basis::everything && changeset.based_on < present;
  if (!moved_on && changeset.based_on <= present) return;
  throw Error(changeset.based_on < present ? Error::Kind::conflict : Error::Kind::invalid,
              "the database is at revision " + std::to_string(present) + ", and this change builds on revision " +
                  std::to_string(changeset.based_on) + ": read it again and make the change anew");
}

// What `step` throws. What is no Error of ours must not end the thread that writes for the others either.
template <class Step>
std::optional<Error> refusal_of(Step&& step) {
  try {
    step();
  } catch (const Error& error) {
    return error;
  } catch (const std::exception& error) {
    return Error(Error::Kind::storage, error.what());
  }
  return std::nullopt;
}

std::string commit_of(Revision revision) { return "commit revision " + std::to_string(revision); }

}  // namespace

Writer::Writer(const Rocks& rocks, const Packs& packs, const RocksSettings& settings, std::filesystem::path folder,
               Published& published)
    : rocks_(rocks), packs_(packs), settings_(settings), folder_(std::move(folder)), published_(published) {}

Writer::~Writer() {
  // Nothing is lost where that fails.
  constexpr std::uint64_t much = std::uint64_t{8} << 20;
  if (!failure_.empty() || written_ < much) return;
  rocks_.database().Flush(rocksdb::FlushOptions(), rocks_.families()).PermitUncheckedError();
}

Revision Writer::commit(const engine::Changeset& changeset) {
  Waiting waiting{changeset};
  std::unique_lock lock(queueing_);
  queue_.push_back(&waiting);
  moved_on_.wait(lock, [&] { return waiting.done || !busy_; });
  if (!waiting.done) {
    const auto group = std::exchange(queue_, {});
    busy_ = true;
    lock.unlock();
    {
      const std::lock_guard writing(writing_);
      commit_all(group);
    }
    lock.lock();
    for (Waiting* one : group) one->done = true;
    busy_ = false;
    moved_on_.notify_all();
  }
  if (waiting.refusal) throw Error(*waiting.refusal);
  return waiting.revision;
}

// Writes each, makes all durable at once, and only then publishes: where the disk fails all are told that were not
// refused for their own sake.
void Writer::commit_all(const std::deque<Waiting*>& group) {
  const auto before = published_.load();
  State state = *before;
  const auto durability = group.size() == 1 ? settings_.durability : RocksSettings::Durability::left_to_chance;
  for (Waiting* one : group) {
    one->refusal = refusal_of([&] {
      state = commit_one(one->changeset, state, durability);
      one->revision = state.progress.revision;
    });
  }
  if (state.progress.revision == before->progress.revision) return;
  const auto failure = refusal_of([&] {
    expect_writable();
    rocksdb::WriteBatch nothing;  // durable once all before it is
    if (group.size() > 1) put(nothing, settings_.durability, commit_of(state.progress.revision));
  });
  if (!failure) return published_.store(std::make_shared<const State>(std::move(state)));
  for (Waiting* one : group) {
    if (!one->refusal) one->refusal = failure;
  }
}

// Writes the changeset and returns the state that it leads to.
State Writer::commit_one(const engine::Changeset& changeset, const State& before,
                         RocksSettings::Durability durability) {
  expect_writable();
  expect_based(changeset, before.progress.revision);
  Draft next = draft(rocks_, packs_, before, changeset);
  const std::string doing = commit_of(next.after.progress.revision);
  expect_space(next.added.bytes() + next.batch.GetDataSize());
  put_added(next, doing);
  put(next.batch, durability, doing);
  return next.after;
}

void Writer::put_added(Draft& draft, const std::string& doing) {
  if (draft.added.packs.empty() || draft.added.bytes() < settings_.bulk) {
    return put_packs(rocks_, draft.added, *draft.after.names, draft.batch);
  }
  // From here on nothing may fail without an end to all writing: the numbers are fresh no more.
  try {
    ingest_packs(rocks_, draft.added, *draft.after.names);
  } catch (const std::exception& error) {
    fail("could not " + doing + ": " + error.what());
  }
}

void Writer::write(rocksdb::WriteBatch& batch, const std::string& doing) {
  const std::lock_guard lock(writing_);
  expect_writable();
  expect_space(batch.GetDataSize());
  put(batch, settings_.durability, doing);
}

// A batch that is synced makes all before it durable too.
void Writer::put(rocksdb::WriteBatch& batch, RocksSettings::Durability durability, const std::string& doing) {
  rocksdb::WriteOptions options;
  options.sync = durability == RocksSettings::Durability::synced;
  const rocksdb::Status status = rocks_.database().Write(options, &batch);
  if (!status.ok()) fail("could not " + doing + ": " + status.ToString());
  written_ += batch.GetDataSize();
}

void Writer::expect_writable() const {
  if (failure_.empty()) return;
  throw Error(Error::Kind::storage, "the database writes no more until it is opened again, since it " + failure_);
}

void Writer::expect_space(std::uint64_t bytes) const {
  // The log takes the bytes once, and the files that it is sorted into once more before it goes.
  const std::uint64_t needed = settings_.reserve + 2 * bytes;
  std::uint64_t free = 0;
  const rocksdb::Status status = rocks_.database().GetEnv()->GetFreeSpace(folder_.string(), &free);
  if (!status.ok() || free >= needed) return;
  constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20;
  throw Error(Error::Kind::storage,
              "the disk is nearly full: " + std::to_string(free / mebibyte) + " MiB are free in " + folder_.string() +
                  " and " + std::to_string(needed / mebibyte + 1) + " MiB are needed; make room and try again");
}

void Writer::fail(const std::string& failure) {
  failure_ = failure;
  throw Error(Error::Kind::storage, failure);
}

}  // namespace store

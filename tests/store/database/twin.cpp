#include "tests/store/database/twin.h"

#include <algorithm>
#include <set>

#include "engine/model/error.h"
#include "tests/engine/model/moved_records.h"

using engine::Error;
using engine::Number;
using engine::Revision;
using engine::StoredRecord;

Revision Twin::commit(const engine::Changeset& changeset) {
  if (changeset.empty()) return revision();
  if (changeset.based_on != revision()) throw Error(Error::Kind::conflict, "the twin has moved on");
  const Revision next = revision() + 1;
  for (const auto& stored : changeset.changed) records_[stored.number][next] = stored;
  for (const Number number : changeset.withdrawn) records_[number][next] = std::nullopt;
  for (const auto& stored : moved_of(changeset)) moved_[stored.number][next] = stored.citations;
  std::vector<StoredRecord> added = changeset.added;
  for (const engine::Pack& pack : changeset.packs) {
    for (std::size_t at = 0; at < pack.size(); ++at) added.push_back(pack.record(at));
  }
  for (StoredRecord& stored : added) {
    stored.number = records_.size() + 1;
    records_[stored.number][next] = stored;
  }
  log_.push_back({next, changeset.when, changeset.actor, changeset.source, changeset.message, added.size(),
                  changeset.changed.size(), changeset.withdrawn.size(), changeset.moved_count()});
  return next;
}

std::optional<StoredRecord> Twin::record(Number number, Revision at) const {
  std::optional<StoredRecord> found;
  Revision since = 0;
  const auto versions = records_.find(number);
  if (versions == records_.end()) return found;
  for (const auto& [revision, stored] : versions->second) {
    if (revision <= at) {
      found = stored;
      since = revision;
    }
  }
  const auto moved = moved_.find(number);
  if (!found || moved == moved_.end()) return found;
  for (const auto& [revision, citations] : moved->second) {
    if (revision > since && revision <= at) found->citations = citations;
  }
  return found;
}

std::vector<std::optional<StoredRecord>> Twin::records(std::span<const Number> numbers, Revision at) const {
  std::vector<std::optional<StoredRecord>> found;
  for (const Number number : numbers) found.push_back(record(number, at));
  return found;
}

void Twin::for_each(Revision at, const std::function<void(StoredRecord&&)>& visit) const {
  for (const auto& [number, versions] : records_) {
    if (auto stored = record(number, at)) visit(std::move(*stored));
  }
}

// Each record in a pack of its own, none of which is superseded.
void Twin::for_each_packed(Revision at,
                           const std::function<void(const engine::Pack&, std::span<const std::uint16_t>)>& visit_pack,
                           const std::function<void(StoredRecord&&)>&) const {
  for_each(at, [&](StoredRecord&& stored) { visit_pack(engine::pack_all({&stored, 1}).front(), {}); });
}

std::vector<StoredRecord> Twin::records_of_source(std::string_view source, Revision at) const {
  std::vector<StoredRecord> found;
  for_each(at, [&](StoredRecord&& stored) {
    if (stored.record.source == source) found.push_back(std::move(stored));
  });
  return found;
}

engine::ChosenRecords Twin::packed_of_source(std::string_view source, Revision at) const {
  return engine::choose_all(engine::pack_all(records_of_source(source, at)));
}

std::vector<StoredRecord> Twin::corrected_of_source(std::string_view source, Revision at) const {
  std::vector<StoredRecord> found;
  for_each(at, [&](StoredRecord&& stored) {
    if (stored.record.source == source) return;
    std::optional<StoredRecord> said;
    for (const auto& [revision, version] : records_.at(stored.number)) {
      if (revision <= at && version && version->record.source == source) said = version;
    }
    if (said) found.push_back(*said);
  });
  return found;
}

std::vector<Number> Twin::find(std::string_view id, Revision at) const {
  std::vector<Number> found;
  for_each(at, [&](StoredRecord&& stored) {
    if (stored.record.id == id) found.push_back(stored.number);
  });
  return found;
}

std::vector<store::Version> Twin::history(Number number) const {
  std::vector<store::Version> found;
  const auto versions = records_.find(number);
  if (versions == records_.end()) return found;
  for (const auto& [revision, stored] : versions->second) found.push_back({revision, stored});
  return found;
}

std::vector<Number> Twin::changed_since(Revision since) const {
  std::set<Number> found;
  for (const auto& [number, versions] : records_) {
    if (versions.rbegin()->first > since) found.insert(number);
  }
  for (const auto& [number, moves] : moved_) {
    if (moves.rbegin()->first > since) found.insert(number);
  }
  return {found.begin(), found.end()};
}

// All are told by their numbers, and none in a pack.
std::vector<Number> Twin::touched_between(
    Revision since, Revision to,
    const std::function<void(const engine::Pack&, std::span<const std::uint16_t>)>&) const {
  std::set<Number> found;
  const auto is_within = [&](const auto& one) { return one.first > since && one.first <= to; };
  for (const auto& [number, versions] : records_) {
    if (std::ranges::any_of(versions, is_within)) found.insert(number);
  }
  for (const auto& [number, moves] : moved_) {
    if (std::ranges::any_of(moves, is_within)) found.insert(number);
  }
  return {found.begin(), found.end()};
}

std::vector<store::Token> Twin::tokens() const {
  std::vector<store::Token> all;
  for (const auto& [name, token] : tokens_) all.push_back(token);
  return all;
}

void Twin::remove_token(const std::string& name) {
  if (tokens_.erase(name) == 0) throw Error(Error::Kind::not_found, "the twin has no such token");
}

store::Verification Twin::verify() const {
  store::Verification found;
  found.revision = revision();
  found.records = records_.size();
  for (const auto& [number, versions] : records_) found.versions += versions.size();
  return found;
}

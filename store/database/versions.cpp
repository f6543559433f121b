#include "store/database/versions.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/model/error.h"
#include "store/database/encoding.h"
#include "store/database/keys.h"

namespace store {

using engine::Error;

NewestVersions::NewestVersions(std::unique_ptr<rocksdb::Iterator> keys, std::string prefix, engine::Revision at)
    : keys_(std::move(keys)), prefix_(std::move(prefix)), at_(at) {
  keys_->Seek(slice(prefix_));
  settle();
}

std::string_view NewestVersions::value() const { return keys_->value().ToStringView(); }

void NewestVersions::next() {
  // A record seldom has many versions, so that stepping over the older ones is quicker than seeking.
  const engine::Number passed = number_;
  do {
    keys_->Next();
    settle();
  } while (!at_end_ && number_ == passed);
}

void NewestVersions::go_to(engine::Number number) {
  if (at_end_ || number_ >= number) return;
  next();
  if (at_end_ || number_ >= number) return;
  keys_->Seek(prefix_ + keys::version(number, at_));
  settle();
}

// Moves on to the first version that is not after `at_`.
void NewestVersions::settle() {
  for (; keys_->Valid() && keys_->key().starts_with(slice(prefix_)); keys_->Next()) {
    const auto key = keys::parse_version(keys_->key().ToStringView());
    if (!key || key->prefix != prefix_) throw Error(Error::Kind::storage, "a key of the database is damaged");
    if (key->revision > at_) continue;
    number_ = key->number;
    revision_ = key->revision;
    return;
  }
  check(keys_->status(), "read the database");
  at_end_ = true;
}

RecordReader::RecordReader(const Rocks& rocks, const Packs& packs, const Names& names, engine::Revision at, Walk walk)
    : rocks_(rocks),
      packs_(packs),
      names_(names),
      at_(at),
      records_(walk == Walk::all ? rocks.scan(Family::records) : rocks.seek(Family::records), "", at),
      citations_(walk == Walk::all ? rocks.scan(Family::citations) : rocks.seek(Family::citations), "", at) {}

std::optional<Version> RecordReader::version(engine::Number number) {
  last_touched_ = 0;
  records_.go_to(number);
  if (!records_.at_end() && records_.number() == number) return current(number);
  const auto first = packs_.first_version(number);
  if (!first || first->kept.revision > at_) return std::nullopt;
  Version version{first->kept.revision, first->kept.pack.record(first->at)};
  move_citations(number, version);
  return version;
}

void RecordReader::for_each(const std::function<void(engine::StoredRecord&&)>& visit) {
  PackWalk walk(rocks_, at_);
  while (const auto kept = walk.next()) visit_pack(*kept, visit);
  visit_records_before(std::numeric_limits<engine::Number>::max(), visit);
}

void RecordReader::visit_pack(const KeptPack& kept, const std::function<void(engine::StoredRecord&&)>& visit) {
  for (std::size_t at = 0; at < kept.pack.size(); ++at) {
    const engine::Number number = kept.pack.number(at);
    visit_records_before(number, visit);
    const bool has_later = !records_.at_end() && records_.number() == number;
    Version version = has_later ? current(number) : Version{kept.revision, kept.pack.record(at)};
    if (has_later) {
      records_.next();
    } else {
      move_citations(number, version);
    }
    if (version.record) visit(std::move(*version.record));
  }
}

void RecordReader::visit_records_before(engine::Number number,
                                        const std::function<void(engine::StoredRecord&&)>& visit) {
  for (; !records_.at_end() && records_.number() < number; records_.next()) {
    Version version = current(records_.number());
    if (version.record) visit(std::move(*version.record));
  }
}

// The version that `records_` stands at, with the citations that moved under it since.
Version RecordReader::current(engine::Number number) {
  Version version = decode_version(number, records_.revision(), records_.value(), names_);
  move_citations(number, version);
  return version;
}

void RecordReader::move_citations(engine::Number number, Version& version) {
  last_touched_ = version.revision;
  if (!version.record) return;
  citations_.go_to(number);
  const bool moved = !citations_.at_end() && citations_.number() == number && citations_.revision() > version.revision;
  if (!moved) return;
  version.record->citations = decode_citations(citations_.value(), names_);
  last_touched_ = citations_.revision();
}

std::vector<Version> versions_of(const Rocks& rocks, const Packs& packs, const Names& names, engine::Number number,
                                 engine::Revision at) {
  std::vector<Version> versions = later_versions_of(rocks, names, number, at);
  const auto first = packs.first_version(number);
  if (first && first->kept.revision <= at) {
    versions.insert(versions.begin(), {first->kept.revision, first->kept.pack.record(first->at)});
  }
  return versions;
}

std::vector<Version> later_versions_of(const Rocks& rocks, const Names& names, engine::Number number,
                                       engine::Revision at) {
  std::vector<Version> versions;
  const auto keys = rocks.seek(Family::records);
  for (keys->Seek(keys::version(number, at)); keys->Valid(); keys->Next()) {
    const auto key = keys::parse_version(keys->key().ToStringView());
    if (!key || key->number != number) break;
    versions.push_back(decode_version(number, key->revision, keys->value().ToStringView(), names));
  }
  check(keys->status(), "read the database");
  std::ranges::reverse(versions);
  return versions;
}

Version decode_version(engine::Number number, engine::Revision revision, std::string_view value, const Names& names) {
  try {
    return {revision, decode_record(number, value, names)};
  } catch (const Error& error) {
    throw Error(error.kind(),
                "record " + std::to_string(number) + " at revision " + std::to_string(revision) + ": " + error.what());
  }
}

}  // namespace store

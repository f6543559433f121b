#include "store/database/versions.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/model/error.h"
#include "store/database/encoding.h"
#include "store/database/keys.h"

namespace store {

using engine::Error;

namespace {

// A record seldom has many versions, so that stepping over a few is quicker than seeking.
constexpr int most_steps = 8;

}  // namespace

NewestVersions::NewestVersions(std::unique_ptr<rocksdb::Iterator> keys, std::string prefix, engine::Revision at,
                               engine::Number from)
    : keys_(std::move(keys)), prefix_(std::move(prefix)), at_(at) {
  seek(from);
}

std::string_view NewestVersions::value() const { return keys_->value().ToStringView(); }

void NewestVersions::next() {
  const engine::Number passed = number_;
  for (int steps = 0; steps < most_steps; ++steps) {
    keys_->Next();
    settle();
    if (at_end_ || number_ != passed) return;
  }
  seek(passed + 1);
}

void NewestVersions::go_to(engine::Number number) {
  if (at_end_ || number_ >= number) return;
  next();
  if (at_end_ || number_ >= number) return;
  seek(number);
}

void NewestVersions::seek(engine::Number number) {
  keys_->Seek(prefix_ + keys::version(number, at_));
  settle();
}

// Moves on to the first version that is not after `at_`.
void NewestVersions::settle() {
  for (int steps = 0; keys_->Valid() && keys_->key().starts_with(slice(prefix_)); ++steps) {
    const auto key = keys::parse_version(keys_->key().ToStringView());
    if (!key || key->prefix != prefix_) throw Error(Error::Kind::storage, "a key of the database is damaged");
    if (key->revision <= at_) {
      number_ = key->number;
      revision_ = key->revision;
      return;
    }
    if (steps < most_steps) {
      keys_->Next();
    } else {
      keys_->Seek(prefix_ + keys::version(key->number, at_));
      steps = 0;
    }
  }
  check(keys_->status(), "read the database");
  at_end_ = true;
}

RecordReader::RecordReader(const Rocks& rocks, const Packs& packs, const Names& names, engine::Revision at, Walk walk)
    : rocks_(rocks), packs_(packs), names_(names), at_(at), walk_(walk) {}

NewestVersions& RecordReader::at(std::optional<NewestVersions>& walk, Family family, engine::Number number) const {
  if (walk) {
    walk->go_to(number);
  } else {
    walk.emplace(walk_ == Walk::all ? rocks_.scan(family) : rocks_.seek(family), "", at_, number);
  }
  return *walk;
}

RecordReader::First RecordReader::first(engine::Number number) {
  const bool is_near = pack_ && number >= pack_->pack.number(0) && number <= pack_->pack.number(pack_->pack.size() - 1);
  if (is_near) {
    const auto at = pack_->pack.find(number);
    return at ? First{&*pack_, *at} : First{};
  }
  auto found = packs_.first_version(number);
  if (!found) return {};
  pack_ = std::move(found->kept);
  return {&*pack_, found->at};
}

std::optional<Version> RecordReader::version(engine::Number number) {
  last_touched_ = 0;
  const NewestVersions& records = at(records_, Family::records, number);
  if (!records.at_end() && records.number() == number) return current(number);
  const First first = this->first(number);
  if (first.kept == nullptr || first.kept->revision > at_) return std::nullopt;
  Version version{first.kept->revision, first.kept->pack.record(first.at)};
  move_citations(number, version);
  return version;
}

std::optional<bool> RecordReader::stands(engine::Number number) {
  last_touched_ = 0;
  const NewestVersions& records = at(records_, Family::records, number);
  if (!records.at_end() && records.number() == number) return current(number).record.has_value();
  const First first = this->first(number);
  if (first.kept == nullptr || first.kept->revision > at_) return std::nullopt;
  last_touched_ = first.kept->revision;
  const NewestVersions& citations = at(citations_, Family::citations, number);
  if (!citations.at_end() && citations.number() == number) last_touched_ = citations.revision();
  return true;
}

void RecordReader::for_each(const std::function<void(engine::StoredRecord&&)>& visit) {
  at(records_, Family::records, 0);
  PackWalk walk(rocks_, at_);
  while (const auto kept = walk.next()) visit_pack(*kept, visit);
  visit_records_before(std::numeric_limits<engine::Number>::max(), visit);
}

void RecordReader::visit_pack(const KeptPack& kept, const std::function<void(engine::StoredRecord&&)>& visit) {
  for (std::size_t at = 0; at < kept.pack.size(); ++at) {
    const engine::Number number = kept.pack.number(at);
    visit_records_before(number, visit);
    const bool has_later = !records_->at_end() && records_->number() == number;
    Version version = has_later ? current(number) : Version{kept.revision, kept.pack.record(at)};
    if (has_later) {
      records_->next();
    } else {
      move_citations(number, version);
    }
    if (version.record) visit(std::move(*version.record));
  }
}

void RecordReader::visit_records_before(engine::Number number,
                                        const std::function<void(engine::StoredRecord&&)>& visit) {
  for (; !records_->at_end() && records_->number() < number; records_->next()) {
    Version version = current(records_->number());
    if (version.record) visit(std::move(*version.record));
  }
}

// The version that `records_` stands at, with the citations that moved under it since.
Version RecordReader::current(engine::Number number) {
  Version version = decode_version(number, records_->revision(), records_->value(), names_);
  move_citations(number, version);
  return version;
}

void RecordReader::move_citations(engine::Number number, Version& version) {
  last_touched_ = version.revision;
  if (!version.record) return;
  const NewestVersions& citations = at(citations_, Family::citations, number);
  const bool moved = !citations.at_end() && citations.number() == number && citations.revision() > version.revision;
  if (!moved) return;
  version.record->citations = decode_citations(citations.value(), names_);
  last_touched_ = citations.revision();
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

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/changeset.h"
#include "engine/model/chosen_records.h"
#include "engine/model/record.h"

namespace store {

// One earlier or present state of a record.
struct Version {
  engine::Revision revision = 0;
  std::optional<engine::StoredRecord> record;  // absent: it was withdrawn
};

// A key to the HTTP API, kept as a hash. Tokens make no revision.
struct Token {
  std::string name;
  std::string role;          // viewer, contributor, steward, admin
  std::string organisation;  // a contributor's own; empty for the others
  std::string hash;          // hexadecimal BLAKE2b of the key
  std::int64_t created = 0;  // seconds since 1970-01-01 UTC

  friend auto operator<=>(const Token&, const Token&) = default;
};

// What `verify` found. Sound only where `faults` is empty.
struct Verification {
  engine::Revision revision = 0;
  std::uint64_t records = 0, versions = 0;
  std::vector<std::string> faults;  // sentences
};

// The facts on disk: every version of every record, the log of changesets, and nothing else that
// cannot be had from them. What commit() acknowledged survives a killed process and a power cut.
//
// Threads: any number may commit, and what waits at one moment is made durable together; any number may read meanwhile
// and never wait.
// One process writes; others may open the same folder to read.
class Database {
 public:
  enum class Access { write, read };

  // Opens the database in `folder`, which is made where `access` is write and there is none, with the
  // folders above it. What is opened to be read stays at the revision that it had then.
  // Throws Error{storage} where it is locked, damaged, of a newer format, or the disk is full, or where
  // the folder holds other things; Error{not_found} where there is none to read.
  static std::unique_ptr<Database> open(const std::filesystem::path& folder, Access access);
  virtual ~Database() = default;

  virtual std::string uuid() const = 0;
  virtual engine::Revision revision() const = 0;

  // Makes the whole changeset durable as the next revision, or nothing of it. An empty changeset
  // makes no revision and returns the present one. Numbers are given to what is added in order, from 1: first `added`,
  // then `packs`.
  // A changed record may be a withdrawn one, which so comes back under its number.
  // Throws Error{conflict} where the basis of the changeset changed after `based_on`; Error{invalid} where a record
  // that is changed was never there, one that is withdrawn or moved does not stand, or a number is named twice;
  // Error{storage} where the disk is nearly full, or where it fails, after which the database reads on and
  // writes no more until it is opened again.
  virtual engine::Revision commit(const engine::Changeset& changeset) = 0;

  // Each of these reads as of revision `at`. REQUIRES: at <= revision(). Throws Error{not_found} where what was known
  // then was pruned.
  virtual void for_each(engine::Revision at, const std::function<void(engine::StoredRecord&&)>& visit) const = 0;
  // The same without an object for each record: calls visit_pack for every pack committed by `at`, by number, with the
  // places in it of records that changed or went by then, ascending; then visit_record for each that changed and
  // stands, by number. Those that only moved stand in their pack with where they moved to. Each record lies in one pack
  // at most.
  virtual void for_each_packed(
      engine::Revision at,
      const std::function<void(const engine::Pack& pack, std::span<const std::uint16_t> superseded)>& visit_pack,
      const std::function<void(engine::StoredRecord&&)>& visit_record) const = 0;
  virtual std::optional<engine::StoredRecord> record(engine::Number number, engine::Revision at) const = 0;
  // The record of each number, in their order. REQUIRES: `numbers` ascend. Cost: less for each than record(), since
  // what lies beside each other is read in one walk.
  virtual std::vector<std::optional<engine::StoredRecord>> records(std::span<const engine::Number> numbers,
                                                                   engine::Revision at) const = 0;
  virtual std::vector<engine::StoredRecord> records_of_source(std::string_view source, engine::Revision at) const = 0;
  // The same in packs: an object is made of those alone that changed.
  virtual engine::ChosenRecords packed_of_source(std::string_view source, engine::Revision at) const = 0;
  // What the source said last of records that stand, and that another source has said since; by number.
  virtual std::vector<engine::StoredRecord> corrected_of_source(std::string_view source, engine::Revision at) const = 0;
  virtual std::vector<engine::Number> find(std::string_view id, engine::Revision at) const = 0;  // ascending

  // Every version of a record, oldest first, each with the citations that it came with; empty where there
  // never was one. That a citation moved makes no version.
  virtual std::vector<Version> history(engine::Number number) const = 0;

  // The log, oldest first; and the numbers of the records that revisions after `since` touched, ascending.
  virtual std::vector<engine::LogEntry> log() const = 0;
  virtual std::vector<engine::Number> changed_since(engine::Revision since) const = 0;

  // What the revisions after `since` up to `to` touched, without a look at each record that only came: calls visit_pack
  // for every pack that they committed, by number, with the places in it of records that changed or went by `to`,
  // ascending; and returns the numbers of all others that they touched, those places included, ascending.
  // REQUIRES: since <= to <= revision(). Throws Error{not_found} where what was known at `since` was pruned.
  // Cost: what they touched, whatever there is beside it.
  virtual std::vector<engine::Number> touched_between(
      engine::Revision since, engine::Revision to,
      const std::function<void(const engine::Pack& pack, std::span<const std::uint16_t> superseded)>& visit_pack)
      const = 0;

  virtual std::vector<Token> tokens() const = 0;  // by name
  virtual void put_token(const Token& token) = 0;
  virtual void remove_token(const std::string& name) = 0;  // Throws Error{not_found}.

  // Reads everything back: checksums, every value, the index against the records, the log against both.
  virtual Verification verify() const = 0;
};

}  // namespace store

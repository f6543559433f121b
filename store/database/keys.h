#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/model/record.h"
#include "store/database/names.h"

// The keys of the database, in five column families. Numbers are big-endian, so that keys that
// share a prefix are read in one scan, in order; ~revision is the revision's complement, so that
// of the versions of one thing the newest comes first.
//
//   ledger     'm' <word>                        -> meta: format, uuid, state, pruned
//              'n' <name number>                 -> the text of a source's name or of a cited place
//              'l' <revision>                    -> LogEntry
//              't' <revision>                    -> the numbers of the records that it touched
//              'k' <token's name>                -> Token
//   records    <number> <~revision>              -> Record and its Citations, or a withdrawal
//   citations  <number> <~revision>              -> Citations that moved under an unchanged Record
//   ids        <id> 0 1 <number> <~revision>     -> came or left: an index of `records` by Record.id
//   sources    <name number> <number> <~revision> -> came or left: the same by Record.source
//
// A key of the last four is written once and never changed; prune() alone takes old ones away. A record, its place in
// both indexes, the log and the state go in one batch, so that `records` alone says what the indexes must hold. An <id>
// has each byte 0 written as 0 255, so that no id is the beginning of another's key. Every value begins with a schema
// tag: see encoding.h.
namespace store::keys {

inline constexpr std::string_view format = "mformat", uuid = "muuid", state = "mstate", pruned = "mpruned";

std::string name(Names::Number number);
std::string log(engine::Revision revision);
std::string touched(engine::Revision revision);
std::string token(std::string_view name);

// What the keys of all names, log entries, ... begin with.
inline constexpr std::string_view names = "n", logs = "l", all_touched = "t", tokens = "k";

// The end of every key of records, citations, ids and sources. Alone it is a key of the first two.
std::string version(engine::Number number, engine::Revision revision);

// What the keys of one id or one source begin with; version() follows.
std::string id(std::string_view id);
std::string source(Names::Number source);

// A key taken apart.
struct VersionKey {
  std::string_view prefix;
  engine::Number number = 0;
  engine::Revision revision = 0;
};

// Nothing where `key` is too short to be one.
std::optional<VersionKey> parse_version(std::string_view key);

// The number or revision that ends a key of the ledger; nothing where `key` is none such.
std::optional<engine::Revision> parse_revision(std::string_view key);
std::optional<Names::Number> parse_name(std::string_view key);

// The id of which id() made `prefix`; nothing where it made no such prefix.
std::optional<std::string> parse_id(std::string_view prefix);
std::optional<Names::Number> parse_source(std::string_view prefix);

}  // namespace store::keys

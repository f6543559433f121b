#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/model/record.h"
#include "store/database/names.h"

// The keys of the database, in seven column families. Numbers are big-endian, so that keys that
// share a prefix are read in one scan, in order; ~revision is the revision's complement, so that
// of the versions of one thing the newest comes first.
//
//   ledger     'm' <word>                        -> meta: format, uuid, state, pruned
//              'n' <name number>                 -> the text of a source's name or of a cited place
//              'l' <revision>                    -> LogEntry
//              't' <revision>                    -> the numbers of the records that it touched
//              'k' <token's name>                -> Token
//   packs      <number>                          -> a Pack of records as they were added, by the first one's number
//   directory  <number>                          -> what there is in that pack: see pack_directory.h
//   records    <number> <~revision>              -> a later Record and its Citations, or a withdrawal
//   citations  <number> <~revision>              -> Citations that moved under an unchanged Record
//   ids        <id> 0 1 <number> <~revision>     -> came or left: an index of `records` by Record.id
//   sources    <name number> <number> <~revision> -> came or left: the same by Record.source
//
// The first version of a record lies in a pack, all later ones in `records`, and the two indexes hold what these
// change: what a pack says of a record's id and source is so until an index says otherwise. Where a database was begun
// with format 1, or a prune dropped the first version, it is in `records` and the indexes tell it whole.
//
// A key of all families but the ledger is written once and never changed; prune() alone takes old ones away, and
// writes a pack anew without the records that it takes. A record, its place in both indexes, the log and the state go
// in one batch, so that packs and `records` alone say what the indexes must hold. The packs of a large changeset come
// before that batch, at numbers from the state's next one on, where nobody reads them until the state says so; what a
// writer that was killed left there is removed at the next opening. An <id> has each byte 0 written as 0 255, so that
// no id is the beginning of another's key. Every value begins with a schema tag: see encoding.h.
namespace store::keys {

inline constexpr std::string_view format = "mformat", uuid = "muuid", state = "mstate", pruned = "mpruned";

std::string name(Names::Number number);
std::string log(engine::Revision revision);
std::string touched(engine::Revision revision);
std::string token(std::string_view name);

// What the keys of all names, log entries, ... begin with.
inline constexpr std::string_view names = "n", logs = "l", all_touched = "t", tokens = "k";

// The key of a pack, and of its entry in the directory; parse_pack() reads it back, and gives nothing where it is none.
std::string pack(engine::Number first);
std::optional<engine::Number> parse_pack(std::string_view key);

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

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/record.h"
#include "store/database/database.h"

// The values of the ledger and of the indexes, in the atoms of bytes.h, each after its tag:
//
//   log       when: signed, actor, source, message: texts, added, changed, withdrawn, moved: numbers
//   touched   count of runs of record numbers that follow each other: (distance from the end of the run
//             before, or from 0: number, how many: number)
//   token     role, organisation, hash: texts, created: signed
//   name      text            uuid   text            format  number
//   state     revision: number, next record number: number
//   pruned    revision: number
//   came, left                nothing more
namespace store {

// How far the database has come. `next` is the number that the next added record gets.
struct Progress {
  engine::Revision revision = 0;
  engine::Number next = 1;

  friend auto operator<=>(const Progress&, const Progress&) = default;
};

// What an index says of a record from a revision on: it stands under the key, or no longer.
enum class Presence { came, left };

// What the key of each value says already (a revision, a token's name) is not in the value. Each
// decode_* throws Error{storage} where the bytes are none that its encode_* writes.
std::string encode_log(const engine::LogEntry& entry);
engine::LogEntry decode_log(engine::Revision revision, std::string_view value);

// Numbers that follow each other.
struct Run {
  engine::Number first = 0;
  std::uint64_t count = 0;

  friend auto operator<=>(const Run&, const Run&) = default;
};

// REQUIRES: ascending, no number twice, none 0.
std::vector<Run> runs_of(const std::vector<engine::Number>& numbers);

// REQUIRES: ascending, none empty, none that goes on from the one before or begins at 0.
std::string encode_touched(const std::vector<Run>& runs);
// All numbers must be less than `below`, so that a damaged run cannot stand for more records than there are.
std::vector<Run> decode_touched(std::string_view value, engine::Number below);

std::string encode_token(const Token& token);
Token decode_token(std::string_view name, std::string_view value);

std::string encode_name(std::string_view text);
std::string decode_name(std::string_view value);

std::string encode_uuid(std::string_view uuid);
std::string decode_uuid(std::string_view value);

std::string encode_format(std::uint64_t format);
std::uint64_t decode_format(std::string_view value);

std::string encode_progress(const Progress& progress);
Progress decode_progress(std::string_view value);

std::string encode_pruned(engine::Revision revision);
engine::Revision decode_pruned(std::string_view value);

std::string encode_presence(Presence presence);
Presence decode_presence(std::string_view value);

}  // namespace store

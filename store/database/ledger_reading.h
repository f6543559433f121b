#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/model/record.h"
#include "store/database/database.h"
#include "store/database/draft.h"
#include "store/database/ledger.h"
#include "store/database/rocks.h"

// Reads the ledger. Every function throws Error{storage} where the disk fails or a value is damaged.
namespace store {

// How the database is known and how far it has come. Nothing where its maker was killed before it could
// write that. Throws Error{storage} too where it is of a newer format.
struct Opening {
  std::string uuid;
  std::uint64_t format = 0;
  State state;
};
std::optional<Opening> read_opening(const Rocks& rocks);

// The log up to revision `at`, oldest first.
std::vector<engine::LogEntry> read_log(const Rocks& rocks, engine::Revision at);

// What revisions after `since` up to that of `progress` touched: each revision and its numbers, ascending.
void for_each_touched(const Rocks& rocks, engine::Revision since, const Progress& progress,
                      const std::function<void(engine::Revision, const std::vector<Run>&)>& visit);

std::vector<Token> read_tokens(const Rocks& rocks);  // by name

}  // namespace store

#include "store/database/index.h"

#include <cassert>

#include "store/database/keys.h"

namespace store {
namespace {

void compare(std::vector<IndexEntry>& entries, Family index, const std::optional<std::string>& before,
             const std::optional<std::string>& after) {
  if (before == after) return;
  if (before) entries.push_back({index, *before, Presence::left});
  if (after) entries.push_back({index, *after, Presence::came});
}

std::optional<std::string> id_of(const engine::Record* record) {
  if (record == nullptr) return std::nullopt;
  return keys::id(record->id);
}

std::optional<std::string> source_of(const engine::Record* record, const Names& names) {
  if (record == nullptr) return std::nullopt;
  const auto number = names.number(record->source);
  assert(number);
  return keys::source(*number);
}

}  // namespace

std::vector<IndexEntry> index_entries(const engine::Record* before, const engine::Record* after, const Names& names) {
  std::vector<IndexEntry> entries;
  compare(entries, Family::ids, id_of(before), id_of(after));
  compare(entries, Family::sources, source_of(before, names), source_of(after, names));
  return entries;
}

}  // namespace store

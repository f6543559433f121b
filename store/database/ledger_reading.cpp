#include "store/database/ledger_reading.h"

#include "engine/model/error.h"
#include "store/database/keys.h"
#include "store/database/tags.h"

namespace store {
namespace {

using engine::Error;

// Calls visit(key, value) for each key that begins with `kind`, from `from` on, until it says no.
template <class Visit>
void for_each(const Rocks& rocks, std::string_view kind, const std::string& from, Visit&& visit) {
  const auto keys = rocks.seek(Family::ledger);
  for (keys->Seek(from); keys->Valid() && keys->key().starts_with(slice(kind)); keys->Next()) {
    if (!visit(keys->key().ToStringView(), keys->value().ToStringView())) return;
  }
  check(keys->status(), "read the database");
}

// The revision that ends a key. Throws Error{storage} where none does.
engine::Revision revision_of(std::string_view key) {
  const auto revision = keys::parse_revision(key);
  if (!revision) throw Error(Error::Kind::storage, "a key of the log is damaged");
  return *revision;
}

std::shared_ptr<const Names> read_names(const Rocks& rocks) {
  auto names = std::make_shared<Names>();
  for_each(rocks, keys::names, std::string(keys::names), [&](std::string_view key, std::string_view value) {
    std::string text = decode_name(value);
    if (keys::parse_name(key) != names->size() || names->number(text)) {
      throw Error(Error::Kind::storage, "the names of sources and places are damaged at '" + text + "'");
    }
    names->add(std::move(text));
    return true;
  });
  return names;
}

std::string needed(const Rocks& rocks, std::string_view key) {
  auto value = rocks.get(Family::ledger, key);
  if (!value) throw Error(Error::Kind::storage, "the database lacks its entry '" + std::string(key.substr(1)) + "'");
  return *value;
}

}  // namespace

std::optional<Opening> read_opening(const Rocks& rocks) {
  const auto format = rocks.get(Family::ledger, keys::format);
  if (!format) return std::nullopt;
  const std::uint64_t number = decode_format(*format);
  if (number > format_number) {
    throw Error(Error::Kind::storage, "the database is of format " + std::to_string(number) +
                                          ", and this program reads formats up to " + std::to_string(format_number) +
                                          ": open it with a newer Concert");
  }
  const auto pruned = rocks.get(Family::ledger, keys::pruned);
  return Opening{decode_uuid(needed(rocks, keys::uuid)),
                 number,
                 {decode_progress(needed(rocks, keys::state)), read_names(rocks), pruned ? decode_pruned(*pruned) : 0}};
}

std::vector<engine::LogEntry> read_log(const Rocks& rocks, engine::Revision at) {
  std::vector<engine::LogEntry> log;
  for_each(rocks, keys::logs, keys::log(1), [&](std::string_view key, std::string_view value) {
    const engine::Revision revision = revision_of(key);
    if (revision <= at) log.push_back(decode_log(revision, value));
    return revision < at;
  });
  return log;
}

void for_each_touched(const Rocks& rocks, engine::Revision since, const Progress& progress,
                      const std::function<void(engine::Revision, const std::vector<Run>&)>& visit) {
  if (since >= progress.revision) return;
  for_each(rocks, keys::all_touched, keys::touched(since + 1), [&](std::string_view key, std::string_view value) {
    const engine::Revision revision = revision_of(key);
    if (revision <= progress.revision) visit(revision, decode_touched(value, progress.next));
    return revision < progress.revision;
  });
}

std::vector<Token> read_tokens(const Rocks& rocks) {
  std::vector<Token> tokens;
  for_each(rocks, keys::tokens, std::string(keys::tokens), [&](std::string_view key, std::string_view value) {
    tokens.push_back(decode_token(key.substr(keys::tokens.size()), value));
    return true;
  });
  return tokens;
}

}  // namespace store

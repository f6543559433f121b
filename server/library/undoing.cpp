#include "server/library/undoing.h"

#include <algorithm>
#include <set>

#include "engine/model/error.h"
#include "engine/model/tables.h"
#include "server/library/edition.h"

namespace server {
namespace {

using engine::Error;
using engine::Number;
using engine::Revision;
using engine::StoredRecord;

constexpr std::size_t most_named = 5;

// The first few of what stands in the way, and how many more there are.
[[noreturn]] void refuse(Revision revision, const std::vector<std::string>& obstacles) {
  std::string list;
  for (std::size_t at = 0; at < std::min(obstacles.size(), most_named); ++at) list += (at ? "; " : "") + obstacles[at];
  if (obstacles.size() > most_named) list += "; and " + std::to_string(obstacles.size() - most_named) + " more";
  throw Error(Error::Kind::conflict,
              "revision " + std::to_string(revision) + " cannot be undone, since later ones built on it: " + list);
}

std::string name_of(Number number, const StoredRecord& stored) {
  return "'" + id_of(StoredRecord{number, stored.record, {}}) + "' of " +
         std::string(engine::table_of(stored.record.fact));
}

// Calls visit(id) for every id that the fact names.
template <class Visit>
void for_each_id(const engine::Fact& fact, Visit&& visit) {
  std::visit(
      [&](const auto& one) {
        engine::for_each_column(one, [&]<class Value>(const auto&, const Value& value) {
          if constexpr (requires { value.text; }) {
            visit(value.text);
          } else if constexpr (requires { value.front().text; }) {
            for (const auto& id : value) visit(id.text);
          }
        });
      },
      fact);
}

// Records that refer to an id that nothing would have any more.
std::vector<std::string> left_hanging(const store::Database& database, const std::set<Number>& withdrawn) {
  std::set<std::string> gone, kept;
  const Revision now = database.revision();
  for (const Number number : withdrawn) {
    if (const auto stored = database.record(number, now); stored && !stored->record.id.empty()) {
      gone.insert(stored->record.id);
    }
  }
  for (const std::string& id : gone) {
    const auto numbers = database.find(id, now);
    if (std::ranges::any_of(numbers, [&](Number number) { return !withdrawn.contains(number); })) kept.insert(id);
  }
  for (const std::string& id : kept) gone.erase(id);
  std::vector<std::string> hanging;
  if (gone.empty()) return hanging;
  database.for_each(now, [&](StoredRecord&& stored) {
    if (withdrawn.contains(stored.number)) return;
    std::string missing;
    for_each_id(stored.record.fact, [&](const std::string& id) {
      if (missing.empty() && gone.contains(id)) missing = id;
    });
    if (!missing.empty()) hanging.push_back(name_of(stored.number, stored) + " refers to '" + missing + "'");
  });
  std::ranges::sort(hanging);
  return hanging;
}

}  // namespace

engine::Changeset undoing(const store::Database& database, Revision revision) {
  if (revision == 0 || revision > database.revision()) {
    throw Error(Error::Kind::not_found, "there is no revision " + std::to_string(revision) + "; the last is " +
                                            std::to_string(database.revision()));
  }
  engine::Changeset changeset;
  changeset.based_on = database.revision();
  std::vector<std::string> obstacles;
  std::set<Number> withdrawn;
  for (const Number number : database.changed_since(revision - 1)) {
    const auto versions = database.history(number);
    const auto done = std::ranges::find(versions, revision, &store::Version::revision);
    if (done == versions.end()) continue;
    if (const auto later = std::next(done); later != versions.end()) {
      const StoredRecord& shown = done->record ? *done->record : *std::prev(done)->record;
      obstacles.push_back("revision " + std::to_string(later->revision) + (later->record ? " changed " : " withdrew ") +
                          name_of(number, shown));
      continue;
    }
    auto before = database.record(number, revision - 1);
    if (before) {
      changeset.changed.push_back(std::move(*before));
    } else if (done->record) {
      changeset.withdrawn.push_back(number);
      withdrawn.insert(number);
    }
  }
  if (obstacles.empty()) obstacles = left_hanging(database, withdrawn);
  if (!obstacles.empty()) refuse(revision, obstacles);
  return changeset;
}

}  // namespace server

#include "tests/engine/analysis/random_edits.h"

#include "engine/graph/build.h"
#include "engine/identity/joins.h"
#include "engine/identity/regroup.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/random_money.h"
#include "tests/engine/graph_text.h"

namespace testing_text {
namespace {

using namespace engine;

bool is_kept_up(const Fact& fact) {
  return std::holds_alternative<Delivery>(fact) || std::holds_alternative<Need>(fact) ||
         std::holds_alternative<Scope>(fact) || std::holds_alternative<Funding>(fact) ||
         std::holds_alternative<Participation>(fact);
}

// Gives a record the content of another one of its kind, where that is drawn.
void change(std::mt19937& random, StoredRecord& stored, const std::vector<StoredRecord>& all) {
  const StoredRecord& other = all[random() % all.size()];
  if (other.record.fact.index() == stored.record.fact.index()) stored.record = other.record;
}

// Adds records that name the actor, each like one that is there.
template <class Actor>
void name_arrival(std::mt19937& random, const std::string& id, const Records& like, Records& now) {
  for (const auto& [number, stored] : like) {
    if (random() % 6 != 0) continue;
    StoredRecord more = stored;
    if (auto* const delivery = std::get_if<Delivery>(&more.record.fact)) {
      if constexpr (std::is_same_v<Actor, Programme>) delivery->programme = {id};
      if constexpr (std::is_same_v<Actor, Organisation>) delivery->organisation = {id};
    } else if (auto* const part = std::get_if<Participation>(&more.record.fact)) {
      if constexpr (std::is_same_v<Actor, Programme>) part->programme = {id};
      if constexpr (std::is_same_v<Actor, Organisation>) part->organisation = {id};
    } else if (auto* const funding = std::get_if<Funding>(&more.record.fact)) {
      (random() % 2 == 0 ? funding->provider : funding->receiver) = {id};
    } else {
      continue;
    }
    more.number = now.rbegin()->first + 1;
    more.record.id += "+" + std::to_string(more.number);
    now.emplace(more.number, more);
  }
}

// Adds one like those of the records that state such an actor, called otherwise.
template <class Actor>
void add_arrival(std::mt19937& random, const Records& records, Records& now) {
  std::vector<const StoredRecord*> all;
  for (const auto& [number, stored] : records) {
    if (std::holds_alternative<Actor>(stored.record.fact)) all.push_back(&stored);
  }
  if (all.empty()) return;
  StoredRecord arrival = *all[random() % all.size()];
  Actor actor;
  actor.name = "Arrival " + std::to_string(now.rbegin()->first);
  if (random() % 2 == 0) actor.parent = {all[random() % all.size()]->record.id};
  arrival.record.fact = actor;
  arrival.number = now.rbegin()->first + 1;
  arrival.record.id += "+" + std::to_string(arrival.number);
  const std::string id = arrival.record.id;
  now.emplace(arrival.number, std::move(arrival));
  if (random() % 4 != 0) name_arrival<Actor>(random, id, records, now);
}

}  // namespace

std::vector<StoredRecord> random_records(std::mt19937& random) {
  return records(random_tables(random) + random_money_tables(random));
}

std::shared_ptr<const Snapshot> built(const Records& records) {
  SnapshotBuilder builder;
  for (const auto& [number, stored] : records) builder.add(stored);
  return builder.build(7, {});
}

Records drawn(std::mt19937& random, const std::vector<StoredRecord>& all, unsigned one_in) {
  Records records;
  for (const StoredRecord& stored : all) {
    if (is_kept_up(stored.record.fact) && random() % one_in == 0) continue;
    const auto place = records.emplace(stored.number, stored).first;
    if (is_kept_up(stored.record.fact) && random() % one_in == 0) change(random, place->second, all);
  }
  return records;
}

Records redrawn(std::mt19937& random, const Records& records, const std::vector<StoredRecord>& all) {
  Records now = records;
  for (std::size_t changes = 1 + random() % 4; changes > 0;) {
    const StoredRecord& stored = all[random() % all.size()];
    if (!is_kept_up(stored.record.fact)) continue;
    --changes;
    const auto found = now.find(stored.number);
    if (found == now.end()) {
      now.emplace(stored.number, stored);
    } else if (random() % 2 == 0) {
      now.erase(found);
    } else {
      change(random, found->second, all);
    }
  }
  return now;
}

Records with_other_programmes(std::mt19937& random, const Records& records) {
  Records now = records;
  std::vector<Id<Programme>> ids;
  for (const auto& [number, stored] : records) {
    if (std::holds_alternative<Programme>(stored.record.fact)) ids.push_back({stored.record.id});
  }
  for (auto& [number, stored] : now) {
    auto* const programme = std::get_if<Programme>(&stored.record.fact);
    if (programme == nullptr || random() % 2 == 0) continue;
    programme->status = random() % 2 == 0 ? "active" : "closed";
    if (random() % 3 == 0) programme->name = "Renamed " + std::to_string(random() % 9);
    if (random() % 4 == 0) programme->parent = random() % 2 == 0 ? ids[random() % ids.size()] : Id<Programme>{};
  }
  return now;
}

Records with_an_arrival(std::mt19937& random, const Records& records) {
  Records now = records;
  if (random() % 2 == 0) {
    add_arrival<Organisation>(random, records, now);
  } else {
    add_arrival<Programme>(random, records, now);
  }
  return now;
}

std::shared_ptr<const Snapshot> formed(const Records& records) {
  SnapshotBuilder builder;
  for (const auto& [number, stored] : records) builder.add(stored);
  const WordLists lists;
  return form_snapshot(builder, 7, lists.placeholders, lists.retired);
}

std::shared_ptr<const Snapshot> edited_to(const Snapshot& snapshot, const Records& before, const Records& after) {
  const WordLists lists;
  ActorRecords actors(lists);
  for (const auto& [number, stored] : after) actors.add(stored);
  const auto changes = changes_between(before, after);
  if (!regroups(changes)) return edited(snapshot, 7, changes);
  const auto read = [&](Number number) -> std::optional<StoredRecord> {
    const auto found = after.find(number);
    return found == after.end() ? std::nullopt : std::optional(found->second);
  };
  const auto regrouping = regrouped(snapshot, changes, actors, read, lists);
  return regrouping ? edited(snapshot, 7, changes, &*regrouping) : nullptr;
}

std::vector<RecordChange> changes_between(const Records& before, const Records& after) {
  std::vector<RecordChange> changes;
  for (const auto& [number, stored] : before) {
    const auto now = after.find(number);
    if (now == after.end()) {
      changes.push_back({&stored, nullptr});
    } else if (now->second != stored) {
      changes.push_back({&stored, &now->second});
    }
  }
  for (const auto& [number, stored] : after) {
    if (!before.contains(number)) changes.push_back({nullptr, &stored});
  }
  return changes;
}

}  // namespace testing_text

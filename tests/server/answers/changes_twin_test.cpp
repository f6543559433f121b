#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include "server/answers/changed_records.h"
#include "server/library/library.h"
#include "tests/server/sample.h"

namespace {

using engine::Revision;
using engine::StoredRecord;
using Records = std::map<engine::Number, StoredRecord>;

Records records_at(const store::Database& database, Revision at, engine::Tier tier) {
  Records records;
  database.for_each(at, [&](StoredRecord&& stored) {
    if (server::tier_of(stored.record) <= tier) records.emplace(stored.number, std::move(stored));
  });
  return records;
}

// Every number of either revision is looked up in both.
std::string obvious_changes(const Records& before, const Records& after) {
  std::map<engine::Number, bool> numbers;
  for (const auto* side : {&before, &after}) {
    for (const auto& [number, stored] : *side) numbers[number] = true;
  }
  std::map<std::string, std::string> lines;
  for (const auto& [number, there] : numbers) {
    const auto was = before.find(number), is = after.find(number);
    std::string change;
    if (was == before.end()) {
      change = "came";
    } else if (is == after.end()) {
      change = "went";
    } else if (was->second.record != is->second.record) {
      StoredRecord same = was->second;
      same.record.assured = is->second.record.assured;
      change = same.record == is->second.record ? "confirmed" : "moved";
    }
    if (!change.empty()) lines[change] += change + " " + std::to_string(number) + "\n";
  }
  return lines["came"] + lines["went"] + lines["moved"] + lines["confirmed"];
}

std::string text(const server::ChangedRecords& changed) {
  std::string lines;
  for (const auto& one : changed.list)
    lines += std::string(to_text(one.change)) + " " + std::to_string(one.number) + "\n";
  return lines;
}

StoredRecord random_record(std::mt19937& random) {
  StoredRecord stored;
  stored.record.source = random() % 2 == 0 ? "one" : "two";
  stored.record.assured = engine::Day{18000 + static_cast<int>(random() % 3)};
  stored.record.tier = random() % 4 == 0 ? engine::Tier::secretariat : engine::Tier::everybody;
  stored.record.fact = engine::Statement{random() % 2 == 0 ? "Most know of it." : "Few know of it.", {}};
  return stored;
}

// Adds, changes, confirms and withdraws statements.
void commit_some(store::Database& database, std::mt19937& random) {
  engine::Changeset changeset;
  changeset.based_on = database.revision();
  changeset.when = Sample::noon;
  changeset.actor = "tester";
  changeset.source = "one";
  for (auto left = random() % 3; left > 0; --left) changeset.added.push_back(random_record(random));
  database.for_each(database.revision(), [&](StoredRecord&& stored) {
    if (!std::holds_alternative<engine::Statement>(stored.record.fact) || random() % 3 != 0) return;
    const auto what = random() % 4;
    if (what == 0) {
      changeset.withdrawn.push_back(stored.number);
      return;
    }
    StoredRecord changed = random_record(random);
    changed.number = stored.number;
    changed.record.source = stored.record.source;
    if (what == 1) {  // the same, confirmed anew
      changed.record = stored.record;
      changed.record.assured = engine::Day{18010};
    }
    if (changed.record != stored.record) changeset.changed.push_back(std::move(changed));
  });
  if (!changeset.added.empty() || !changeset.changed.empty() || !changeset.withdrawn.empty()) {
    database.commit(changeset);
  }
}

// Of all two revisions, for the secretariat and for everybody.
TEST(ChangedRecords, AgreeWithTheObviousWay) {
  std::mt19937 random(111);
  Sample sample;
  for (int commits = 0; commits < 26; ++commits) commit_some(sample.library().database(), random);
  sample.library().refresh();
  auto asking = sample.asking();
  const auto& database = sample.library().database();
  std::size_t compared = 0;
  for (const auto tier : {engine::Tier::secretariat, engine::Tier::everybody}) {
    asking.tier = tier;
    std::vector<Records> at;
    for (Revision one = 1; one <= database.revision(); ++one) at.push_back(records_at(database, one, tier));
    for (Revision from = 1; from <= database.revision(); ++from) {
      for (Revision to = from; to <= database.revision(); ++to, ++compared) {
        ASSERT_EQ(text(find_changed_records(asking, from, to)), obvious_changes(at[from - 1], at[to - 1]))
            << "from " << from << " to " << to;
      }
    }
  }
  EXPECT_GT(compared, 500U);
}

}  // namespace

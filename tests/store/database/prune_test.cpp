#include "store/database/prune.h"

#include <gtest/gtest.h>

#include <random>

#include "store/database/database.h"
#include "tests/store/database/errors.h"
#include "tests/store/database/organisations.h"
#include "tests/store/database/random_changesets.h"
#include "tests/store/database/temporary_folder.h"
#include "tests/store/database/twin.h"

namespace {

using engine::Error;
using engine::Revision;
using store::Database;
constexpr auto to_write = Database::Access::write;
constexpr auto to_read = Database::Access::read;
constexpr std::int64_t seconds_a_day = 86400;

// Day n is when revision n was committed.
engine::Day day_of(Revision revision) { return {static_cast<std::int32_t>(revision)}; }

std::vector<engine::StoredRecord> all_records(const Database& database, Revision at) {
  std::vector<engine::StoredRecord> all;
  database.for_each(at, [&](engine::StoredRecord&& stored) { all.push_back(std::move(stored)); });
  return all;
}

void commit(Database& database, engine::Changeset changeset) {
  changeset.when = static_cast<std::int64_t>(database.revision() + 1) * seconds_a_day;
  database.commit(changeset);
}

// A record that was added, changed and withdrawn, and one that was added and changed: revisions 1 to 4.
void make_history(const std::filesystem::path& folder) {
  const auto database = Database::open(folder, to_write);
  commit(*database, adding(*database, {organisation("drc", "DRC"), organisation("lcn", "LCN")}));
  engine::Changeset rename = on(*database);
  rename.changed = {numbered(1, organisation("drc-iraq", "Danish Refugee Council"))};
  commit(*database, rename);
  engine::Changeset withdraw = on(*database);
  withdraw.withdrawn = {2};
  commit(*database, withdraw);
  engine::Changeset again = on(*database);
  again.changed = {numbered(1, organisation("drc-iraq", "DRC Iraq"))};
  commit(*database, again);
}

TEST(Prune, DropsWhatNoLaterQuestionNeeds) {
  const TemporaryFolder folder;
  make_history(folder / "db");
  const auto pruning = store::prune(folder / "db", day_of(4));
  EXPECT_EQ(pruning.before, 3U);
  EXPECT_EQ(pruning.versions, 2U) << "the first of each record";

  const auto database = Database::open(folder / "db", to_read);
  EXPECT_EQ(database->revision(), 4U);
  EXPECT_EQ(all_records(*database, 3).size(), 1U);
  EXPECT_EQ(database->find("drc-iraq", 3), std::vector<engine::Number>{1});
  EXPECT_TRUE(database->find("drc", 4).empty());
  EXPECT_EQ(database->history(1).size(), 2U);
  ASSERT_EQ(database->history(2).size(), 1U) << "that it was withdrawn is known";
  EXPECT_FALSE(database->history(2)[0].record);
  EXPECT_EQ(database->log().size(), 4U);
  EXPECT_TRUE(database->verify().faults.empty());
}

TEST(Prune, SaysWhatCanNoLongerBeAsked) {
  const TemporaryFolder folder;
  make_history(folder / "db");
  store::prune(folder / "db", day_of(4));
  const auto database = Database::open(folder / "db", to_read);
  expect_error([&] { all_records(*database, 2); }, Error::Kind::not_found, "before revision 3 was pruned");
}

TEST(Prune, LeavesAllWhereNothingIsOlder) {
  const TemporaryFolder folder;
  make_history(folder / "db");
  EXPECT_EQ(store::prune(folder / "db", day_of(1)).before, 0U);
  EXPECT_EQ(all_records(*Database::open(folder / "db", to_read), 1).size(), 2U);
  expect_error([&] { store::prune(folder / "nothing", day_of(1)); }, Error::Kind::not_found, "no database");
}

TEST(Prune, IsDoneOnceAndMayBeDoneAgain) {
  const TemporaryFolder folder;
  make_history(folder / "db");
  store::prune(folder / "db", day_of(4));
  EXPECT_EQ(store::prune(folder / "db", day_of(4)).versions, 0U);
  EXPECT_EQ(store::prune(folder / "db", day_of(2)).before, 3U) << "nothing comes back";
  EXPECT_EQ(store::prune(folder / "db", day_of(9)).versions, 1U);
  EXPECT_TRUE(Database::open(folder / "db", to_read)->verify().faults.empty());
}

// After a prune, and commits after it, every later revision reads as if nothing had been pruned.
TEST(Prune, AgreesWithTheDatabaseThatWasNeverPruned) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const TemporaryFolder folder;
    Twin twin;
    Revision asked = 0;
    for (int prunes = 0; prunes < 2; ++prunes) {
      {
        const auto database = Database::open(folder / "db", to_write);
        for (int commits = 0; commits < 5; ++commits) {
          auto changeset = random_changeset(random, twin);
          changeset.when = static_cast<std::int64_t>(twin.revision() + 1) * seconds_a_day;
          twin.commit(changeset);
          database->commit(changeset);
        }
      }
      const Revision day = 1 + random() % (twin.revision() + 1);
      asked = std::max(asked, store::prune(folder / "db", day_of(day)).before);
      const auto database = Database::open(folder / "db", to_read);
      ASSERT_EQ(database->verify().faults, std::vector<std::string>()) << "round " << round;
      for (Revision at = std::max<Revision>(asked, 1); at <= twin.revision(); ++at) {
        ASSERT_EQ(all_records(*database, at), all_records(twin, at)) << "round " << round << ", revision " << at;
        ASSERT_EQ(database->find("hope", at), twin.find("hope", at)) << "round " << round;
        ASSERT_EQ(database->records_of_source("iraq.xlsx", at), twin.records_of_source("iraq.xlsx", at));
      }
    }
  }
}

}  // namespace

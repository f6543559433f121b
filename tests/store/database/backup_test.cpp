#include "store/database/backup.h"

#include <gtest/gtest.h>

#include <fstream>

#include "store/database/database.h"
#include "tests/store/database/errors.h"
#include "tests/store/database/organisations.h"
#include "tests/store/database/temporary_folder.h"

namespace {

using engine::Error;
using store::Database;
constexpr auto to_write = Database::Access::write;
constexpr auto to_read = Database::Access::read;

void commit(const std::filesystem::path& folder, const std::string& id) {
  const auto database = Database::open(folder, to_write);
  database->commit(adding(*database, {organisation(id, id)}));
}

std::size_t records_in(const std::filesystem::path& folder) {
  const auto database = Database::open(folder, to_read);
  std::size_t count = 0;
  database->for_each(database->revision(), [&](engine::StoredRecord&&) { ++count; });
  return count;
}

TEST(Backup, BringsTheDatabaseBackAsItWas) {
  const TemporaryFolder folder;
  commit(folder / "db", "drc");
  const auto made = store::back_up(folder / "db", folder / "backups", 1700000000);
  EXPECT_EQ(made.id, 1U);
  EXPECT_EQ(made.revision, 1U);
  EXPECT_EQ(made.when, 1700000000);
  commit(folder / "db", "lcn");

  const auto restored = store::restore(folder / "backups", folder / "back" / "db", std::nullopt);
  EXPECT_EQ(restored, made);
  EXPECT_EQ(records_in(folder / "back" / "db"), 1U);
  EXPECT_EQ(Database::open(folder / "back" / "db", to_read)->uuid(), Database::open(folder / "db", to_read)->uuid());
  EXPECT_TRUE(Database::open(folder / "back" / "db", to_write)->verify().faults.empty());
}

TEST(Backup, KeepsEveryCopyAndRestoresTheOneThatIsNamed) {
  const TemporaryFolder folder;
  for (const char* id : {"drc", "lcn", "nrc"}) {
    commit(folder / "db", id);
    store::back_up(folder / "db", folder / "backups", 1700000000);
  }
  const auto all = store::list_backups(folder / "backups");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[1].revision, 2U);
  store::restore(folder / "backups", folder / "second", 2);
  EXPECT_EQ(records_in(folder / "second"), 2U);
  store::restore(folder / "backups", folder / "newest", std::nullopt);
  EXPECT_EQ(records_in(folder / "newest"), 3U);
  expect_error([&] { store::restore(folder / "backups", folder / "none", 7); }, Error::Kind::not_found, "1, 2, 3");
}

TEST(Backup, IsWrittenIntoNoFolderThatHoldsAnything) {
  const TemporaryFolder folder;
  commit(folder / "db", "drc");
  store::back_up(folder / "db", folder / "backups", 1700000000);
  expect_error([&] { store::restore(folder / "backups", folder / "db", std::nullopt); }, Error::Kind::storage,
               "holds files already");
  EXPECT_EQ(records_in(folder / "db"), 1U);
  expect_error([&] { store::back_up(folder / "db", folder / "db", 0); }, Error::Kind::storage, "is a database");
  expect_error([&] { store::back_up(folder / "nothing", folder / "backups", 0); }, Error::Kind::not_found,
               "no database");
  expect_error([&] { store::list_backups(folder / "nothing"); }, Error::Kind::not_found, "no backups");
}

TEST(Backup, IsRefusedWhereItsFilesAreDamaged) {
  const TemporaryFolder folder;
  commit(folder / "db", "drc");
  store::back_up(folder / "db", folder / "backups", 1700000000);
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder / "backups" / "shared_checksum")) {
    if (!file.is_regular_file()) continue;
    std::fstream stream(file.path(), std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(20);
    stream.put('?');
  }
  expect_error([&] { store::restore(folder / "backups", folder / "back", std::nullopt); }, Error::Kind::storage,
               "could not restore backup 1");
  EXPECT_FALSE(std::filesystem::exists(folder / "back"));
}

TEST(Backup, NeedsTheDatabaseToItself) {
  const TemporaryFolder folder;
  const auto database = Database::open(folder / "db", to_write);
  database->commit(adding(*database, {organisation("drc", "DRC")}));
  expect_error([&] { store::back_up(folder / "db", folder / "backups", 0); }, Error::Kind::storage, "another program");
}

}  // namespace

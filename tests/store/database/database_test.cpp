#include "store/database/database.h"

#include <gtest/gtest.h>

#include <map>
#include <thread>

#include "tests/store/database/errors.h"
#include "tests/store/database/organisations.h"
#include "tests/store/database/temporary_folder.h"

using engine::Changeset;
using engine::Error;
using engine::StoredRecord;
using store::Database;
constexpr auto to_write = Database::Access::write;
constexpr auto to_read = Database::Access::read;

namespace {

std::string name_of(const std::optional<StoredRecord>& stored) {
  return stored ? std::get<engine::Organisation>(stored->record.fact).name : "nobody";
}

}  // namespace

TEST(Database, KeepsWhatWasCommittedWhenItIsOpenedAgain) {
  const TemporaryFolder folder;
  std::string uuid;
  {
    const auto database = Database::open(folder.path(), to_write);
    uuid = database->uuid();
    EXPECT_EQ(database->revision(), 0U);
    EXPECT_EQ(database->commit(adding(*database, {organisation("drc", "DRC", 17), organisation("lcn", "LCN")})), 1U);
  }
  const auto database = Database::open(folder.path(), to_write);
  EXPECT_EQ(database->uuid(), uuid);
  EXPECT_EQ(database->revision(), 1U);
  EXPECT_EQ(database->record(1, 1), numbered(1, organisation("drc", "DRC", 17)));
  EXPECT_EQ(database->find("lcn", 1), std::vector<engine::Number>{2});
  EXPECT_EQ(database->records_of_source("iraq.xlsx", 1).size(), 2U);
  EXPECT_EQ(
      database->log(),
      (std::vector<engine::LogEntry>{{1, 1700000000, "an officer", "iraq.xlsx", "the return of March", 2, 0, 0, 0}}));
}

TEST(Database, HasAnUuidOfItsOwn) {
  const TemporaryFolder folder;
  const auto one = Database::open(folder / "one", to_write), other = Database::open(folder / "other", to_write);
  EXPECT_EQ(one->uuid().size(), 36U);
  EXPECT_NE(one->uuid(), other->uuid());
}

TEST(Database, ShowsAPastRevisionAsItWas) {
  const TemporaryFolder folder;
  const auto database = Database::open(folder.path(), to_write);
  database->commit(adding(*database, {organisation("drc", "DRC")}));
  Changeset rename = on(*database);
  rename.changed = {numbered(1, organisation("drc-iraq", "Danish Refugee Council"))};
  database->commit(rename);

  EXPECT_EQ(name_of(database->record(1, 0)), "nobody");
  EXPECT_EQ(name_of(database->record(1, 1)), "DRC");
  EXPECT_EQ(name_of(database->record(1, 2)), "Danish Refugee Council");
  EXPECT_EQ(database->find("drc", 1).size(), 1U);
  EXPECT_EQ(database->find("drc", 2).size(), 0U);
  EXPECT_EQ(database->find("drc-iraq", 2).size(), 1U);
}

TEST(Database, BringsAWithdrawnRecordBackUnderItsNumber) {
  const TemporaryFolder folder;
  const auto database = Database::open(folder.path(), to_write);
  database->commit(adding(*database, {organisation("drc", "DRC")}));
  Changeset withdraw = on(*database);
  withdraw.withdrawn = {1};
  database->commit(withdraw);
  Changeset restore = on(*database);
  restore.changed = {numbered(1, organisation("drc", "DRC", 18))};
  database->commit(restore);

  EXPECT_EQ(database->find("drc", 1).size(), 1U);
  EXPECT_EQ(database->find("drc", 2).size(), 0U);
  EXPECT_EQ(database->find("drc", 3).size(), 1U);
  const auto history = database->history(1);
  ASSERT_EQ(history.size(), 3U);
  EXPECT_FALSE(history[1].record);
  EXPECT_EQ(history[2].record->citations[0].row, 18U);
  EXPECT_EQ(database->verify().faults, std::vector<std::string>());
}

TEST(Database, TakesAMovedRowForNoNewVersion) {
  const TemporaryFolder folder;
  const auto database = Database::open(folder.path(), to_write);
  database->commit(adding(*database, {organisation("drc", "DRC", 17)}));
  Changeset move = on(*database);
  move.moved = {numbered(1, organisation("", "", 18))};
  database->commit(move);

  EXPECT_EQ(database->record(1, 1), numbered(1, organisation("drc", "DRC", 17)));
  EXPECT_EQ(database->record(1, 2), numbered(1, organisation("drc", "DRC", 18)));
  EXPECT_EQ(database->history(1).size(), 1U);
  EXPECT_EQ(database->log().back().moved, 1U);
  EXPECT_EQ(database->changed_since(1), std::vector<engine::Number>{1});
}

TEST(Database, MakesNoRevisionOfAnEmptyChangeset) {
  const TemporaryFolder folder;
  const auto database = Database::open(folder.path(), to_write);
  EXPECT_EQ(database->commit(on(*database)), 0U);
  EXPECT_EQ(database->log().size(), 0U);
}

TEST(Database, RefusesAChangesetBasedOnThePast) {
  const TemporaryFolder folder;
  const auto database = Database::open(folder.path(), to_write);
  const Changeset one = adding(*database, {organisation("drc", "DRC")});
  database->commit(one);
  expect_error([&] { database->commit(one); }, Error::Kind::conflict, "builds on revision 0");
  EXPECT_EQ(database->revision(), 1U);
}

TEST(Database, RefusesAChangesetThatCannotBe) {
  const TemporaryFolder folder;
  const auto database = Database::open(folder.path(), to_write);
  database->commit(adding(*database, {organisation("drc", "DRC"), organisation("lcn", "LCN")}));
  Changeset withdraw = on(*database);
  withdraw.withdrawn = {2};
  database->commit(withdraw);
  const auto refuse = [&](auto&& put, const std::string& words) {
    Changeset changeset = adding(*database, {organisation("new", "New")});
    put(changeset);
    expect_error([&] { database->commit(changeset); }, Error::Kind::invalid, words);
  };
  refuse([](Changeset& it) { it.added[0].number = 7; }, "has a number already");
  refuse([](Changeset& it) { it.changed = {numbered(9, organisation("x", "X"))}; }, "record 9");
  refuse([](Changeset& it) { it.withdrawn = {2}; }, "withdrawn already");
  refuse([](Changeset& it) { it.moved = {numbered(2, organisation("", ""))}; }, "withdrawn already");
  refuse([](Changeset& it) { it.withdrawn = {1, 1}; }, "twice");
  refuse([](Changeset& it) { it.based_on = 99; }, "revision 99");
  EXPECT_EQ(database->revision(), 2U);
  EXPECT_EQ(database->commit(adding(*database, {organisation("new", "New")})), 3U);
  EXPECT_EQ(database->verify().faults, std::vector<std::string>());
}

TEST(Database, IsOpenToOneWriterOnly) {
  const TemporaryFolder folder;
  const auto database = Database::open(folder.path(), to_write);
  expect_error([&] { Database::open(folder.path(), to_write); }, Error::Kind::storage,
               "another program has the database open");
}

TEST(Database, IsReadWhileAnotherWrites) {
  const TemporaryFolder folder;
  const auto writer = Database::open(folder.path(), to_write);
  writer->commit(adding(*writer, {organisation("drc", "DRC")}));
  const auto reader = Database::open(folder.path(), to_read);
  writer->commit(adding(*writer, {organisation("lcn", "LCN")}));

  EXPECT_EQ(reader->revision(), 1U);
  EXPECT_EQ(name_of(reader->record(1, 1)), "DRC");
  EXPECT_EQ(reader->uuid(), writer->uuid());
  EXPECT_EQ(Database::open(folder.path(), to_read)->revision(), 2U);
  expect_error([&] { reader->commit(adding(*reader, {organisation("x", "X")})); }, Error::Kind::storage,
               "opened to be read");
  expect_error([&] { reader->put_token({}); }, Error::Kind::storage, "opened to be read");
  EXPECT_EQ(writer->commit(adding(*writer, {organisation("x", "X")})), 3U);
}

TEST(Database, IsLeftAsItIsByItsReaders) {
  const TemporaryFolder folder;
  {
    const auto writer = Database::open(folder.path(), to_write);
    writer->commit(adding(*writer, {organisation("drc", "DRC")}));
  }
  const auto files = [&] {
    std::map<std::filesystem::path, std::filesystem::file_time_type> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
      found[entry.path()] = entry.last_write_time();
    }
    return found;
  };
  const auto before = files();
  EXPECT_EQ(Database::open(folder.path(), to_read)->verify().faults, std::vector<std::string>());
  EXPECT_EQ(files(), before);
}

TEST(Database, IsReadByManyThreadsWhileOneCommits) {
  const TemporaryFolder folder;
  const auto database = Database::open(folder.path(), to_write);
  constexpr engine::Revision last = 100;
  // Each revision adds one record under the same id, so that a reader knows what it must see.
  const auto read = [&] {
    for (engine::Revision at = 0; at < last;) {
      at = database->revision();
      std::size_t count = 0;
      database->for_each(at, [&](StoredRecord&&) { ++count; });
      ASSERT_EQ(count, at);
      ASSERT_EQ(database->find("drc", at).size(), at);
      ASSERT_EQ(database->records_of_source("iraq.xlsx", at).size(), at);
    }
  };
  std::vector<std::jthread> readers;
  for (int reader = 0; reader < 3; ++reader) readers.emplace_back(read);
  for (engine::Revision revision = 1; revision <= last; ++revision) {
    // With places of their own, so that the names grow under the readers.
    auto added = organisation("drc", "DRC");
    added.citations[0].place += std::to_string(revision);
    EXPECT_EQ(database->commit(adding(*database, {added})), revision);
  }
}

TEST(Database, ReadsEachOfManyVersionsOfARecord) {
  constexpr engine::Revision edits = 40;
  const TemporaryFolder folder;
  const auto database = Database::open(folder.path(), to_write);
  database->commit(adding(*database, many_organisations(3)));
  for (engine::Revision edit = 2; edit <= edits; ++edit) {
    Changeset changeset = on(*database);
    changeset.changed = {numbered(2, organisation("org-1", "Edit " + std::to_string(edit)))};
    database->commit(changeset);
  }
  for (engine::Revision at = 2; at <= edits; ++at) {
    std::vector<std::string> names;
    database->for_each(at, [&](StoredRecord&& stored) { names.push_back(name_of(stored)); });
    const std::string edited = "Edit " + std::to_string(at);
    ASSERT_EQ(name_of(database->record(2, at)), edited);
    ASSERT_EQ(names, (std::vector<std::string>{"Organisation", edited, "Organisation"}));
  }
}

TEST(Database, IsNotReadWhereThereIsNone) {
  const TemporaryFolder folder;
  expect_error([&] { Database::open(folder / "nothing", to_read); }, Error::Kind::not_found, "no database");
  expect_error([&] { Database::open(folder.path(), to_read); }, Error::Kind::not_found, "no database");
  EXPECT_FALSE(std::filesystem::exists(folder / "nothing"));
}

TEST(Database, IsMadeInAFolderWithinNewFolders) {
  const TemporaryFolder folder;
  EXPECT_EQ(Database::open(folder / "share/concert/", to_write)->revision(), 0U);
  EXPECT_EQ(Database::open(folder / "share/concert", to_read)->revision(), 0U);
}

TEST(Database, KeepsTokens) {
  const TemporaryFolder folder;
  {
    const auto database = Database::open(folder.path(), to_write);
    database->put_token({"the office", "steward", "", "0a", 1});
    database->put_token({"drc", "contributor", "drc", "0b", 2});
    database->put_token({"drc", "contributor", "drc", "0c", 3});
  }
  const auto database = Database::open(folder.path(), to_write);
  EXPECT_EQ(database->revision(), 0U);
  EXPECT_EQ(database->tokens(), (std::vector<store::Token>{{"drc", "contributor", "drc", "0c", 3},
                                                           {"the office", "steward", "", "0a", 1}}));
  database->remove_token("drc");
  EXPECT_EQ(database->tokens().size(), 1U);
  expect_error([&] { database->remove_token("drc"); }, Error::Kind::not_found, "drc");
}

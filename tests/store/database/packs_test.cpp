#include "store/database/packs.h"

#include <gtest/gtest.h>

#include "engine/model/pack_change.h"
#include "store/database/database.h"
#include "store/database/folder.h"
#include "store/database/ledger_reading.h"
#include "store/database/pack_writing.h"
#include "store/database/rocks_database.h"
#include "store/database/tags.h"
#include "tests/store/database/errors.h"
#include "tests/store/database/old_format.h"
#include "tests/store/database/organisations.h"
#include "tests/store/database/temporary_folder.h"

using engine::Error;
using engine::Number;
using store::Database;
using store::Rocks;
constexpr auto to_write = Database::Access::write;
constexpr auto to_read = Database::Access::read;

namespace {

engine::Changeset adding_packs(const Database& database, std::vector<engine::Pack> packs) {
  engine::Changeset changeset = on(database);
  changeset.packs = std::move(packs);
  return changeset;
}

store::RocksSettings with_files_for_packs() {
  store::RocksSettings settings;
  settings.bulk = 0;
  return settings;
}

// Writes packs for a revision that is never committed, as a writer does that is killed then.
void leave_unfinished(const std::filesystem::path& folder) {
  const store::Folder held(folder);
  const auto rocks = Rocks::to_write(folder, {});
  const auto opening = store::read_opening(*rocks);
  store::AddedPacks added{opening->state.progress.revision + 1, engine::pack_all(many_organisations(9000))};
  Number next = opening->state.progress.next;
  for (engine::Pack& pack : added.packs) {
    pack.renumber(next);
    next += pack.size();
  }
  store::ingest_packs(*rocks, added, *opening->state.names);
}

std::size_t count_packs(const std::filesystem::path& folder) {
  const auto rocks = Rocks::to_read(folder, {});
  store::PackWalk walk(*rocks, 99);
  std::size_t count = 0;
  while (walk.next()) ++count;
  return count;
}

}  // namespace

TEST(Packs, OfAChangesetAreNumberedAfterItsOtherRecords) {
  const TemporaryFolder folder;
  {
    const auto database = Database::open(folder.path(), to_write);
    auto changeset = adding_packs(*database, engine::pack_all(many_organisations(5000)));
    changeset.added = {organisation("drc", "DRC")};
    EXPECT_EQ(database->commit(changeset), 1U);
  }
  const auto database = Database::open(folder.path(), to_read);
  EXPECT_EQ(database->find("drc", 1), std::vector<Number>{1});
  EXPECT_EQ(database->find("org-0", 1), std::vector<Number>{2});
  EXPECT_EQ(database->find("org-4999", 1), std::vector<Number>{5001});
  EXPECT_EQ(database->record(4100, 1), numbered(4100, organisation("org-4098", "Organisation", 4098)));
  EXPECT_EQ(database->log()[0].added, 5001U);
  EXPECT_EQ(database->changed_since(0).size(), 5001U);
  EXPECT_EQ(database->records_of_source("iraq.xlsx", 1).size(), 5001U);
  EXPECT_EQ(database->verify().records, 5001U);
}

TEST(Packs, AreRefusedWithNumbersOfTheirOwn) {
  const TemporaryFolder folder;
  const auto database = Database::open(folder.path(), to_write);
  auto packs = engine::pack_all(many_organisations(3));
  packs[0].renumber(7);
  expect_error([&] { database->commit(adding_packs(*database, packs)); }, Error::Kind::invalid, "has a number already");
}

TEST(Packs, SayWhichOfTheirRecordsChangedOrWentAndWhereOthersMovedTo) {
  const TemporaryFolder folder;
  const auto database = Database::open(folder.path(), to_write);
  database->commit(adding(*database, many_organisations(10)));
  engine::Changeset changeset = on(*database);
  changeset.changed = {numbered(3, organisation("new", "New"))};
  changeset.withdrawn = {5};
  changeset.moved = {numbered(9, organisation("", "", 77))};
  database->commit(changeset);

  std::vector<std::uint16_t> places;
  std::vector<Number> beside;
  engine::Citations cited;
  const auto read = [&](engine::Revision at) {
    places.clear();
    beside.clear();
    database->for_each_packed(
        at,
        [&](const engine::Pack& pack, std::span<const std::uint16_t> superseded) {
          EXPECT_EQ(pack.number(0), 1U);
          places.assign(superseded.begin(), superseded.end());
          cited = engine::citations_at(pack, 8);
        },
        [&](engine::StoredRecord&& stored) { beside.push_back(stored.number); });
  };
  read(1);
  EXPECT_EQ(places, std::vector<std::uint16_t>());
  EXPECT_EQ(beside, std::vector<Number>());
  read(2);
  EXPECT_EQ(places, (std::vector<std::uint16_t>{2, 4}));
  EXPECT_EQ(beside, (std::vector<Number>{3}));
  EXPECT_EQ(cited, changeset.moved[0].citations);
}

TEST(Packs, OfManyRecordsGoIntoFilesAndAreReadAgain) {
  const TemporaryFolder folder;
  {
    const auto database = store::open_rocks(folder.path(), to_write, with_files_for_packs());
    database->commit(adding(*database, many_organisations(9000)));
    database->commit(adding(*database, many_organisations(100)));
    EXPECT_EQ(database->find("org-7", 2), (std::vector<Number>{8, 9008}));
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder / "incoming"));
  const auto database = Database::open(folder.path(), to_read);
  EXPECT_EQ(database->find("org-8999", 2), std::vector<Number>{9000});
  EXPECT_EQ(database->verify().faults, std::vector<std::string>());
  EXPECT_EQ(database->verify().records, 9100U);
}

TEST(Packs, OfAWriterThatWasKilledAreNeverReadAndRemoved) {
  const TemporaryFolder folder;
  {
    const auto database = Database::open(folder.path(), to_write);
    database->commit(adding(*database, {organisation("drc", "DRC")}));
  }
  leave_unfinished(folder.path());
  EXPECT_EQ(count_packs(folder.path()), 4U);
  {
    const auto reader = Database::open(folder.path(), to_read);
    EXPECT_EQ(reader->find("org-7", 1), std::vector<Number>());
    EXPECT_FALSE(reader->record(9, 1));
    EXPECT_EQ(reader->verify().faults, std::vector<std::string>());
  }
  const auto database = Database::open(folder.path(), to_write);
  EXPECT_EQ(count_packs(folder.path()), 1U);
  EXPECT_EQ(database->commit(adding(*database, {organisation("lcn", "LCN")})), 2U);
  EXPECT_EQ(database->record(2, 2), numbered(2, organisation("lcn", "LCN")));
  EXPECT_FALSE(database->record(3, 2));
  EXPECT_EQ(database->verify().faults, std::vector<std::string>());
}

TEST(Packs, AreJoinedByTheRecordsOfAnOlderFormat) {
  const TemporaryFolder folder;
  make_old_database(folder.path());
  {
    const auto reader = Database::open(folder.path(), to_read);
    EXPECT_EQ(reader->record(1, 2), numbered(1, organisation("drc", "DRC", 19)));
    EXPECT_EQ(reader->find("lcn", 2), std::vector<Number>());
    EXPECT_EQ(reader->find("lcn", 1), std::vector<Number>{2});
    EXPECT_EQ(reader->verify().faults, std::vector<std::string>());
  }
  {
    const auto database = Database::open(folder.path(), to_write);
    database->commit(adding(*database, {organisation("lcn", "Another")}));
    engine::Changeset change = on(*database);
    change.changed = {numbered(1, organisation("lcn", "DRC")), numbered(3, organisation("drc", "Another"))};
    database->commit(change);
  }
  const auto database = Database::open(folder.path(), to_read);
  EXPECT_EQ(database->find("lcn", 3), std::vector<Number>{3});
  EXPECT_EQ(database->find("lcn", 4), std::vector<Number>{1});
  EXPECT_EQ(database->find("drc", 4), std::vector<Number>{3});
  EXPECT_EQ(database->history(1).size(), 2U);
  EXPECT_EQ(database->records_of_source("iraq.xlsx", 4).size(), 3U);
  EXPECT_EQ(database->verify().faults, std::vector<std::string>());
  EXPECT_EQ(store::read_opening(*Rocks::to_read(folder.path(), {}))->format, store::format_number);
}

TEST(Packs, HaveADirectoryThatKnowsEveryIdAndFewOthers) {
  const auto pack = engine::pack_all(many_organisations(4000)).front();
  store::Names names;
  names.add("iraq.xlsx");
  const auto entry = store::describe(pack, 5, names);
  EXPECT_EQ(store::decode_entry(entry.first, store::encode_entry(entry)), entry);
  std::size_t wrong = 0;
  for (int at = 0; at < 4000; ++at) {
    ASSERT_TRUE(store::may_hold(entry.filter, store::hash_of_id("org-" + std::to_string(at))));
    wrong += store::may_hold(entry.filter, store::hash_of_id("other-" + std::to_string(at)));
  }
  EXPECT_LT(wrong, 20U);
}

TEST(Packs, AreRefusedWhereTheirBytesAreDamaged) {
  const auto pack = engine::pack_all(many_organisations(3)).front();
  store::Names names;
  names.add("iraq.xlsx");
  const std::string value = store::encode_pack({5, pack});
  const std::string entry = store::encode_entry(store::describe(pack, 5, names));
  EXPECT_EQ(store::decode_pack(7, value).pack.number(2), 9U);
  for (std::size_t length = 0; length < value.size(); ++length) {
    EXPECT_THROW(store::decode_pack(7, value.substr(0, length)), Error);
  }
  for (std::size_t length = 0; length < entry.size(); ++length) {
    EXPECT_THROW(store::decode_entry(7, entry.substr(0, length)), Error);
  }
}

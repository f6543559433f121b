#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "store/database/encoding.h"
#include "store/database/folder.h"
#include "store/database/keys.h"
#include "store/database/ledger.h"
#include "store/database/packs.h"
#include "store/database/rocks.h"
#include "store/database/rocks_database.h"
#include "tests/store/database/errors.h"
#include "tests/store/database/organisations.h"
#include "tests/store/database/random_records.h"
#include "tests/store/database/temporary_folder.h"

using store::Database;
using store::Family;
using store::Rocks;
namespace keys = store::keys;

namespace {

// Two organisations; the second is changed, the first then moved and withdrawn: four revisions.
void make(const std::filesystem::path& folder) {
  const auto database = Database::open(folder, Database::Access::write);
  database->commit(adding(*database, {organisation("drc", "DRC", 17), organisation("lcn", "LCN", 18)}));
  engine::Changeset change = on(*database);
  change.changed = {numbered(2, organisation("lcn", "Lebanese Charity Network", 18))};
  database->commit(change);
  engine::Changeset move = on(*database);
  move.moved = {numbered(1, organisation("", "", 19))};
  database->commit(move);
  engine::Changeset withdraw = on(*database);
  withdraw.withdrawn = {1};
  database->commit(withdraw);
}

// What verify says after the key was given another value; none: after it was removed.
std::string faults_after(Family family, const std::string& key, const std::optional<std::string>& value) {
  const TemporaryFolder folder;
  make(folder.path());
  {
    const store::Folder held(folder.path());
    const auto rocks = Rocks::to_write(folder.path(), {});
    const auto status = value ? rocks->database().Put({}, rocks->family(family), key, *value)
                              : rocks->database().Delete({}, rocks->family(family), key);
    EXPECT_TRUE(status.ok());
  }
  std::string all;
  for (const auto& fault : Database::open(folder.path(), Database::Access::read)->verify().faults) all += fault + "\n";
  return all;
}

std::string encoded(const engine::StoredRecord& stored) {
  store::Names names;
  names.add("iraq.xlsx");
  names.add("iraq.xlsx, sheet Data");
  return store::encode_record(stored, names);
}

void flip_a_bit(std::mt19937& random, const std::filesystem::path& file) {
  std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
  const auto place = static_cast<std::streamoff>(pick(random, std::filesystem::file_size(file) - 1));
  bytes.seekg(place);
  const char byte = static_cast<char>(bytes.get() ^ (1 << pick(random, 7)));
  bytes.seekp(place);
  bytes.put(byte);
}

// Whether opening refuses, or verify finds fault.
bool is_found_out(const std::filesystem::path& folder) {
  bool faults = false;
  const auto error =
      error_of([&] { faults = !Database::open(folder, Database::Access::read)->verify().faults.empty(); });
  return error || faults;
}

}  // namespace

TEST(Verify, FindsNothingInASoundDatabase) {
  const TemporaryFolder folder;
  make(folder.path());
  const auto found = Database::open(folder.path(), Database::Access::read)->verify();
  EXPECT_EQ(found.faults, std::vector<std::string>());
  EXPECT_EQ(found.revision, 4U);
  EXPECT_EQ(found.records, 2U);
  EXPECT_EQ(found.versions, 4U);
}

TEST(Verify, FindsARecordThatIsLostOrUnreadable) {
  EXPECT_EQ(faults_after(Family::records, keys::version(2, 2), std::nullopt),
            "the log says that revision 2 changed 1 records, and there are 0\n"
            "the list of the records that revision 2 touched is wrong\n");
  EXPECT_EQ(faults_after(Family::records, keys::version(1, 4), std::nullopt),
            "the index of ids has an entry that record 1 at revision 4 gives no reason for\n"
            "the index of sources has an entry that record 1 at revision 4 gives no reason for\n"
            "the log says that revision 4 withdrew 1 records, and there are 0\n"
            "the list of the records that revision 4 touched is wrong\n");
  EXPECT_NE(faults_after(Family::records, keys::version(2, 2), "x").find("record 2 at revision 2: a stored value"),
            std::string::npos);
  EXPECT_NE(faults_after(Family::records, keys::version(9, 1), encoded(organisation("x", "X"))).find("never was"),
            std::string::npos);
  EXPECT_NE(
      faults_after(Family::records, keys::version(1, 1), store::encode_withdrawal()).find("older versions are not"),
      std::string::npos);
}

TEST(Verify, FindsAPackThatIsLostOrUnreadable) {
  const std::string lost = faults_after(Family::packs, keys::pack(1), std::nullopt);
  EXPECT_NE(lost.find("the directory has the pack of records from 1, which is not there\n"), std::string::npos);
  EXPECT_NE(lost.find("the pack of records from 1 is lost\n"), std::string::npos);
  EXPECT_NE(lost.find("the log says that revision 1 added 2 records, and there are 0\n"), std::string::npos);
  EXPECT_NE(faults_after(Family::packs, keys::pack(1), "x").find("the pack of records from 1: a stored value"),
            std::string::npos);
  const auto strange = store::encode_pack({9, engine::pack_all({{organisation("x", "X")}}).front()});
  EXPECT_NE(faults_after(Family::packs, keys::pack(1), strange).find("the pack of records from 1 stands for records"),
            std::string::npos);
}

TEST(Verify, FindsADirectoryThatIsNotOfItsPacks) {
  EXPECT_NE(faults_after(Family::directory, keys::pack(1), std::nullopt)
                .find("the directory lacks the pack of records from 1\n"),
            std::string::npos);
  store::Names names;
  names.add("iraq.xlsx");
  const auto other = engine::pack_all(std::vector{organisation("drc", "DRC"), organisation("other", "Other")}).front();
  EXPECT_EQ(faults_after(Family::directory, keys::pack(1), store::encode_entry(store::describe(other, 1, names))),
            "the directory says of the pack of records from 1 what is not so\n");
}

TEST(Verify, LeavesAloneWhatAKilledWriterLeft) {
  const auto left = store::encode_pack({5, engine::pack_all({{organisation("x", "X")}}).front()});
  EXPECT_EQ(faults_after(Family::packs, keys::pack(3), left), "");
}

TEST(Verify, FindsAnIndexThatSaysLessOrMoreThanTheRecords) {
  const std::string drc = keys::id("drc") + keys::version(1, 4);
  EXPECT_EQ(faults_after(Family::ids, drc, std::nullopt),
            "record 1 at revision 4 is not in the index of ids as it should be\n");
  EXPECT_EQ(faults_after(Family::ids, drc, store::encode_presence(store::Presence::came)),
            "record 1 at revision 4 is not in the index of ids as it should be\n");
  EXPECT_EQ(
      faults_after(Family::ids, keys::id("lcn") + keys::version(1, 2), store::encode_presence(store::Presence::came)),
      "the index of ids has an entry that record 1 at revision 2 gives no reason for\n");
  EXPECT_EQ(faults_after(Family::sources, keys::source(1) + keys::version(2, 1),
                         store::encode_presence(store::Presence::came)),
            "the index of sources has an entry that record 2 at revision 1 gives no reason for\n");
}

TEST(Verify, FindsCitationsThatMovedWithoutARecord) {
  EXPECT_EQ(faults_after(Family::citations, keys::version(1, 4), store::encode_citations({}, {})),
            "the citation of record 1 at revision 4 moved without a record\n"
            "the log says that revision 4 moved 0 records, and there are 1\n"
            "the list of the records that revision 4 touched is wrong\n");
  EXPECT_EQ(faults_after(Family::citations, keys::version(1, 3), std::nullopt),
            "the log says that revision 3 moved 1 records, and there are 0\n"
            "the list of the records that revision 3 touched is wrong\n");
}

TEST(Verify, FindsALogThatIsNotWhatWasDone) {
  EXPECT_EQ(faults_after(Family::ledger, keys::log(2), std::nullopt),
            "the database is at revision 4, and its log has 3 entries\n");
  EXPECT_EQ(faults_after(Family::ledger, keys::log(2), store::encode_log({2, 0, "", "", "", 0, 1, 1, 0})),
            "the log says that revision 2 withdrew 1 records, and there are 0\n");
  EXPECT_EQ(faults_after(Family::ledger, keys::touched(2), std::nullopt),
            "the database is at revision 4, and it lists the records of 3\n");
  EXPECT_EQ(faults_after(Family::ledger, keys::touched(2), store::encode_touched({{1, 1}})),
            "the list of the records that revision 2 touched is wrong\n");
  EXPECT_EQ(faults_after(Family::ledger, std::string(keys::state), store::encode_progress({4, 4})),
            "the database gave numbers to 3 records and holds 2\n");
}

TEST(Verify, FindsADamagedToken) {
  EXPECT_NE(faults_after(Family::ledger, keys::token("drc"), "x").find("a stored value cannot be read"),
            std::string::npos);
}

TEST(Verify, FindsAFlippedBitWhereverItIs) {
  const TemporaryFolder folder;
  store::RocksSettings settings;
  settings.write_buffer = std::uint64_t{64} << 10;
  settings.bulk = 0;  // packs in files
  {
    const auto database = store::open_rocks(folder / "sound", Database::Access::write, settings);
    for (int commits = 0; commits < 4; ++commits) {
      std::vector<engine::StoredRecord> added(3000, organisation("drc", "Danish Refugee Council"));
      database->commit(adding(*database, added));
    }
  }
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "sound")) {
    if (entry.path().extension() == ".sst") files.push_back(entry.path().filename());
  }
  ASSERT_FALSE(files.empty());
  ASSERT_FALSE(is_found_out(folder / "sound"));
  std::mt19937 random(1);
  for (int round = 0; round < 40; ++round) {
    const auto damaged = folder / "damaged";
    std::filesystem::remove_all(damaged);
    std::filesystem::copy(folder / "sound", damaged);
    const std::string& file = files[pick(random, files.size() - 1)];
    flip_a_bit(random, damaged / file);
    EXPECT_TRUE(is_found_out(damaged)) << "round " << round << ", " << file;
  }
}

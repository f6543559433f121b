#include <gtest/gtest.h>

#include <fstream>
#include <functional>

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include "store/database/folder.h"
#include "store/database/keys.h"
#include "store/database/ledger.h"
#include "store/database/rocks.h"
#include "store/database/rocks_database.h"
#include "store/database/tags.h"
#include "tests/store/database/errors.h"
#include "tests/store/database/organisations.h"
#include "tests/store/database/temporary_folder.h"

using engine::Error;
using store::Database;
using store::Rocks;
constexpr auto to_write = Database::Access::write;
constexpr auto to_read = Database::Access::read;

namespace {

void make(const std::filesystem::path& folder) {
  const auto database = Database::open(folder, to_write);
  database->commit(adding(*database, {organisation("drc", "DRC")}));
}

// Makes what a maker that was killed leaves: our mark, and a RocksDB with the first `families` of ours.
void make_half(const std::filesystem::path& folder, std::size_t families) {
  const store::Folder mark(folder);
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* opened = nullptr;
  ASSERT_TRUE(rocksdb::DB::Open(options, folder.string(), &opened).ok());
  const std::unique_ptr<rocksdb::DB> database(opened);
  for (const std::string name : {"records", "citations", "ids", "sources", "packs", "directory"}) {
    if (families-- == 0) break;
    rocksdb::ColumnFamilyHandle* family = nullptr;
    ASSERT_TRUE(database->CreateColumnFamily({}, name, &family).ok());
    ASSERT_TRUE(database->DestroyColumnFamilyHandle(family).ok());
  }
}

void damage(const std::filesystem::path& folder, std::string_view key, const std::string& value) {
  const store::Folder held(folder);
  const auto rocks = Rocks::to_write(folder, {});
  const auto status = value.empty() ? rocks->database().Delete({}, store::slice(key))
                                    : rocks->database().Put({}, store::slice(key), value);
  ASSERT_TRUE(status.ok());
}

// Files of which another program is quicker to write: `meanwhile` is done once, between the reading of what
// the database consists of and the reading of its logs.
class FilesInARace : public rocksdb::FileSystemWrapper {
 public:
  explicit FilesInARace(std::function<void()> meanwhile)
      : FileSystemWrapper(rocksdb::FileSystem::Default()), meanwhile_(std::move(meanwhile)) {}

  const char* Name() const override { return "FilesInARace"; }

  rocksdb::IOStatus GetChildren(const std::string& folder, const rocksdb::IOOptions& options,
                                std::vector<std::string>* names, rocksdb::IODebugContext* context) override {
    if (meanwhile_) std::exchange(meanwhile_, nullptr)();
    return FileSystemWrapper::GetChildren(folder, options, names, context);
  }

 private:
  std::function<void()> meanwhile_;
};

engine::Changeset adding_many(const Database& database) {
  return adding(database, std::vector<engine::StoredRecord>(200, organisation("drc", "DRC")));
}

}  // namespace

TEST(Opening, RefusesANewerFormat) {
  const TemporaryFolder folder;
  make(folder.path());
  damage(folder.path(), store::keys::format, store::encode_format(store::format_number + 1));
  for (const auto access : {to_write, to_read}) {
    expect_error([&] { Database::open(folder.path(), access); }, Error::Kind::storage, "open it with a newer Concert");
  }
  damage(folder.path(), store::keys::format, store::encode_format(1));
  EXPECT_EQ(Database::open(folder.path(), to_write)->revision(), 1U);
}

TEST(Opening, RefusesADatabaseWithPartsThatItDoesNotKnow) {
  const TemporaryFolder folder;
  make(folder.path());
  {
    const store::Folder held(folder.path());
    const auto rocks = Rocks::to_write(folder.path(), {});
    rocksdb::ColumnFamilyHandle* family = nullptr;
    ASSERT_TRUE(rocks->database().CreateColumnFamily({}, "boundaries", &family).ok());
    ASSERT_TRUE(rocks->database().DestroyColumnFamilyHandle(family).ok());
  }
  for (const auto access : {to_write, to_read}) {
    expect_error([&] { Database::open(folder.path(), access); }, Error::Kind::storage, "'boundaries'");
  }
}

TEST(Opening, GoesOnWhereTheMakerWasKilled) {
  for (std::size_t families = 0; families <= 6; ++families) {
    const TemporaryFolder folder;
    make_half(folder.path(), families);
    expect_error([&] { Database::open(folder.path(), to_read); }, Error::Kind::not_found, "no database");
    make(folder.path());
    EXPECT_EQ(Database::open(folder.path(), to_read)->revision(), 1U);
  }
}

TEST(Opening, RefusesRecordsWithoutAFormat) {
  const TemporaryFolder folder;
  make(folder.path());
  damage(folder.path(), store::keys::format, "");
  expect_error([&] { Database::open(folder.path(), to_write); }, Error::Kind::storage, "damaged");
}

TEST(Opening, RefusesALostEntry) {
  for (const auto key : {store::keys::uuid, store::keys::state}) {
    const TemporaryFolder folder;
    make(folder.path());
    damage(folder.path(), key, "");
    expect_error([&] { Database::open(folder.path(), to_read); }, Error::Kind::storage, "lacks its entry");
  }
}

TEST(Opening, NeverWritesIntoAFolderOfOtherThings) {
  const TemporaryFolder folder;
  std::ofstream(folder / "a letter.txt") << "something else";
  expect_error([&] { Database::open(folder.path(), to_write); }, Error::Kind::storage, "holds other files");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(Opening, ToReadGivesWhatStoodThenHoweverMuchIsWrittenAfter) {
  const TemporaryFolder folder;
  store::RocksSettings settings;
  settings.write_buffer = std::uint64_t{64} << 10;
  const auto writer = store::open_rocks(folder.path(), to_write, settings);
  std::vector<std::unique_ptr<Database>> readers;
  for (int round = 0; round < 60; ++round) {
    writer->commit(adding_many(*writer));
    if (round % 5 == 0) readers.push_back(store::open_rocks(folder.path(), to_read, settings));
  }
  engine::Revision expected = 1;
  for (const auto& reader : readers) {
    EXPECT_EQ(reader->revision(), expected);
    std::size_t count = 0;
    reader->for_each(reader->revision(), [&](engine::StoredRecord&&) { ++count; });
    EXPECT_EQ(count, 200 * expected);
    EXPECT_EQ(reader->verify().faults, std::vector<std::string>());
    expected += 5;
  }
}

TEST(Opening, ToReadLooksAgainWhereTheWriterWasQuicker) {
  const TemporaryFolder folder;
  store::RocksSettings settings;
  settings.write_buffer = std::uint64_t{64} << 10;
  const auto writer = store::open_rocks(folder.path(), to_write, settings);
  for (int commits = 0; commits < 3; ++commits) writer->commit(adding_many(*writer));
  const auto files = std::make_shared<FilesInARace>([&] {
    for (int commits = 0; commits < 30; ++commits) writer->commit(adding_many(*writer));
  });
  const auto environment = rocksdb::NewCompositeEnv(files);
  settings.env = environment.get();
  const auto reader = store::open_rocks(folder.path(), to_read, settings);
  EXPECT_EQ(reader->revision(), 33U);
  EXPECT_EQ(reader->verify().faults, std::vector<std::string>());
}

#include <gtest/gtest.h>

#include <atomic>
#include <limits>

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include "store/database/rocks_database.h"
#include "tests/store/database/errors.h"
#include "tests/store/database/organisations.h"
#include "tests/store/database/temporary_folder.h"

using engine::Error;
using store::Database;

namespace {

constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20;

// A disk of which tests say how much is left.
struct Disk {
  std::atomic<std::uint64_t> said = 1024 * mebibyte;                            // free, as it answers
  std::atomic<std::uint64_t> left = std::numeric_limits<std::uint64_t>::max();  // bytes that it takes in truth

  bool take(std::uint64_t bytes) {
    if (bytes > left) return false;
    left -= bytes;
    return true;
  }
};

class FileOnDisk : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FileOnDisk(std::unique_ptr<rocksdb::FSWritableFile> file, Disk& disk)
      : FSWritableFileOwnerWrapper(std::move(file)), disk_(disk) {}

  rocksdb::IOStatus Append(const rocksdb::Slice& bytes, const rocksdb::IOOptions& options,
                           rocksdb::IODebugContext* context) override {
    if (!disk_.take(bytes.size())) return rocksdb::IOStatus::NoSpace("the disk of this test is full");
    return FSWritableFileOwnerWrapper::Append(bytes, options, context);
  }
  rocksdb::IOStatus Append(const rocksdb::Slice& bytes, const rocksdb::IOOptions& options,
                           const rocksdb::DataVerificationInfo&, rocksdb::IODebugContext* context) override {
    return Append(bytes, options, context);
  }

 private:
  Disk& disk_;
};

class FilesOnDisk : public rocksdb::FileSystemWrapper {
 public:
  explicit FilesOnDisk(Disk& disk) : FileSystemWrapper(rocksdb::FileSystem::Default()), disk_(disk) {}

  const char* Name() const override { return "FilesOnDisk"; }

  rocksdb::IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    rocksdb::IODebugContext* context) override {
    const auto status = FileSystemWrapper::NewWritableFile(path, options, file, context);
    if (status.ok()) *file = std::make_unique<FileOnDisk>(std::move(*file), disk_);
    return status;
  }
  rocksdb::IOStatus GetFreeSpace(const std::string&, const rocksdb::IOOptions&, std::uint64_t* free,
                                 rocksdb::IODebugContext*) override {
    *free = disk_.said;
    return rocksdb::IOStatus::OK();
  }

 private:
  Disk& disk_;
};

class FullDisk : public testing::Test {
 protected:
  std::unique_ptr<Database> open() {
    store::RocksSettings settings;
    settings.env = environment_.get();
    return store::open_rocks(folder_.path(), Database::Access::write, settings);
  }

  static engine::Changeset large(const Database& database) {
    return adding(database, std::vector<engine::StoredRecord>(500, organisation("drc", "Danish Refugee Council")));
  }

  TemporaryFolder folder_;
  Disk disk_;
  std::unique_ptr<rocksdb::Env> environment_ = rocksdb::NewCompositeEnv(std::make_shared<FilesOnDisk>(disk_));
};

}  // namespace

TEST_F(FullDisk, RefusesBeforeTheReserveIsTouchedAndGoesOnWhenThereIsRoom) {
  const auto database = open();
  disk_.said = 64 * mebibyte;
  expect_error([&] { database->commit(large(*database)); }, Error::Kind::storage, "the disk is nearly full: 64 MiB");
  EXPECT_EQ(database->revision(), 0U);
  disk_.said = 66 * mebibyte;
  EXPECT_EQ(database->commit(large(*database)), 1U);
}

TEST_F(FullDisk, IsSaidBeforeTheDatabaseIsOpened) {
  open()->commit({});
  disk_.said = 3 * mebibyte;
  expect_error([&] { open(); }, Error::Kind::storage, "the disk is full");
  disk_.said = 5 * mebibyte;
  EXPECT_EQ(open()->revision(), 0U);
}

TEST_F(FullDisk, EndsWritingButNotReading) {
  auto database = open();
  database->commit(adding(*database, {organisation("drc", "DRC")}));
  disk_.left = 1000;
  expect_error([&] { database->commit(large(*database)); }, Error::Kind::storage, "could not commit revision 2");
  disk_.left = 1000 * mebibyte;

  expect_error([&] { database->commit(large(*database)); }, Error::Kind::storage, "writes no more");
  expect_error([&] { database->put_token({}); }, Error::Kind::storage, "writes no more");
  EXPECT_EQ(database->revision(), 1U);
  EXPECT_TRUE(database->record(1, 1));
  EXPECT_EQ(database->find("drc", 1).size(), 1U);

  database.reset();
  database = open();
  EXPECT_EQ(database->revision(), 1U);
  EXPECT_EQ(database->verify().faults, std::vector<std::string>());
  EXPECT_EQ(database->commit(large(*database)), 2U);
}

TEST_F(FullDisk, AtAnyMomentLosesNothing) {
  // A full disk somewhere in the making of the database or in ten commits, from the first byte on.
  for (std::uint64_t room = 0; room < 400'000; room = room * 5 / 4 + 97) {
    const TemporaryFolder folder;
    store::RocksSettings settings;
    settings.env = environment_.get();
    settings.write_buffer = std::uint64_t{64} << 10;
    disk_.left = room;
    engine::Revision acknowledged = 0;
    const auto work = [&] {
      const auto database = store::open_rocks(folder.path(), Database::Access::write, settings);
      for (int commits = 0; commits < 10; ++commits) acknowledged = database->commit(large(*database));
    };
    const auto error = error_of(work);
    EXPECT_TRUE(!error || error->kind() == Error::Kind::storage);
    disk_.left = 1000 * mebibyte;
    const auto database = store::open_rocks(folder.path(), Database::Access::write, settings);
    EXPECT_GE(database->revision(), acknowledged);
    EXPECT_LE(database->revision(), acknowledged + 1);
    EXPECT_EQ(database->verify().faults, std::vector<std::string>());
    EXPECT_EQ(database->verify().records, 500 * database->revision());
  }
}

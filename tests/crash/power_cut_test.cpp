#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <random>
#include <thread>

#include <rocksdb/env.h>

#include "engine/model/error.h"
#include "store/database/folder.h"
#include "store/database/rocks_database.h"
#include "tests/crash/crash_changesets.h"
#include "tests/crash/power_files.h"
#include "tests/store/database/temporary_folder.h"

using store::Database;
using store::RocksSettings;

namespace {

constexpr std::uint64_t imported = 2'000;
constexpr engine::Revision commits = 40;

// One power cut: what it left, and the last revision that was acknowledged before.
struct Cut {
  Platter left;
  engine::Revision acknowledged = 0;
};

// Makes a database and commits to it, with the power cut at about ten random moments: each time what the
// disk would hold is put aside, and the work goes on.
std::vector<Cut> cut_power(unsigned seed, RocksSettings settings) {
  std::mt19937 random(seed);
  std::vector<Cut> cuts;
  std::atomic<engine::Revision> acknowledged = 0;
  const auto files = std::make_shared<PowerFiles>([&](const PowerFiles::Cut& cut) {
    // The revision is read first: what was acknowledged by then must be in what is left.
    const engine::Revision before = acknowledged;
    if (random() % 60 == 0) cuts.push_back({cut(random), before});
  });
  const auto environment = rocksdb::NewCompositeEnv(files);
  settings.env = environment.get();
  // Small, so that logs are sorted into files and dropped while the power is cut.
  settings.write_buffer = std::uint64_t{64} << 10;
  // The import's packs, which are larger than this, go into files of their own.
  settings.bulk = 20'000;
  const TemporaryFolder folder;
  const auto database = store::open_rocks(folder.path(), Database::Access::write, settings);
  while (acknowledged < commits) acknowledged = database->commit(crash_changeset(acknowledged + 1, imported));
  return cuts;
}

void lay_out(const Platter& platter, const std::filesystem::path& path) {
  const store::Folder marked(path);
  for (const auto& [name, bytes] : platter) std::ofstream(path / name, std::ios::binary) << bytes;
}

// The same with four writers at once, whose changesets are made durable together.
std::vector<Cut> cut_power_of_many(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Cut> cuts;
  std::atomic<engine::Revision> acknowledged = 0;
  const auto files = std::make_shared<PowerFiles>([&](const PowerFiles::Cut& cut) {
    const engine::Revision before = acknowledged;
    if (random() % 60 == 0) cuts.push_back({cut(random), before});
  });
  const auto environment = rocksdb::NewCompositeEnv(files);
  RocksSettings settings;
  settings.env = environment.get();
  settings.write_buffer = std::uint64_t{64} << 10;
  const TemporaryFolder folder;
  const auto database = store::open_rocks(folder.path(), Database::Access::write, settings);
  const auto write = [&] {
    for (engine::Revision left = commits; left > 0; --left) {
      engine::Changeset changeset = crash_changeset(1, 1);
      changeset.basis = engine::Basis::own_records;
      const engine::Revision revision = database->commit(changeset);
      for (engine::Revision known = acknowledged; known < revision;) {
        if (acknowledged.compare_exchange_weak(known, revision)) break;
      }
    }
  };
  std::vector<std::jthread> writers;
  for (int writer = 0; writer < 4; ++writer) writers.emplace_back(write);
  writers.clear();
  EXPECT_EQ(acknowledged, 4 * commits);
  return cuts;
}

std::vector<Cut> a_hundred_cuts(const RocksSettings& settings) {
  std::vector<Cut> cuts;
  for (unsigned seed = 1; cuts.size() < 100; ++seed) {
    for (Cut& cut : cut_power(seed, settings)) cuts.push_back(std::move(cut));
  }
  cuts.resize(100);
  return cuts;
}

}  // namespace

TEST(PowerCut, AtAHundredRandomMomentsLosesNothingAndHalvesNothing) {
  int of_nothing = 0, of_something = 0;
  for (const Cut& cut : a_hundred_cuts({})) {
    const TemporaryFolder folder;
    lay_out(cut.left, folder.path());
    const auto database = Database::open(folder.path(), Database::Access::write);
    EXPECT_GE(database->revision(), cut.acknowledged);
    EXPECT_LE(database->revision(), cut.acknowledged + 1);
    EXPECT_EQ(fault_of(*database, imported), "");
    ++(cut.acknowledged == 0 ? of_nothing : of_something);
  }
  // Else the cuts were not where they should have been.
  EXPECT_GT(of_nothing, 5);
  EXPECT_GT(of_something, 30);
}

TEST(PowerCut, LosesNothingOfWhatManyWroteTogether) {
  int of_something = 0;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    for (const Cut& cut : cut_power_of_many(seed)) {
      const TemporaryFolder folder;
      lay_out(cut.left, folder.path());
      const auto database = Database::open(folder.path(), Database::Access::write);
      EXPECT_GE(database->revision(), cut.acknowledged);
      EXPECT_EQ(database->verify().faults, std::vector<std::string>());
      EXPECT_EQ(database->verify().records, database->revision());
      of_something += cut.acknowledged > 0;
    }
  }
  EXPECT_GT(of_something, 30);
}

// The control: the same cuts are seen to lose commits where these are not synced.
TEST(PowerCut, WithoutSyncLosesWhatWasAcknowledged) {
  RocksSettings settings;
  settings.durability = RocksSettings::Durability::left_to_chance;
  int lost = 0;
  for (const Cut& cut : a_hundred_cuts(settings)) {
    const TemporaryFolder folder;
    lay_out(cut.left, folder.path());
    try {
      lost += Database::open(folder.path(), Database::Access::write)->revision() < cut.acknowledged;
    } catch (const engine::Error&) {
      ++lost;  // not even opened
    }
  }
  EXPECT_GT(lost, 20);
}

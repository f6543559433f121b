#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include <rocksdb/env.h>

#include "store/database/rocks_database.h"
#include "tests/store/database/random_changesets.h"
#include "tests/store/database/random_records.h"
#include "tests/store/database/temporary_folder.h"
#include "tests/store/database/twin.h"

using engine::Number;
using engine::Revision;
using engine::StoredRecord;
using store::Database;

namespace {

std::vector<StoredRecord> all_records(const Database& database, Revision at) {
  std::vector<StoredRecord> all;
  database.for_each(at, [&](StoredRecord&& stored) { all.push_back(std::move(stored)); });
  return all;
}

// What is in packs and not superseded, and what is beside them.
std::vector<StoredRecord> all_packed_records(const Database& database, Revision at) {
  std::vector<StoredRecord> all;
  database.for_each_packed(
      at,
      [&](const engine::Pack& pack, std::span<const std::uint16_t> superseded) {
        ASSERT_TRUE(std::ranges::is_sorted(superseded));
        for (std::size_t place = 0; place < pack.size(); ++place) {
          if (!std::ranges::binary_search(superseded, place)) all.push_back(pack.record(place));
        }
      },
      [&](StoredRecord&& stored) { all.push_back(std::move(stored)); });
  std::ranges::sort(all, {}, &StoredRecord::number);
  return all;
}

// What came in packs and stands as it came, and what was touched beside, each once.
std::vector<Number> touched(const Database& database, Revision since, Revision to) {
  std::vector<Number> all;
  const auto visit = [&](const engine::Pack& pack, std::span<const std::uint16_t> superseded) {
    ASSERT_TRUE(std::ranges::is_sorted(superseded));
    for (std::size_t place = 0; place < pack.size(); ++place) {
      if (std::ranges::binary_search(superseded, place)) continue;
      const auto stored = database.record(pack.number(place), to);
      ASSERT_TRUE(stored);
      ASSERT_EQ(stored->record, pack.record(place).record);
      ASSERT_FALSE(database.record(pack.number(place), since));
      all.push_back(pack.number(place));
    }
  };
  const auto others = database.touched_between(since, to, visit);
  EXPECT_TRUE(std::ranges::is_sorted(others));
  all.insert(all.end(), others.begin(), others.end());
  std::ranges::sort(all);
  return all;
}

void expect_same_changes(const Database& database, const Twin& twin, Revision at, std::mt19937& random) {
  ASSERT_EQ(database.changed_since(at), twin.changed_since(at));
  ASSERT_EQ(touched(database, at, database.revision()), touched(twin, at, twin.revision()));
  const Revision since = pick(random, at);
  ASSERT_EQ(touched(database, since, at), touched(twin, since, at));
  std::vector<Number> numbers;
  for (Number number = 1; number < 25; ++number) {
    if (pick(random, 1) == 0) numbers.push_back(number);
  }
  ASSERT_EQ(database.records(numbers, at), twin.records(numbers, at));
}

void expect_same_reads(const Database& database, const Twin& twin, Revision at, std::mt19937& random) {
  ASSERT_EQ(all_records(database, at), all_records(twin, at));
  ASSERT_EQ(all_packed_records(database, at), all_records(twin, at));
  const Number number = pick(random, 20);
  ASSERT_EQ(database.record(number, at), twin.record(number, at));
  for (const std::string id : {"", "IQ01", "IQ01Q02", "hope", "nobody"}) {
    ASSERT_EQ(database.find(id, at), twin.find(id, at));
  }
  for (const std::string source : {"iraq.xlsx", "", "nobody"}) {
    ASSERT_EQ(database.records_of_source(source, at), twin.records_of_source(source, at));
    ASSERT_EQ(engine::unpack_all(database.packed_of_source(source, at)), twin.records_of_source(source, at));
    ASSERT_EQ(database.corrected_of_source(source, at), twin.corrected_of_source(source, at));
  }
  ASSERT_NO_FATAL_FAILURE(expect_same_changes(database, twin, at, random));
}

void expect_same_history(const Database& database, const Twin& twin, Number number) {
  const auto found = database.history(number), expected = twin.history(number);
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t index = 0; index < found.size(); ++index) {
    ASSERT_EQ(found[index].revision, expected[index].revision);
    ASSERT_EQ(found[index].record, expected[index].record);
  }
}

void expect_same(const Database& database, const Twin& twin, std::mt19937& random) {
  ASSERT_EQ(database.revision(), twin.revision());
  ASSERT_EQ(database.log(), twin.log());
  for (int reads = 0; reads < 3; ++reads) {
    ASSERT_NO_FATAL_FAILURE(expect_same_reads(database, twin, pick(random, twin.revision()), random));
  }
  ASSERT_NO_FATAL_FAILURE(expect_same_reads(database, twin, twin.revision(), random));
  ASSERT_NO_FATAL_FAILURE(expect_same_history(database, twin, pick(random, 20)));
  const auto found = database.verify(), expected = twin.verify();
  ASSERT_EQ(found.faults, std::vector<std::string>());
  ASSERT_EQ(found.records, expected.records);
  ASSERT_EQ(found.versions, expected.versions);
}

}  // namespace

TEST(Database, AgreesWithTheObviousWay) {
  const TemporaryFolder folder;
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    const auto path = folder / std::to_string(round);
    // Files in memory, so that 500 databases are made in seconds.
    const std::unique_ptr<rocksdb::Env> memory(rocksdb::NewMemEnv(rocksdb::Env::Default()));
    store::RocksSettings settings;
    settings.env = memory.get();
    settings.reserve = 0;
    // Some sort into files all the time, some never.
    settings.write_buffer = pick(random, 1) == 0 ? std::uint64_t{64} << 10 : std::uint64_t{1} << 20;
    // Some put what is added into files of its own.
    if (pick(random, 2) == 0) settings.bulk = 0;
    auto database = store::open_rocks(path, Database::Access::write, settings);
    Twin twin;
    for (auto left = 1 + pick(random, 7); left > 0; --left) {
      const engine::Changeset changeset = random_changeset(random, twin);
      ASSERT_EQ(database->commit(changeset), twin.commit(changeset));
      if (pick(random, 3) == 0) {
        database.reset();
        database = store::open_rocks(path, Database::Access::write, settings);
      }
    }
    ASSERT_NO_FATAL_FAILURE(expect_same(*database, twin, random)) << "round " << round;
    if (pick(random, 3) == 0) {
      const auto reader = store::open_rocks(path, Database::Access::read, settings);
      ASSERT_NO_FATAL_FAILURE(expect_same(*reader, twin, random)) << "round " << round;
    }
  }
}

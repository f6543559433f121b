#include <gtest/gtest.h>

#include <random>

#include "store/database/database.h"
#include "tests/crash/crash_changesets.h"
#include "tests/crash/killer.h"
#include "tests/store/database/temporary_folder.h"

using store::Database;

namespace {

constexpr std::uint64_t imported = 20'000;
constexpr int small_commits = 200;

// The import's packs, which are larger than this, go into files of their own; those of the small commits do not.
constexpr int bulk = 100'000;

std::vector<std::string> writer(const std::filesystem::path& folder) {
  return {CRASH_WRITER, folder.string(), std::to_string(imported), std::to_string(1 + small_commits),
          std::to_string(bulk)};
}

// The last revision that the writer said was acknowledged.
engine::Revision acknowledged(const Ending& ending) {
  engine::Revision last = 0;
  for (const std::string& line : ending.lines) {
    if (line != "committing") last = std::stoull(line);
  }
  return last;
}

// How long it takes on this machine until the import begins to be committed, that commit, and each of the small ones,
// which the moments are spread over.
struct Pace {
  std::chrono::microseconds opening, import, small_commit;
};

// Of the moments most are early, when the database is made and the import is committed; the others are among the small
// commits.
Moment random_moment(std::mt19937& random, const Pace& pace) {
  const auto delay = [&](std::chrono::microseconds most) {
    return std::chrono::microseconds(random() % static_cast<std::uint64_t>(most.count() + 1));
  };
  switch (random() % 3) {
    case 0:
      return {0, delay(pace.opening + pace.import)};
    case 1:
      return {1, delay(pace.import)};
    default:
      break;
  }
  return {2 + random() % (2 * small_commits), delay(pace.small_commit)};
}

struct Seen {
  int killed = 0, before_import = 0, after_import = 0;
};

void kill_and_look(const Moment& moment, Seen& seen) {
  const TemporaryFolder folder;
  const Ending ending = run_and_kill(writer(folder.path()), moment);
  ASSERT_TRUE(ending.killed || ending.exit_code == 0) << "it ended with " << ending.exit_code;
  const auto database = Database::open(folder.path(), Database::Access::write);
  seen.killed += ending.killed;
  ++(database->revision() == 0 ? seen.before_import : seen.after_import);
  EXPECT_GE(database->revision(), acknowledged(ending));
  EXPECT_LE(database->revision(), acknowledged(ending) + 1);
  EXPECT_EQ(fault_of(*database, imported), "");
}

}  // namespace

TEST(Kill, AtAHundredRandomMomentsLosesNothingAndHalvesNothing) {
  const TemporaryFolder folder;
  const Ending whole = run(writer(folder.path()));
  ASSERT_EQ(acknowledged(whole), 1U + small_commits);
  const auto opened = run_and_kill(writer(folder / "opening"), {1, {}}).took;
  const auto imported_by = run_and_kill(writer(folder / "import"), {2, {}}).took;
  const Pace pace{opened, std::max(imported_by - opened, opened / 10),
                  std::max(whole.took - imported_by, whole.took / 10) / small_commits};

  std::mt19937 random(1);
  Seen seen;
  for (int round = 0; round < 100; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    ASSERT_NO_FATAL_FAILURE(kill_and_look(random_moment(random, pace), seen));
  }
  // Else the moments were not where they should have been.
  EXPECT_GT(seen.killed, 80);
  EXPECT_GT(seen.before_import, 10);
  EXPECT_GT(seen.after_import, 10);
}

TEST(Kill, AgainAndAgainLeavesADatabaseThatGoesOn) {
  const TemporaryFolder folder;
  std::mt19937 random(2);
  for (int round = 0; round < 10; ++round) {
    const Ending ending = run_and_kill(writer(folder.path()), {2 + random() % 20, std::chrono::microseconds(500)});
    ASSERT_TRUE(ending.killed);
  }
  EXPECT_EQ(run(writer(folder.path())).exit_code, 0);
  EXPECT_EQ(fault_of(*Database::open(folder.path(), Database::Access::read), imported), "");
}

#include "store/database/writer.h"

#include <gtest/gtest.h>

#include <thread>

#include "store/database/database.h"
#include "tests/store/database/errors.h"
#include "tests/store/database/organisations.h"
#include "tests/store/database/temporary_folder.h"

using engine::Error;
using engine::Number;
using store::Database;
constexpr auto to_write = Database::Access::write;

TEST(Commits, OfManyAreEachARevisionInOneOrder) {
  const TemporaryFolder folder;
  const auto database = Database::open(folder.path(), to_write);
  database->commit(adding(*database, many_organisations(8)));
  constexpr int edits = 40;
  const auto edit = [&](Number own) {
    for (int left = edits; left > 0; --left) {
      engine::Changeset changeset = on(*database);
      changeset.basis = engine::Basis::own_records;
      changeset.changed = {numbered(own, organisation("org", "Edit " + std::to_string(left)))};
      const engine::Revision revision = database->commit(changeset);
      ASSERT_LE(revision, database->revision());
      ASSERT_EQ(database->record(own, revision), changeset.changed[0]);
    }
  };
  {
    std::vector<std::jthread> writers;
    for (Number own = 1; own <= 8; ++own) writers.emplace_back(edit, own);
  }
  EXPECT_EQ(database->revision(), 1U + 8 * edits);
  EXPECT_EQ(database->log().size(), 1U + 8 * edits);
  EXPECT_EQ(database->history(3).size(), 1U + edits);
  EXPECT_EQ(database->verify().faults, std::vector<std::string>());
}

TEST(Commits, ConflictWhereTheirOwnRecordsWereTouched) {
  const TemporaryFolder folder;
  const auto database = Database::open(folder.path(), to_write);
  database->commit(adding(*database, many_organisations(3)));
  const auto editing = [&](Number number) {
    engine::Changeset changeset = on(*database);
    changeset.basis = engine::Basis::own_records;
    changeset.changed = {numbered(number, organisation("org", "Edited"))};
    return changeset;
  };
  const auto one = editing(1), again = editing(1), other = editing(2), moved = editing(3);
  EXPECT_EQ(database->commit(one), 2U);
  EXPECT_EQ(database->commit(other), 3U);
  expect_error([&] { database->commit(again); }, Error::Kind::conflict, "record 1 was touched by revision 2");
  engine::Changeset move = on(*database);
  move.moved = {numbered(3, organisation("", "", 9))};
  database->commit(move);
  expect_error([&] { database->commit(moved); }, Error::Kind::conflict, "record 3 was touched by revision 4");
  EXPECT_EQ(database->revision(), 4U);
}

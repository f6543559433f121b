#include <gtest/gtest.h>

#include <algorithm>

#include "engine/identity/reconcile.h"
#include "store/files/read_file.h"
#include "store/files/standard.h"
#include "tests/engine/identity/imports_text.h"
#include "tests/store/files/real_files.h"

namespace testing_text {
namespace {

using engine::Reconciled;

// A real return of an office, in a field that has the standard trees and the P-codes of the world.
class RealFile {
 public:
  RealFile(const std::filesystem::path& codes, const std::filesystem::path& sheet)
      : imports(records_of(store::read_standard()), store::read_word_lists()), reading(store::read_file(sheet, {})) {
    imports.import(store::read_file(codes, {}), "codes");
  }

  Imports imports;
  engine::Reading reading;

 private:
  static std::vector<engine::StoredRecord> records_of(engine::Reading standard) {
    for (std::size_t at = 0; at < standard.records.size(); ++at) {
      standard.records[at].number = at + 1;
      standard.records[at].record.source = "standard";
    }
    return std::move(standard.records);
  }
};

constexpr const char* world_codes = "locations/global-pcodes-adm1-adm2.csv";

TEST(ARealReturn, IsTakenWholeAndChangesNothingAgain) {
  REAL_FILE_OR_SKIP(codes, world_codes);
  REAL_FILE_OR_SKIP(path, "3w/iraq-2022-01_04.xlsx");
  RealFile file(codes, path);
  const Reconciled first = file.imports.import(file.reading, "iraq", {{"IQ", {}}});
  EXPECT_EQ(first.rows_taken, 4839U);
  EXPECT_EQ(first.rows_left, 0U);
  EXPECT_EQ(first.organisations, 107U);
  EXPECT_EQ(unresolved_text(first), "");
  EXPECT_TRUE(file.imports.import(file.reading, "iraq", {{"IQ", {}}}).changeset.empty());
}

TEST(ARealReturn, ChangesExactlyWhereItsCopyDiffers) {
  REAL_FILE_OR_SKIP(codes, world_codes);
  REAL_FILE_OR_SKIP(path, "3w/iraq-2022-01_04.xlsx");
  RealFile file(codes, path);
  file.imports.import(file.reading, "iraq");

  auto& rows = file.reading.activities;
  rows[100].status = "Ongoing";
  const engine::ActivityRow removed = rows[2500];
  rows.erase(rows.begin() + 2500);
  engine::ActivityRow inserted = rows[50];
  inserted.status = "Planned";
  rows.insert(rows.begin() + 40, inserted);
  for (std::size_t at = 40; at <= 2500; ++at) rows[at].row = rows[at - 1].row + 1;

  const Reconciled again = file.imports.import(file.reading, "iraq");
  EXPECT_EQ(again.added, 1U) << again.changeset.added.size();
  EXPECT_EQ(again.changed, 1U);
  ASSERT_EQ(again.withdrawals.size(), 1U);
  EXPECT_NE(again.withdrawals.front().what.find("row " + std::to_string(removed.row) + ")"), std::string::npos)
      << again.withdrawals.front().what;
}

TEST(ARealReturn, OfEveryCountryChangesNothingAgain) {
  REAL_FILE_OR_SKIP(codes, world_codes);
  for (const char* name :
       {"nigeria-2021-08.xlsx", "sudan-2021.xlsx", "south-sudan-2022-01_03.xlsx", "afghanistan-2021-07_09.web_app",
        "honduras.csv", "ethiopia-2022-02.xlsx", "burkina-faso-2022-02.xlsx"}) {
    REAL_FILE_OR_SKIP(path, std::string("3w/") + name);
    RealFile file(codes, path);
    const Reconciled first = file.imports.import(file.reading);
    const Reconciled again = file.imports.import(file.reading);
    EXPECT_TRUE(again.changeset.empty()) << name << "\n" << to_text(again).substr(0, 2000);
    EXPECT_EQ(issues_text(again), issues_text(first)) << name;
  }
}

}  // namespace
}  // namespace testing_text

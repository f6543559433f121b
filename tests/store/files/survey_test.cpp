#include "store/files/survey.h"

#include <gtest/gtest.h>

#include "tests/store/files/reading_text.h"

namespace {

const Table who_does_what = drawn(R"(
  District   | Cluster | Partner
  #adm2+name | #sector | #org
  Erbil      | Health  | ACTED
  Duhok      | Health  | DRC
)");
const Table gazetteer = drawn(R"(
  Admin2 name | Admin2 pcode
  #adm2+name  | #adm2+code
  Erbil       | IQG11Q03
  Duhok       | IQG09Q02
  Falluja     | IQG01Q01
)");
const Table notes = drawn("About this file\n Cluster means sector");

class Survey : public testing::Test {
 protected:
  engine::Reading read(const std::vector<MadeSheet>& sheets, const store::ReadOptions& options = {}) {
    write_workbook(folder_ / "made.xlsx", sheets);
    return store::read_file(folder_ / "made.xlsx", options);
  }
  std::string refusal(const std::vector<MadeSheet>& sheets, const store::ReadOptions& options = {}) {
    return refusal_of([&] { read(sheets, options); });
  }

  TemporaryFolder folder_;
};

TEST_F(Survey, FindsTheSheetBehindOthers) {
  const auto reading = read({{"Metadata", notes}, {"Places", gazetteer, true}, {"Data ", who_does_what}});
  EXPECT_EQ(reading.format, "3w");
  EXPECT_EQ(reading.sheet, "Data ");
  EXPECT_EQ(reading.activities.size(), 2U);
  EXPECT_EQ(reading.activities.at(0).row, 3U);
}

TEST_F(Survey, TakesAVisibleSheetBeforeALongerHiddenOne) {
  Table raw = who_does_what;
  for (int row = 0; row < 20; ++row) raw.push_back({"Erbil", "Health", "NRC"});
  const auto reading = read({{"Raw", raw, true}, {"Data", who_does_what}});
  EXPECT_EQ(reading.sheet, "Data");
  EXPECT_EQ(issues_text(reading).substr(0, 130),
            "note made.xlsx, sheet 'Raw': this hidden sheet holds a table of the same kind (22 rows) and was not read: "
            "to read it, name it in a");
}

TEST_F(Survey, ReadsAHiddenSheetWhereNoOtherHasTheTable) {
  const auto reading = read({{"Data", who_does_what, true}, {"Notes", notes}});
  EXPECT_EQ(reading.activities.size(), 2U);
  EXPECT_EQ(reading.issues.at(0).reason,
            "the sheet is hidden in the workbook, and was read since no other has the table");
}

TEST_F(Survey, TakesTheLongerOfTwoVisibleSheets) {
  Table longer = who_does_what;
  longer.push_back({"Erbil", "WASH", "NRC"});
  EXPECT_EQ(read({{"January", who_does_what}, {"February", longer}}).sheet, "February");
}

TEST_F(Survey, ReadsTheSheetThatAMappingNames) {
  store::ReadOptions options;
  options.mapping.emplace();
  options.mapping->sheet = "January";
  Table longer = who_does_what;
  longer.push_back({"Erbil", "WASH", "NRC"});
  EXPECT_EQ(read({{"January ", who_does_what}, {"February", longer}}, options).sheet, "January ");
  options.mapping->sheet = "March";
  EXPECT_EQ(refusal({{"January", who_does_what}}, options),
            "made.xlsx has no sheet 'March', which the mapping names; it has 'January'");
}

TEST_F(Survey, ReadsPlacesWhereThereIsNothingElse) { EXPECT_EQ(read({{"Places", gazetteer}}).format, "locations"); }

TEST_F(Survey, RefusesASheetWithoutATable) {
  EXPECT_EQ(refusal({{"Notes", notes}}),
            "made.xlsx holds no table: no row of it is a header that is known. Name the header row and the columns in "
            "a mapping");
}

TEST_F(Survey, RefusesATableWithoutOrganisations) {
  EXPECT_EQ(refusal({{"Matrix", drawn("Oblast | Cluster\n Cherkaska | Health")}}),
            "made.xlsx is no table of who does what where: sheet 'Matrix', which comes closest, has no column of "
            "organisations; understood were columns A adm1 name, B sector. "
            "Say what its columns hold in a mapping, or send another file");
}

TEST_F(Survey, RefusesAHeaderWithoutRows) {
  EXPECT_EQ(
      refusal({{"Empty", drawn("District | Cluster | Partner")}}),
      "made.xlsx is no table of who does what where: sheet 'Empty', which comes closest, has no row below its header; "
      "understood were columns A adm2 name, B sector, C organisation name. "
      "Say what its columns hold in a mapping, or send another file");
}

TEST_F(Survey, RefusesWhatCannotBeReadAsWanted) {
  store::ReadOptions options;
  options.format = store::Format::needs;
  EXPECT_EQ(refusal({{"Data", who_does_what}}, options),
            "made.xlsx cannot be read as needs: sheet 'Data', which comes closest, has no column of people in need or "
            "of severity; understood were columns A adm2 name, B sector, C organisation name. "
            "Say what its columns hold in a mapping, or send another file");
}

TEST_F(Survey, RefusesCountsWithoutNames) {
  EXPECT_EQ(
      refusal({{"Matrix", drawn("Oblast | Health | WASH | Education\n Cherkaska | 1 | 2 | 3\n Kyivska | 4 | 5 | 6")}}),
      "made.xlsx counts in sheet 'Matrix' how many there are in each place and sector, and names nobody: who "
      "delivers cannot be read from counts. Send the list of organisations that was counted");
}

TEST_F(Survey, RefusesAListOfPeople) {
  const std::string sentence =
      "made.xlsx looks like a list of people: sheet 'List' has a column 'Beneficiary name'. Concert keeps no record of "
      "a person, and "
      "nothing of the file was kept. Send who does what where instead, with counts in place of names";
  EXPECT_EQ(
      refusal({{"List",
                drawn("Beneficiary name | National ID | District | Partner | Cluster\n A | 1 | Erbil | DRC | Cash")}}),
      sentence);
  EXPECT_EQ(refusal({{"List", drawn("Beneficiary name | Date of birth | District\n A | 2001-01-01 | Erbil")}}),
            sentence);
  EXPECT_EQ(refusal({{"List", drawn("Beneficiary name | Phone | Partner | Cluster | District\n A | 1 | DRC | Cash | "
                                    "Erbil\n B | 2 | DRC | Cash | Erbil")}}),
            sentence);
}

TEST_F(Survey, TakesATableWithFocalPoints) {
  Table table = drawn("District | Cluster | Partner | First name | Phone");
  for (int row = 0; row < 6; ++row) table.push_back({"Erbil", "Health", "DRC", "Somebody", "0750"});
  const auto reading = read({{"Data", table}});
  EXPECT_EQ(reading.activities.size(), 6U);
  EXPECT_EQ(column_of(reading, "D").treatment, engine::ColumnReport::Treatment::dropped);
}

TEST_F(Survey, SkipsRowsOfBlanks) {
  Table table = who_does_what;
  table.insert(table.begin() + 3, {" ", "  ", ""});
  const auto reading = read({{"Data", table}});
  EXPECT_EQ(reading.rows_read, 2U);
  EXPECT_EQ(reading.activities.at(1).row, 5U);
}

}  // namespace

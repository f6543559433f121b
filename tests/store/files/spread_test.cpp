#include "store/files/spread.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/store/files/reading_text.h"

namespace {

std::string needs_text(const engine::Reading& reading) {
  std::string text;
  for (const auto& need : reading.needs) {
    text += need.places.back().name + " | " + need.sector + " | " + need.group + " | " +
            (need.people ? std::to_string(*need.people) : "?") + " | " +
            (need.severity ? std::to_string(static_cast<int>(*need.severity)) : "?") + "\n";
  }
  return text;
}

std::string deliveries_text(const engine::Reading& reading) {
  std::string text;
  for (const auto& row : reading.activities) {
    text += row.places.back().name + " | " + row.organisation.name + " | " + row.sector + " | " +
            (row.reach ? std::to_string(*row.reach) : "?") + "\n";
  }
  return text;
}

TEST(Spread, PeopleInNeedStandInAColumnForEachSector) {
  const auto reading = reading_of_drawn(R"(
    Oblast     | Health  | WASH    | Food Security | Intersectoral
    #adm1+name | #inneed | #inneed | #inneed       | #inneed
    Upper      | 10      |         | 0             | 12
    Lower      | -       | 7       | 1,200         | 1,300
  )");
  EXPECT_EQ(reading.format, "needs");
  EXPECT_EQ(needs_text(reading),
            "Upper | Health |  | 10 | ?\nUpper | Food Security |  | 0 | ?\nUpper | Intersectoral |  | 12 | ?\n"
            "Lower | WASH |  | 7 | ?\nLower | Food Security |  | 1200 | ?\nLower | Intersectoral |  | 1300 | ?\n");
  EXPECT_EQ(column_of(reading, "B").meaning, "people in need of 'Health'");
}

TEST(Spread, HeadingsMayNameFigureAndSectorTogether) {
  const auto reading = reading_of_drawn(R"(
    District | PiN Health | Health Severity | People in need - WASH | Severity (WASH)
    Upper    | 10         | 3               | 20                    | 4
  )");
  EXPECT_EQ(needs_text(reading), "Upper | Health |  | 10 | 3\nUpper | WASH |  | 20 | 4\n");
}

TEST(Spread, AFigureWithoutASectorIsOfAll) {
  const auto reading =
      reading_of_drawn("District | Final PiN | PiN - Health | Severity - Health\n Upper | 30 | 10 | 3");
  EXPECT_EQ(needs_text(reading), "Upper | All sectors |  | 30 | ?\nUpper | Health |  | 10 | 3\n");
}

TEST(Spread, MergedHeadingsAboveSayWhatTheColumnsBelowCount) {
  const auto by_figure = reading_of(
      "Needs of 2024,,,,\nPlace,,People in need,,Severity\nRegion,District,Health,WASH,Health\nNorth,Upper,10,20,3\n");
  EXPECT_EQ(needs_text(by_figure), "Upper | Health |  | 10 | 3\nUpper | WASH |  | 20 | ?\n");
  const auto by_sector =
      reading_of("Region,District,Health,,WASH,\n,,PiN,Severity,PiN,Severity\nNorth,Upper,10,3,20,4\n");
  EXPECT_EQ(needs_text(by_sector), "Upper | Health |  | 10 | 3\nUpper | WASH |  | 20 | 4\n");
}

TEST(Spread, GroupsStandInColumnsBesideAColumnOfSectors) {
  const auto reading = reading_of_drawn(R"(
    District   | Cluster | IDPs          | Returnees          | Overall
    #adm2+name | #sector | #inneed +idps | #inneed +returnees | #inneed
    Upper      | Health  | 10            | 20                 | 35
  )");
  EXPECT_EQ(needs_text(reading),
            "Upper | Health | IDPs | 10 | ?\nUpper | Health | Returnees | 20 | ?\nUpper | Health |  | 35 | ?\n");
}

TEST(Spread, AgeAndSexRepeatTheSamePeople) {
  const auto reading = reading_of_drawn(R"(
    District   | Health  | WASH    | Female     | Male
    #adm2+name | #inneed | #inneed | #inneed +f | #inneed +m
    Upper      | 10      | 20      | 6          | 4
  )");
  EXPECT_EQ(reading.needs.size(), 2U);
}

TEST(Spread, TotalsOfRowsAreNoPlaces) {
  const auto reading = reading_of_drawn(R"(
    District | PiN Health | PiN WASH
    Upper    | 10         | 20
    TOTAL    | 10         | 20
  )");
  EXPECT_EQ(reading.needs.size(), 2U);
  EXPECT_EQ(issues_text(reading), "left-out made.csv, row 3: is a total of the rows above\n");
}

TEST(Spread, NegativePeopleAreNotedAndLeftEmpty) {
  const auto reading = reading_of_drawn("District | PiN Health | PiN WASH\n Upper | 10 | -3");
  EXPECT_EQ(reading.needs.size(), 1U);
  EXPECT_EQ(issues_text(reading), "note made.csv, row 2, column C '-3': is no number of people, and was left empty\n");
}

TEST(Spread, FiguresThatAreNoneAreNotedAndLeftEmpty) {
  const auto reading = reading_of_drawn("District | PiN Health | Severity WASH\n Upper | many | 9\n Lower | 3 | 2");
  EXPECT_EQ(reading.needs.size(), 2U);
  EXPECT_EQ(reading.rows_left, 1U);
  EXPECT_EQ(reading.issues.size(), 3U);
}

TEST(Spread, CellsMayNameTheOrganisationsOfEachSector) {
  const auto reading = reading_of_drawn(R"(
    District | Health     | WASH      | Education
    Upper    | IMC; MSF   | NRC       |
    Lower    | MSF        | NRC + DRC | n/a
  )");
  EXPECT_EQ(reading.format, "3w");
  EXPECT_EQ(deliveries_text(reading),
            "Upper | IMC | Health | ?\nUpper | MSF | Health | ?\nUpper | NRC | WASH | ?\nLower | MSF | Health | ?\n"
            "Lower | NRC | WASH | ?\nLower | DRC | WASH | ?\n");
}

TEST(Spread, MarksSayInWhichSectorsAnOrganisationWorks) {
  const auto reading = reading_of_drawn(R"(
    Partner | District | Health | WASH | Education
    IMC     | Upper    | x      |      | X
    NRC     | Upper    |        | yes  | 0
    DRC     | Lower    |        |      |
  )");
  EXPECT_EQ(deliveries_text(reading),
            "Upper | IMC | Health | ?\nUpper | IMC | Education | ?\nUpper | NRC | WASH | ?\n");
  EXPECT_EQ(reading.rows_left, 1U);
}

TEST(Spread, PeopleReachedStandInAColumnForEachSector) {
  const auto reading = reading_of_drawn(R"(
    Partner | District   | Health   | WASH
    #org    | #adm2+name | #reached | #reached
    IMC     | Upper      | 120      | 30
  )");
  EXPECT_EQ(deliveries_text(reading), "Upper | IMC | Health | 120\nUpper | IMC | WASH | 30\n");
}

TEST(Spread, SheetsOfPeopleAndOfSeverityAreJoined) {
  const TemporaryFolder folder;
  write_workbook(folder / "made.xlsx",
                 {{"People", drawn("District | PiN Health | PiN WASH\n Upper | 10 | 20")},
                  {"Severity", drawn("District | Severity Health | Severity WASH\n Upper | 3 | 4\n Lower | 2 | 1")}});
  const auto reading = store::read_file(folder / "made.xlsx", {});
  EXPECT_EQ(
      needs_text(reading),
      "Upper | Health |  | 10 | 3\nUpper | WASH |  | 20 | 4\nLower | Health |  | ? | 2\nLower | WASH |  | ? | 1\n");
  EXPECT_EQ(reading.needs.back().sheet, "Severity");
  EXPECT_EQ(column_of(reading, "'Severity'!B").meaning, "severity of 'Health'");
}

TEST(Sheets, WithTheSameHeadingsAreReadTogether) {
  const TemporaryFolder folder;
  write_workbook(folder / "made.xlsx",
                 {{"January", drawn("District | Cluster | Partner\n Upper | Health | IMC")},
                  {"February", drawn("District | Cluster | Partner\n Lower | WASH | NRC")},
                  {"Other", drawn("District | Cluster | Donor | Partner\n Lower | WASH | X | Y")}});
  const auto reading = store::read_file(folder / "made.xlsx", {});
  // The widest is no reason: of sheets alike the first that has most rows is the table, and its like go with it.
  std::set<std::string> organisations;
  for (const auto& row : reading.activities) organisations.insert(row.organisation.name);
  EXPECT_EQ(organisations, (std::set<std::string>{"IMC", "NRC"}));
  EXPECT_NE(issues_text(reading).find("sheet 'Other': this sheet holds a table of the same kind"), std::string::npos);
}

TEST(Sheets, MayHaveEachColumnInTwoLanguages) {
  const auto reading = reading_of_drawn(R"(
    Governorate (EN) | Governorate (AR) | District EN | District AR | Cluster | Organization Name EN | Organization Name AR
    Anbar            | الأنبار          | Falluja     | الفلوجة     | Health  | Hope                 | الأمل
  )");
  ASSERT_EQ(reading.activities.size(), 1U);
  EXPECT_EQ(reading.activities.front().organisation.name, "Hope");
  EXPECT_EQ(reading.activities.front().places.back().name, "Falluja");
}

TEST(Sheets, OneCellMayNameSeveralSectors) {
  const auto reading = reading_of_drawn("District | Cluster | Partner\n Upper | Health,Nutrition | IMC");
  EXPECT_EQ(deliveries_text(reading), "Upper | IMC | Health | ?\nUpper | IMC | Nutrition | ?\n");
}

}  // namespace

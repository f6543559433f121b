#include "tests/store/files/real_files.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/store/files/reading_text.h"

namespace {

std::size_t organisations_in(const engine::Reading& reading) {
  std::set<std::pair<std::string, std::string>> names;
  for (const auto& row : reading.activities) names.emplace(row.organisation.acronym, row.organisation.name);
  return names.size();
}

std::set<int> levels_in(const engine::Reading& reading) {
  std::set<int> levels;
  for (const auto& row : reading.activities) {
    for (const auto& place : row.places) levels.insert(place.level);
  }
  return levels;
}

bool has_note(const engine::Reading& reading, const std::string& part) {
  return issues_text(reading).find(part) != std::string::npos;
}

TEST(RealFiles, OfIraqAreReadWhole) {
  REAL_FILE_OR_SKIP(path, "3w/iraq-2022-01_04.xlsx");
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.format, "3w");
  EXPECT_EQ(reading.sheet, "3W longtable Jan-Apr 2022 ");
  EXPECT_EQ(reading.activities.size(), 4839U);
  EXPECT_EQ(reading.rows_left, 0U);
  EXPECT_EQ(issues_text(reading), "");
  std::set<std::string> acronyms;
  std::set<std::string> roles;
  std::set<std::string> months;
  for (const auto& row : reading.activities) {
    acronyms.insert(row.organisation.acronym);
    roles.insert(row.role);
    months.insert(engine::to_text(row.reported.value()));
    ASSERT_EQ(row.places.size(), 4U);
    ASSERT_EQ(row.places.back().level, 4);
  }
  EXPECT_EQ(acronyms.size(), 107U);
  EXPECT_EQ(roles, (std::set<std::string>{"Primary", "Sub-Implementing"}));
  EXPECT_EQ(months, (std::set<std::string>{"2022-01", "2022-02", "2022-03", "2022-04"}));
  EXPECT_EQ(column_of(reading, "M").meaning, "role");
  EXPECT_EQ(column_of(reading, "J").meaning, "plan");
  EXPECT_EQ(reading.activities.front().plan, "HRP 2021");
  EXPECT_EQ(reading.activities.front().programme, "");
  EXPECT_EQ(reading.activities.front().row, 3U);
}

TEST(RealFiles, OfNigeriaGoByTagsAgainstTheirHeadings) {
  REAL_FILE_OR_SKIP(path, "3w/nigeria-2021-08.xlsx");
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.activities.size(), 4648U);
  EXPECT_EQ(reading.rows_left, 0U);
  EXPECT_EQ(reading.activities.front().organisation.acronym, "AA");
  EXPECT_EQ(reading.activities.front().organisation.name, "Action Aid");
  EXPECT_EQ(reading.activities.front().places.at(0).code, "NGA036");
  EXPECT_EQ(engine::to_text(reading.activities.front().reported.value()), "2021-08");
  EXPECT_EQ(reading.issues.size(), 0U);
}

TEST(RealFiles, OfSudanHaveNamesWithoutCodes) {
  REAL_FILE_OR_SKIP(path, "3w/sudan-2021.xlsx");
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.activities.size(), 2773U);
  EXPECT_EQ(reading.activities.front().sector, "Education");
  EXPECT_EQ(reading.activities.front().places.at(1).code, "");
  EXPECT_TRUE(has_note(reading, "says for no row when it was so"));
}

TEST(RealFiles, OfSouthSudanHaveTagsAlone) {
  REAL_FILE_OR_SKIP(path, "3w/south-sudan-2022-01_03.xlsx");
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.activities.size(), 2782U);
  EXPECT_EQ(organisations_in(reading), 200U);
  EXPECT_EQ(reading.activities.front().row, 2U);
  EXPECT_EQ(reading.activities.front().sector, "CCCM");
  EXPECT_EQ(reading.activities.front().organisation.acronym, "ACTED");
  EXPECT_EQ(engine::to_text(reading.activities.front().reported.value()), "2022-01");
}

TEST(RealFiles, OfAfghanistanAreReadUnderAWrongEnding) {
  REAL_FILE_OR_SKIP(path, "3w/afghanistan-2021-07_09.web_app");
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.activities.size(), 2414U);
  EXPECT_EQ(organisations_in(reading), 119U);
  EXPECT_EQ(levels_in(reading), (std::set<int>{1, 2}));
}

TEST(RealFiles, OfHondurasAreReadInSpanish) {
  REAL_FILE_OR_SKIP(path, "3w/honduras.csv");
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.activities.size(), 2730U);
  EXPECT_EQ(organisations_in(reading), 43U);
  const auto& row = reading.activities.front();
  EXPECT_EQ(row.organisation.name, "SC");
  EXPECT_EQ(row.donors.at(0).name, "UNICEF");
  EXPECT_EQ(engine::to_text(row.start.value()) + " " + engine::to_text(row.end.value()), "2021-07-01 2022-01-01");
  EXPECT_EQ(row.reach, 663);
}

TEST(RealFiles, OfEthiopiaAreReadBehindTheirHiddenSheets) {
  REAL_FILE_OR_SKIP(path, "3w/ethiopia-2022-02.xlsx");
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.sheet, "Eth_4Ws_February_2022");
  EXPECT_EQ(reading.rows_read, 7900U);
  EXPECT_EQ(reading.activities.front().organisation.acronym, "AAH");
  EXPECT_EQ(reading.activities.front().lead.name, "WHO");
}

TEST(RealFiles, OfNigerKeepNoContacts) {
  REAL_FILE_OR_SKIP(path, "3w/niger-2022-02.xlsx");
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.sheet, "3w_Data_février_2022");
  EXPECT_EQ(reading.activities.size(), 2574U);
  EXPECT_EQ(column_of(reading, "E").treatment, engine::ColumnReport::Treatment::dropped);
  EXPECT_EQ(reading.activities.front().organisation.acronym, "ADKOUL");
}

TEST(RealFiles, OfTheOtherCountriesAreReadToo) {
  struct Expected {
    const char* name;
    std::size_t rows, left;
  };
  for (const Expected& expected : {Expected{"3w/burkina-faso-2022-02.xlsx", 420, 0},
                                   {"3w/burundi-2022-03.xlsx", 1527, 0},
                                   {"3w/central-african-republic-2022-03.xlsx", 1809, 0},
                                   {"3w/chad-2021-10.xlsx", 705, 0},
                                   {"3w/libya-2021-05.xlsx", 495, 0},
                                   {"3w/guatemala.csv", 1197, 1}}) {
    REAL_FILE_OR_SKIP(path, expected.name);
    const auto reading = store::read_file(path, {});
    EXPECT_EQ(reading.rows_read, expected.rows) << expected.name;
    EXPECT_EQ(reading.rows_left, expected.left) << expected.name;
    EXPECT_EQ(reading.activities.size(), expected.rows - expected.left) << expected.name;
  }
}

TEST(RealFiles, OfPlacesAreReadWhole) {
  REAL_FILE_OR_SKIP(path, "locations/global-pcodes-adm1-adm2.csv");
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.format, "locations");
  EXPECT_EQ(reading.places.size(), 33363U);
  EXPECT_EQ(reading.rows_left, 0U);
  EXPECT_EQ(reading.places.front().code, "AF01");
  EXPECT_EQ(reading.places.front().country, "AFG");
  EXPECT_EQ(reading.places.front().level, 1);
}

TEST(RealFiles, OfNeedsAreRead) {
  REAL_FILE_OR_SKIP(path, "needs/afg_hpc_needs_api_2024.csv");
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.format, "needs");
  EXPECT_EQ(reading.needs.size(), 916U);
  EXPECT_EQ(reading.rows_left, 15U);
}

TEST(RealFiles, OfNeedsInWideSheetsAreReadTogether) {
  REAL_FILE_OR_SKIP(path, "needs/inneed_ukraine_2023_hno_pin_and_severity_for_hdx_20230215.xlsx");
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.format, "needs");
  EXPECT_EQ(reading.sheet, "Cluster PIN By Oblast");
  std::size_t counted = 0;
  std::size_t graded = 0;
  std::set<std::string> sheets;
  for (const auto& need : reading.needs) {
    counted += need.people ? 1 : 0;
    graded += need.severity ? 1 : 0;
    sheets.insert(need.sheet);
  }
  EXPECT_GT(counted, 270U);
  EXPECT_GT(graded, 1000U);
  EXPECT_TRUE(sheets.contains("Severity by Raion {<> ED WA}"));
  EXPECT_EQ(reading.needs.front().places.front().code, "UA01");
  EXPECT_EQ(reading.needs.front().people, 0);
}

TEST(RealFiles, WithoutOrganisationsAreRefusedInWords) {
  REAL_FILE_OR_SKIP(matrix, "3w/ukraine-2022-05-matrix.xlsx");
  EXPECT_NE(refusal_of([&] { store::read_file(matrix, {}); }).find("names nobody: who delivers cannot be read"),
            std::string::npos);
  REAL_FILE_OR_SKIP(master, "needs/iom_dtm_dtm_iraq_idps_master_list_round_123.xlsx");
  EXPECT_EQ(kind_of_refusal([&] { store::read_file(master, {}); }), "invalid");
}

}  // namespace

#include "store/files/write_xlsx.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "store/files/sheet.h"
#include "tests/store/files/exported_field.h"
#include "tests/store/files/reading_text.h"

namespace {

constexpr const char* places = R"(
  ADM1_PCODE | ADM1 name | ADM2_PCODE | ADM2 name
  IQG01      | Anbar     | IQG01Q01   | Falluja
  IQG15      | Ninewa    | IQG15Q01   | Mosul
)";

constexpr const char* returns = R"(
  Month   | ADM0_PCODE | ADM1_PCODE | ADM2_PCODE | District | Camp   | Cluster                | Activity    | Beneficiary Type | Partner | Acronym | Type of partner | Role             | Status    | Project title | Project code | Start      | End        | People reached | Donor | Plan
  2022-01 | IQ         | IQG01      | IQG01Q01   | Falluja  |        | Health                 |             | IDPs             | Hope    | HP      | NNGO            | Lead             | Ongoing   | Clinics       | P-1          | 2022-01-01 | 2022-12-31 | 120            | ECHO  |
  2022-01 | IQ         | IQG01      | IQG01Q01   | Falluja  | Tents  | Food security          | Agriculture | Returnees        | Hope    | HP      | NNGO            | Sub-implementing | Planned   | Seeds         |              |            |            |                |
  2022-01 | IQ         | IQG15      | IQG15Q01   | Mosul    |        | WASH                   | Odd jobs    |                  | Hope    | HP      | NNGO            |                  | Ongoing   |               |              |            |            |                |       | HRP 2021
  2022-01 | IQ         | IQG15      | IQG15Q01   | Mosul    |        | WASH                   | Odd jobs    |                  | Hope    | HP      | NNGO            |                  | Ongoing   |               |              |            |            |                |       | HRP 2022
  2022-02 | IQ         | IQG15      | IQG15Q01   | Mosul    | Refuge | Gender-based violence  |             |                  | Hope    | HP      | NNGO            |                  | Completed |               |              |            |            |                |
  2022-02 | IQ         | IQG15      | IQG15Q01   | Mosul    |        | WASH                   |             |                  | =Care   | CA      | INGO            |                  | Ongoing   |               |              |            |            | 5              |
)";

class WriteXlsx : public testing::Test {
 protected:
  WriteXlsx() {
    store::ReadOptions options;
    field_.import(reading_of_drawn(places, options), "places");
    field_.import(reading_of_drawn(returns, options), "returns");
  }

  // The sheets of a workbook, each as lines of its cells.
  std::string rows_of(const std::filesystem::path& path, const std::string& name) {
    std::string text;
    const auto workbook = store::open_workbook(path, "made.xlsx", {});
    for (std::size_t sheet = 0; sheet < workbook->sheets().size(); ++sheet) {
      if (workbook->sheets()[sheet].name != name) continue;
      workbook->read(sheet, [&](const store::Row& row) {
        for (const store::Cell& cell : row.cells) text += std::string(cell.text) + " | ";
        text += "\n";
        return store::Next::row;
      });
    }
    return text;
  }

  std::string id_of(const store::ExportContent& content, const std::string& name) {
    for (const auto& node : content.snapshot.organisations) {
      if (node.name == name) return node.id;
    }
    return {};
  }

  TemporaryFolder folder_;
  ExportedField field_;
};

TEST_F(WriteXlsx, BeginsWithWhereItComesFromAndWhatIsUnknown) {
  store::write_xlsx(field_.content(), folder_ / "all.xlsx");
  const std::string about = rows_of(folder_ / "all.xlsx", "About");
  EXPECT_NE(about.find("Date | 2022-06-01"), std::string::npos);
  EXPECT_NE(about.find("Neither capacity nor reach | 4 of 6 deliveries"), std::string::npos) << about;
  EXPECT_NE(about.find("returns | "), std::string::npos);
}

TEST_F(WriteXlsx, PutsNamesBesideCodes) {
  store::write_xlsx(field_.content(), folder_ / "all.xlsx");
  const std::string deliveries = rows_of(folder_ / "all.xlsx", "deliveries");
  EXPECT_NE(deliveries.find("health | Health | "), std::string::npos) << deliveries;
  EXPECT_NE(deliveries.find("IQG01Q01 | Falluja | "), std::string::npos);
  EXPECT_EQ(deliveries.find("organisation | organisation name"), deliveries.find("organisation | "));
}

TEST_F(WriteXlsx, ShowsNoSiteThatItsSourceDidNotMarkPublic) {
  store::write_xlsx(field_.content(), folder_ / "all.xlsx");
  for (const char* sheet : {"3W", "deliveries", "locations"}) {
    EXPECT_EQ(rows_of(folder_ / "all.xlsx", sheet).find("Refuge"), std::string::npos) << sheet;
    EXPECT_EQ(rows_of(folder_ / "all.xlsx", sheet).find("Tents"), std::string::npos) << sheet;
    EXPECT_NE(rows_of(folder_ / "all.xlsx", sheet).find("Falluja"), std::string::npos) << sheet;
  }
}

TEST_F(WriteXlsx, ShowsNoSuchSiteInTheNeedsEither) {
  field_.import(reading_of_drawn(R"(
    ADM2_PCODE | Site  | Sector  | People in need
    IQG01Q01   | Tents | Shelter | 40
  )"),
                "needs");
  store::write_xlsx(field_.content(), folder_ / "all.xlsx");
  const std::string needs = rows_of(folder_ / "all.xlsx", "needs");
  EXPECT_EQ(needs.find("Tents"), std::string::npos) << needs;
  EXPECT_EQ(needs.find("tents"), std::string::npos) << needs;
  EXPECT_NE(needs.find("IQG01Q01"), std::string::npos) << needs;
}

TEST_F(WriteXlsx, ShowsASiteThatItsSourceMarkedPublicButNeverOneOfViolence) {
  auto content = field_.content();
  std::vector<engine::StoredRecord> records;
  for (const auto& place : content.records.places()) {
    records.push_back(content.records.record(place));
    records.back().record.words.push_back({"tier", "public"});
  }
  const engine::HeldRecords marked(records);
  store::write_xlsx(store::ExportContent{content.snapshot, marked, content.day}, folder_ / "all.xlsx");
  for (const char* sheet : {"3W", "deliveries", "locations"}) {
    EXPECT_EQ(rows_of(folder_ / "all.xlsx", sheet).find("Refuge"), std::string::npos) << sheet;
    EXPECT_NE(rows_of(folder_ / "all.xlsx", sheet).find("Tents"), std::string::npos) << sheet;
  }
}

TEST_F(WriteXlsx, IsTheSameBytesForTheSameRecords) {
  store::write_xlsx(field_.content(), folder_ / "one.xlsx");
  store::write_xlsx(field_.content(), folder_ / "two.xlsx");
  EXPECT_EQ(read_text(folder_ / "one.xlsx"), read_text(folder_ / "two.xlsx"));
}

TEST_F(WriteXlsx, ReadsBackAsA3wSheet) {
  store::write_xlsx(field_.content(), folder_ / "all.xlsx");
  const auto reading = store::read_file(folder_ / "all.xlsx", {});
  EXPECT_EQ(reading.format, "3w");
  EXPECT_EQ(reading.sheet, "3W");
  EXPECT_EQ(reading.rows_read, 6U);
  EXPECT_EQ(reading.rows_left, 0U) << issues_text(reading);
}

TEST_F(WriteXlsx, OpensInLibreOffice) {
  if (std::system("command -v soffice >/dev/null 2>&1") != 0) GTEST_SKIP() << "LibreOffice is not installed";
  store::write_xlsx(field_.content(), folder_ / "all.xlsx");
  const std::string folder = (folder_ / "").string();
  const std::string command = "soffice --headless -env:UserInstallation=file://" + folder +
                              "profile --convert-to ods --outdir " + folder + " " + (folder_ / "all.xlsx").string() +
                              " >/dev/null 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0);
  const auto reading = store::read_file(folder_ / "all.ods", {});
  EXPECT_EQ(reading.rows_read, 6U);
}

TEST_F(WriteXlsx, OfOneOrganisationImportsAgainAsItWas) {
  const auto content = field_.content();
  store::write_return_sheet(content, id_of(content, "Hope"), folder_ / "hope.xlsx");
  const auto reading = store::read_file(folder_ / "hope.xlsx", {});
  EXPECT_EQ(reading.rows_left, 0U) << issues_text(reading);
  field_.import(reading, "hope");
  std::vector<std::string> own;
  for (const std::string& line : field_.deliveries("returns")) {
    if (line.starts_with("Hope|")) own.push_back(line);
  }
  EXPECT_EQ(own.size(), 5U);
  EXPECT_EQ(field_.deliveries("hope"), own);
}

TEST_F(WriteXlsx, OfOneOrganisationNamesTheDonorsOfWhatHasNoProgramme) {
  field_.import(reading_of_drawn(R"(
    ADM2_PCODE | Cluster | Partner | Start      | Donor
    IQG15Q01   | Health  | Aid     | 2022-01-01 | BMZ
    IQG15Q01   | WASH    | Aid     | 2022-01-01 | USAID
    IQG15Q01   | Shelter | Aid     | 2022-01-01 |
  )"),
                "aid");
  const auto content = field_.content();
  store::write_return_sheet(content, id_of(content, "Aid"), folder_ / "aid.xlsx");
  const auto reading = store::read_file(folder_ / "aid.xlsx", {});
  ASSERT_EQ(reading.activities.size(), 3U);
  std::vector<std::string> donors;
  for (const auto& row : reading.activities) donors.push_back(row.donors.empty() ? "" : row.donors.front().name);
  EXPECT_EQ(donors, (std::vector<std::string>{"BMZ", "USAID", ""}));
}

TEST_F(WriteXlsx, OfOneOrganisationTellsItsOwnSitesBack) {
  const auto content = field_.content();
  store::write_return_sheet(content, id_of(content, "Hope"), folder_ / "hope.xlsx");
  const std::string rows = rows_of(folder_ / "hope.xlsx", "3W");
  EXPECT_NE(rows.find("Refuge"), std::string::npos);
  EXPECT_EQ(rows.find("=Care"), std::string::npos);
}

TEST_F(WriteXlsx, RefusesAnOrganisationThatNobodyKnows) {
  const auto content = field_.content();
  EXPECT_EQ(refusal_of([&] { store::write_return_sheet(content, "nobody", folder_ / "x.xlsx"); }),
            "there is no organisation 'nobody'");
}

TEST_F(WriteXlsx, SaysWhereAFileCannotBeWritten) {
  const auto content = field_.content();
  EXPECT_NE(refusal_of([&] {
              store::write_xlsx(content, folder_ / "no" / "such" / "folder.xlsx");
            }).find("could not be written"),
            std::string::npos);
}

}  // namespace

#include <gtest/gtest.h>

#include "store/files/sheet.h"
#include "tests/store/files/reading_text.h"

namespace {

class OpenWorkbook : public testing::Test {
 protected:
  std::string refusal(const std::string& name, const std::string& bytes) {
    write_text(folder_ / name, bytes);
    return refusal_of([&] { store::open_workbook(folder_ / name, name, {}); });
  }

  static std::string compound(const std::string& mark) {
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(70'000, '\0');
    for (const char letter : mark) bytes += {letter, '\0'};
    return bytes + std::string(500, '\0');
  }

  TemporaryFolder folder_;
};

TEST_F(OpenWorkbook, GoesByContentAndNotByName) {
  write_workbook(folder_ / "made.csv", {{"Data", {{"a"}}}});
  EXPECT_EQ(store::open_workbook(folder_ / "made.csv", "made.csv", {})->sheets().front().name, "Data");
  EXPECT_EQ(refusal("made.web_app", "a,b\n1,2\n"), "taken");
}

TEST_F(OpenWorkbook, RefusesAnEncryptedWorkbook) {
  EXPECT_EQ(refusal("made.xlsx", compound("EncryptedPackage")),
            "made.xlsx is encrypted: open it, save it without a password and send it again");
}

TEST_F(OpenWorkbook, RefusesAnOldWorkbook) {
  EXPECT_EQ(refusal("made.xls", compound("Workbook")),
            "made.xls is a workbook of before 2007 (.xls) or another old Office file: save it as .xlsx or CSV");
}

TEST_F(OpenWorkbook, RefusesATextUnderTheNameOfAWorkbook) {
  EXPECT_EQ(refusal("made.XLSX", "a,b\n1,2\n"),
            "made.XLSX is no Excel workbook, though its name ends in .xlsx: save it as one, or rename it to .csv where "
            "it is delimited text");
}

TEST_F(OpenWorkbook, RefusesEmptyFilesPagesAndPrints) {
  EXPECT_EQ(refusal("made.csv", ""), "made.csv is empty: there is nothing to read");
  EXPECT_EQ(refusal("made.xlsx", ""), "made.xlsx is empty: there is nothing to read");
  EXPECT_EQ(refusal("made.csv", "<!DOCTYPE html><table>"),
            "made.csv holds XML or a web page, and no table: send the table as .xlsx or CSV");
  EXPECT_EQ(refusal("made.csv", "%PDF-1.4"), "made.csv is a PDF: send the table behind it as .xlsx or CSV");
}

TEST_F(OpenWorkbook, RefusesAnArchiveThatIsCutShort) {
  write_workbook(folder_ / "made.xlsx", {{"Data", {{"a"}}}});
  const std::string bytes = read_text(folder_ / "made.xlsx");
  EXPECT_EQ(refusal("cut.xlsx", bytes.substr(0, bytes.size() / 2)),
            "cut.xlsx is cut short or damaged, so that its parts cannot be found: send it again, or save it anew");
}

TEST_F(OpenWorkbook, SaysWhichFileIsNotThere) {
  EXPECT_EQ(kind_of_refusal([&] { store::open_workbook(folder_ / "none.csv", "none.csv", {}); }), "not_found");
}

TEST_F(OpenWorkbook, RefusesATextBeyondTheLimit) {
  write_text(folder_ / "made.csv", "a,b\n1,2\n");
  store::Limits limits;
  limits.archive_bytes = 4;
  EXPECT_EQ(kind_of_refusal([&] { store::open_workbook(folder_ / "made.csv", "made.csv", limits); }), "too_large");
}

}  // namespace

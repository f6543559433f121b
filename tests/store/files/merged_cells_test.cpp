#include "store/files/merged_cells.h"

#include <gtest/gtest.h>

#include "tests/store/files/reading_text.h"

namespace {

std::string cell(const std::string& at, const std::string& text) {
  return "<c r='" + at + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
}

// A sheet whose partner is merged over three rows, and whose people over two.
engine::Reading merged_reading() {
  const TemporaryFolder folder;
  auto parts = workbook_parts({{"Data", {{"x"}}}});
  parts["xl/worksheets/sheet1.xml"] =
      "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
      "<row r='1'>" +
      cell("A1", "Partner") + cell("B1", "District") + cell("C1", "Cluster") + cell("D1", "People reached") +
      "</row><row r='2'>" + cell("A2", "Hope") + cell("B2", "Upper") + cell("C2", "Health") +
      "<c r='D2'><v>7</v></c></row>"
      "<row r='3'>" +
      cell("B3", "Lower") + cell("C3", "WASH") +
      "</row>"
      "<row r='4'>" +
      cell("B4", "Middle") + cell("C4", "WASH") +
      "</row>"
      "<row r='5'>" +
      cell("B5", "Outer") + cell("C5", "WASH") +
      "</row></sheetData>"
      "<mergeCells count='2'><mergeCell ref='A2:A4'/><mergeCell ref=\"D2:D3\" /></mergeCells></worksheet>";
  write_archive(folder / "made.xlsx", parts);
  return store::read_file(folder / "made.xlsx", {});
}

TEST(MergedCells, GiveTheirTextToEveryRowTheyCover) {
  const auto reading = merged_reading();
  ASSERT_EQ(reading.activities.size(), 3U);
  EXPECT_EQ(reading.activities.at(2).organisation.name, "Hope");
  EXPECT_EQ(reading.activities.at(2).places.front().name, "Middle");
  EXPECT_EQ(reading.rows_left, 1U);
}

TEST(MergedCells, CountAFigureOnce) {
  const auto reading = merged_reading();
  EXPECT_EQ(reading.activities.at(0).reach, 7);
  EXPECT_EQ(reading.activities.at(1).reach, std::nullopt);
}

}  // namespace

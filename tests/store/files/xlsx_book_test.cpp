#include "store/files/xlsx_book.h"

#include <gtest/gtest.h>

#include "store/files/archive.h"
#include "store/files/sheet.h"
#include "tests/store/files/reading_text.h"

namespace {

std::string rows_of(const std::filesystem::path& path, std::size_t sheet) {
  std::string text;
  store::open_workbook(path, "made.xlsx", {})->read(sheet, [&](const store::Row& row) {
    text += std::to_string(row.number) + ":";
    for (const store::Cell& cell : row.cells)
      text += " " + store::column_letters(cell.column) + "=" + std::string(cell.text);
    text += "\n";
    return store::Next::row;
  });
  return text;
}

TEST(XlsxBook, WritesNumbersAsNumbersAndAllElseAsText) {
  const TemporaryFolder folder;
  store::XlsxBook book(folder / "made.xlsx", engine::parse_day("2022-06-01"));
  book.begin_table("Data", {{"Name"}, {"Count", true}}, {"#org", "#reached"});
  book.add({"=1+1", "12"});
  book.add({"0012", "many"});
  book.add({"", "3"});
  book.close();
  EXPECT_EQ(rows_of(folder / "made.xlsx", 0),
            "1: A=Name B=Count\n2: A=#org B=#reached\n3: A=\x3D"
            "1+1 B=12\n4: A=0012 B=many\n5: B=3\n");
}

TEST(XlsxBook, CutsATextThatNoCellHolds) {
  const TemporaryFolder folder;
  store::XlsxBook book(folder / "made.xlsx", engine::parse_day("2022-06-01"));
  book.begin_page("Page");
  book.add({std::string(40'000, 'x')});
  book.close();
  EXPECT_EQ(rows_of(folder / "made.xlsx", 0), "1: A=" + std::string(32'767, 'x') + "\n");
}

TEST(XlsxBook, HasAHeaderThatStaysAndFilters) {
  const TemporaryFolder folder;
  store::XlsxBook book(folder / "made.xlsx", engine::parse_day("2022-06-01"));
  book.begin_table("Data", {{"Name"}, {"Count", true}});
  book.add({"a", "1"});
  book.close();
  store::Archive archive(folder / "made.xlsx", "made.xlsx", {});
  std::string xml;
  archive.read("xl/worksheets/sheet1.xml", [&](std::string_view piece) {
    xml += piece;
    return true;
  });
  EXPECT_NE(xml.find("<autoFilter ref=\"A1:B2\"/>"), std::string::npos) << xml;
  EXPECT_NE(xml.find("state=\"frozen\""), std::string::npos);
}

}  // namespace

#include "store/files/xlsx.h"

#include <gtest/gtest.h>

#include "store/files/shared_strings.h"
#include "tests/store/files/reading_text.h"

namespace {

// "3: A=x C=y" a row.
std::string rows_text(store::Workbook& workbook, std::size_t sheet) {
  std::string text;
  workbook.read(sheet, [&](const store::Row& row) {
    text += std::to_string(row.number) + ":";
    for (const auto& cell : row.cells) text += " " + store::column_letters(cell.column) + "=" + std::string(cell.text);
    text += "\n";
    return store::Next::row;
  });
  return text;
}

class Xlsx : public testing::Test {
 protected:
  std::string rows_of(const std::map<std::string, std::string>& parts, const store::Limits& limits = {}) {
    write_archive(folder_ / "made.xlsx", parts);
    return rows_text(*store::open_xlsx(folder_ / "made.xlsx", "made.xlsx", limits), 0);
  }
  std::string rows_of_xml(const std::string& xml, const store::Limits& limits = {}) {
    return rows_of(workbook_parts({{"Data", {}, false, xml}}), limits);
  }

  TemporaryFolder folder_;
};

TEST_F(Xlsx, GivesRowsAndColumnsAsTheSheetCountsThem) {
  EXPECT_EQ(rows_of_xml("<row r='3'><c r='A3'><v>1</v></c><c r='C3' t='str'><v>x</v></c></row><row r='7'><c "
                        "r='AA7'><v>2</v></c></row>"),
            "3: A=1 C=x\n7: AA=2\n");
}

TEST_F(Xlsx, CountsWhereTheSheetDoesNot) {
  EXPECT_EQ(rows_of_xml("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"), "1: A=1 B=2\n2: A=3\n");
}

TEST_F(Xlsx, LeavesOutEmptyCellsAndRows) {
  EXPECT_EQ(rows_of_xml("<row r='1'><c r='A1'/><c r='B1'><v></v></c></row><row r='2'><c r='A2'><v>1</v></c></row>"),
            "2: A=1\n");
}

TEST_F(Xlsx, GivesTheValuesThatFormulasStored) {
  EXPECT_EQ(rows_of_xml("<row r='1'><c r='A1'><f>1+1</f><v>2</v></c><c r='B1' t='str'><f>\"a\"</f><v>a</v></c></row>"),
            "1: A=2 B=a\n");
}

TEST_F(Xlsx, GivesBooleansErrorsAndInlineStrings) {
  EXPECT_EQ(
      rows_of_xml(
          "<row r='1'><c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v></c><c r='C1' t='e'><v>#N/A</v></c>"
          "<c r='D1' t='inlineStr'><is><r><t>one </t></r><r><t>two</t></r><rPh><t>spoken</t></rPh></is></c></row>"),
      "1: A=true B=false C=#N/A D=one two\n");
}

TEST_F(Xlsx, GivesSharedStrings) {
  auto parts = workbook_parts(
      {{"Data", {}, false, "<row r='1'><c r='A1' t='s'><v>1</v></c><c r='B1' t='s'><v>0</v></c></row>"}});
  parts["xl/sharedStrings.xml"] =
      "<sst><si><t>zero</t></si><si><r><t>o</t></r><r><t xml:space='preserve'>ne </t></r></si></sst>";
  EXPECT_EQ(rows_of(parts), "1: A=one  B=zero\n");
}

TEST_F(Xlsx, UndoesEscapedControls) {
  EXPECT_EQ(store::unescape_controls("a_x000D_b"), "a\rb");
  EXPECT_EQ(store::unescape_controls("a_x005F_x000D_"), "a_x000D_");
  EXPECT_EQ(store::unescape_controls("_xZZZZ_ _x0"), "_xZZZZ_ _x0");
}

TEST_F(Xlsx, GivesDatesByTheirFormat) {
  auto parts = workbook_parts({{"Data",
                                {},
                                false,
                                "<row r='1'><c r='A1' s='1'><v>44562</v></c><c r='B1' s='2'><v>44562</v></c><c r='C1' "
                                "s='0'><v>44562</v></c></row>"}});
  parts["xl/styles.xml"] =
      "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='mmm\\-yy'/></numFmts><cellStyleXfs><xf "
      "numFmtId='14'/></cellStyleXfs>"
      "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/></cellXfs></styleSheet>";
  EXPECT_EQ(rows_of(parts), "1: A=2022-01-01 B=2022-01-01 C=44562\n");
  parts["xl/workbook.xml"].insert(parts["xl/workbook.xml"].find("<sheets>"), "<workbookPr date1904='1'/>");
  EXPECT_EQ(rows_of(parts), "1: A=2026-01-02 B=2026-01-02 C=44562\n");
}

TEST_F(Xlsx, NamesItsSheetsAndSaysWhichAreHidden) {
  write_workbook(folder_ / "made.xlsx", {{"First & last ", {{"a"}}}, {"Lists", {{"b"}}, true}});
  const auto workbook = store::open_xlsx(folder_ / "made.xlsx", "made.xlsx", {});
  ASSERT_EQ(workbook->sheets().size(), 2U);
  EXPECT_EQ(workbook->sheets()[0].name, "First & last ");
  EXPECT_FALSE(workbook->sheets()[0].hidden);
  EXPECT_TRUE(workbook->sheets()[1].hidden);
  EXPECT_EQ(rows_text(*workbook, 1), "1: A=b\n");
  EXPECT_EQ(rows_text(*workbook, 1), "1: A=b\n");
}

TEST_F(Xlsx, StopsWhereTheTakerSaysSo) {
  write_workbook(folder_ / "made.xlsx", {{"Data", {{"a"}, {"b"}, {"c"}}}});
  std::size_t rows = 0;
  store::open_xlsx(folder_ / "made.xlsx", "made.xlsx", {})->read(0, [&](const store::Row&) {
    return ++rows == 2 ? store::Next::stop : store::Next::row;
  });
  EXPECT_EQ(rows, 2U);
}

TEST_F(Xlsx, RefusesMoreRowsColumnsStringsOrTextThanAllowed) {
  store::Limits limits;
  limits.rows = 2;
  limits.columns = 2;
  limits.text_bytes = 5;
  EXPECT_EQ(kind_of_refusal([&] { rows_of_xml("<row r='3'><c r='A3'><v>1</v></c></row>", limits); }), "too_large");
  EXPECT_EQ(kind_of_refusal([&] { rows_of_xml("<row r='1'><c r='C1'><v>1</v></c></row>", limits); }), "too_large");
  EXPECT_EQ(kind_of_refusal(
                [&] { rows_of_xml("<row r='1'><c r='A1'><v>123</v></c><c r='B1'><v>456</v></c></row>", limits); }),
            "too_large");
  EXPECT_EQ(kind_of_refusal([&] { rows_of_xml("<row r='2'><c r='B2'><v>12345</v></c></row>", limits); }), "taken");

  auto parts = workbook_parts({{"Data", {{"a"}}}});
  parts["xl/sharedStrings.xml"] = "<sst><si><t>1</t></si><si><t>2</t></si></sst>";
  limits = {};
  limits.shared_strings = 1;
  EXPECT_EQ(kind_of_refusal([&] { rows_of(parts, limits); }), "too_large");
}

TEST_F(Xlsx, RefusesACellThatNamesAMissingString) {
  EXPECT_EQ(refusal_of([&] { rows_of_xml("<row r='4'><c r='A4' t='s'><v>9</v></c></row>"); }),
            "made.xlsx is damaged: a cell of row 4 names a text that the workbook lacks. Save it anew");
}

TEST_F(Xlsx, RefusesOtherArchives) {
  const auto refusal = [&](const std::map<std::string, std::string>& parts) {
    return refusal_of([&] { rows_of(parts); });
  };
  EXPECT_EQ(refusal({{"readme", ""}}),
            "made.xlsx is an archive, and no Excel workbook: send the sheet as .xlsx or CSV");
  EXPECT_EQ(refusal({{"xl/workbook.bin", ""}}),
            "made.xlsx is a binary workbook (.xlsb): save it as an Excel workbook (.xlsx)");
  EXPECT_EQ(refusal(workbook_parts({})), "made.xlsx is a workbook without a sheet");
}

TEST_F(Xlsx, RefusesEntities) {
  auto parts = workbook_parts({{"Data", {{"a"}}}});
  parts["xl/worksheets/sheet1.xml"] =
      "<!DOCTYPE a [<!ENTITY b \"ha\">]><worksheet><sheetData><row><c "
      "t='str'><v>&b;</v></c></row></sheetData></worksheet>";
  EXPECT_EQ(kind_of_refusal([&] { rows_of(parts); }), "invalid");
}

}  // namespace

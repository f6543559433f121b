#include "store/files/ods.h"

#include <gtest/gtest.h>

#include "store/files/sheet.h"
#include "tests/store/files/reading_text.h"

namespace {

std::string content_of(const std::string& tables, const std::string& styles = "") {
  return "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x' xmlns:style='s'>"
         "<office:automatic-styles>" +
         styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
         "</office:spreadsheet></office:body></office:document-content>";
}

std::string cell(const std::string& text, const std::string& more = "") {
  return "<table:table-cell office:value-type='string'" + more + "><text:p>" + text + "</text:p></table:table-cell>";
}

class Ods : public testing::Test {
 protected:
  void write(const std::string& content, std::map<std::string, std::string> parts = {}) {
    parts["content.xml"] = content;
    write_archive(folder_ / "made.ods", parts);
  }

  // "3: A=Health C=7" a row.
  std::string rows(std::size_t sheet = 0, const store::Limits& limits = {}) {
    std::string text;
    store::open_workbook(folder_ / "made.ods", "made.ods", limits)->read(sheet, [&](const store::Row& row) {
      text += std::to_string(row.number) + ":";
      for (const store::Cell& one : row.cells)
        text += " " + store::column_letters(one.column) + "=" + std::string(one.text);
      text += "\n";
      return store::Next::row;
    });
    return text;
  }

  TemporaryFolder folder_;
};

TEST_F(Ods, CountsRepeatedRowsAndColumns) {
  write(content_of(
      "<table:table table:name='A'>"
      "<table:table-row table:number-rows-repeated='2'><table:table-cell/></table:table-row>"
      "<table:table-row>" +
      cell("x", " table:number-columns-repeated='2'") + "<table:table-cell table:number-columns-repeated='3'/>" +
      cell("y") + "</table:table-row><table:table-row table:number-rows-repeated='2'>" + cell("z") +
      "</table:table-row><table:table-row table:number-rows-repeated='1048571'>"
      "<table:table-cell table:number-columns-repeated='16384'/></table:table-row></table:table>"));
  EXPECT_EQ(rows(), "3: A=x B=x F=y\n4: A=z\n5: A=z\n");
}

TEST_F(Ods, GivesStoredValuesAndIsoDates) {
  write(content_of(
      "<table:table table:name='A'><table:table-row>"
      "<table:table-cell office:value-type='float' office:value='1234.5'><text:p>1,234.50</text:p></table:table-cell>"
      "<table:table-cell office:value-type='date' "
      "office:date-value='2022-03-01T00:00:00'><text:p>Mar</text:p></table:table-cell>"
      "<table:table-cell office:value-type='boolean' "
      "office:boolean-value='true'><text:p>TRUE</text:p></table:table-cell>"
      "<table:table-cell office:value-type='string'><office:annotation><text:p>a note</text:p></office:annotation>"
      "<text:p>two<text:s text:c='2'/>words</text:p><text:p>and a line</text:p></table:table-cell>"
      "</table:table-row></table:table>"));
  EXPECT_EQ(rows(), "1: A=1234.5 B=2022-03-01 C=true D=two  words\nand a line\n");
}

TEST_F(Ods, KnowsItsSheetsAndTheHiddenOnes) {
  write(content_of("<table:table table:name='One' table:style-name='off'><table:table-row>" + cell("a") +
                       "</table:table-row></table:table><table:table table:name='Two'><table:table-row>" + cell("b") +
                       "</table:table-row></table:table>",
                   "<style:style style:name='off'><style:table-properties table:display='false'/></style:style>"));
  const auto workbook = store::open_workbook(folder_ / "made.ods", "made.ods", {});
  ASSERT_EQ(workbook->sheets().size(), 2U);
  EXPECT_TRUE(workbook->sheets()[0].hidden);
  EXPECT_EQ(workbook->sheets()[1].name, "Two");
  EXPECT_EQ(rows(1), "1: A=b\n");
}

TEST_F(Ods, IsReadAsASheetOfWhoDoesWhatWhere) {
  std::string table = "<table:table table:name='Data'>";
  for (const auto& row : drawn("District | Cluster | Partner\n Upper | Health | IMC")) {
    table += "<table:table-row>";
    for (const std::string& text : row) table += cell(text);
    table += "</table:table-row>";
  }
  write(content_of(table + "</table:table>"));
  EXPECT_EQ(store::read_file(folder_ / "made.ods", {}).activities.at(0).organisation.name, "IMC");
}

TEST_F(Ods, RefusesWhatIsEncryptedOrNoSpreadsheet) {
  write(content_of(""), {{"META-INF/manifest.xml",
                          "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"}});
  EXPECT_EQ(refusal_of([&] { rows(); }),
            "made.ods is encrypted: open it, save it without a password and send it again");
  write(
      "<office:document-content xmlns:office='o'><office:body><office:text/></office:body></office:document-content>");
  EXPECT_EQ(refusal_of([&] { rows(); }),
            "made.ods is an OpenDocument file, and no spreadsheet: send the table as .xlsx, .ods or CSV");
  write(content_of(""));
  EXPECT_EQ(refusal_of([&] { rows(); }), "made.ods is a workbook without a sheet");
}

TEST_F(Ods, KeepsToTheLimits) {
  store::Limits limits;
  limits.rows = 3;
  write(content_of("<table:table table:name='A'><table:table-row table:number-rows-repeated='9999999999'>" + cell("x") +
                   "</table:table-row></table:table>"));
  EXPECT_EQ(kind_of_refusal([&] { rows(0, limits); }), "too_large");
  write(content_of("<table:table table:name='A'><table:table-row>" +
                   cell("x", " table:number-columns-repeated='99999999'") + "</table:table-row></table:table>"));
  EXPECT_EQ(kind_of_refusal([&] { rows(); }), "too_large");
}

}  // namespace

#include "store/files/csv.h"

#include <gtest/gtest.h>

#include <sstream>

#include "tests/store/files/reading_text.h"

namespace {

std::string rows_of(const std::string& bytes, const store::Limits& limits = {}) {
  const auto open = [&] { return std::make_unique<std::istringstream>(bytes); };
  std::string text;
  store::open_csv(open, "made.csv", limits)->read(0, [&](const store::Row& row) {
    text += std::to_string(row.number) + ":";
    for (const auto& cell : row.cells) text += " " + store::column_letters(cell.column) + "=" + std::string(cell.text);
    text += "\n";
    return store::Next::row;
  });
  return text;
}

TEST(Csv, CountsRowsAsASpreadsheetShowsThem) {
  EXPECT_EQ(rows_of("a,b\n\n\"two\nlines\",\n,x\n"), "1: A=a B=b\n3: A=two\nlines\n4: B=x\n");
}

TEST(Csv, ReadsEveryEncodingAlike) {
  EXPECT_EQ(rows_of("\xEF\xBB\xBFn,R\xC3\xA9gion\n1,2\n"), "1: A=n B=R\xC3\xA9gion\n2: A=1 B=2\n");
  EXPECT_EQ(rows_of("n,R\xE9gion\n1,2\n"), "1: A=n B=R\xC3\xA9gion\n2: A=1 B=2\n");
  EXPECT_EQ(rows_of(std::string("\xFF\xFEn\0,\0m\0\n\0", 10)), "1: A=n B=m\n");
}

std::string remark_on(const std::string& text) {
  return store::open_csv([=] { return std::make_unique<std::istringstream>(text); }, "made.csv", {})->remark();
}

TEST(Csv, TellsOfLettersThatItHadToGuess) {
  EXPECT_EQ(remark_on("n,R\xC3\xA9gion\n1,2\n"), "");
  EXPECT_EQ(remark_on("n,R\xE9gion\n1,2\n"),
            "is not UTF-8, and was read as Windows-1252, in western letters: where names look wrong, save it as 'CSV "
            "UTF-8' or .xlsx");
  EXPECT_NE(remark_on("n,\xC7\xE1\xE3\xE4\xD9\xE3\xC9\n1,2\n").find("Windows-1256, in Arabic letters"),
            std::string::npos);
}

TEST(Csv, ReadsCarriageReturnsAlone) { EXPECT_EQ(rows_of("a,b\r1,2\r"), "1: A=a B=b\n2: A=1 B=2\n"); }

TEST(Csv, ObeysTheLineThatExcelWrites) { EXPECT_EQ(rows_of("sep=;\na;b,c\n1;2\n"), "2: A=a B=b,c\n3: A=1 B=2\n"); }

TEST(Csv, IsReadAsOftenAsOneLikes) {
  const auto open = [] { return std::make_unique<std::istringstream>("a,b\n1,2\n"); };
  const auto workbook = store::open_csv(open, "made.csv", {});
  for (int time = 0; time < 3; ++time) {
    std::size_t rows = 0;
    workbook->read(0, [&](const store::Row&) { return ++rows, store::Next::row; });
    EXPECT_EQ(rows, 2U);
  }
}

TEST(Csv, RefusesWhatIsEmptyOrNoText) {
  EXPECT_EQ(refusal_of([] { rows_of(""); }), "made.csv is empty: there is nothing to read");
  EXPECT_EQ(refusal_of([] { rows_of(" \n\n"); }), "made.csv is empty: there is nothing to read");
  EXPECT_EQ(refusal_of([] { rows_of(std::string("ab\0\1\2\3\4\5", 8)); }),
            "made.csv is neither a workbook nor a text: send the table as .xlsx or CSV");
}

TEST(Csv, RefusesAQuotationMarkThatIsNeverClosed) {
  EXPECT_EQ(refusal_of([] { rows_of("a,b\n1,2\n3,\"4\n5,6\n"); }),
            "made.csv opens a quotation mark in row 3 that is never closed: close it, or double it where it is meant "
            "as a character");
}

TEST(Csv, RefusesMoreThanAllowed) {
  store::Limits limits;
  limits.rows = 2;
  EXPECT_EQ(kind_of_refusal([&] { rows_of("a\nb\nc\n", limits); }), "too_large");
  limits = {};
  limits.columns = 2;
  EXPECT_EQ(kind_of_refusal([&] { rows_of("a,b,c\n", limits); }), "too_large");
  limits = {};
  limits.text_bytes = 4;
  EXPECT_EQ(kind_of_refusal([&] { rows_of("a,b,c\n", limits); }), "too_large");
}

}  // namespace

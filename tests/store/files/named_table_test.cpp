#include "store/files/named_table.h"

#include <gtest/gtest.h>

#include <array>

#include "tests/store/database/temporary_folder.h"
#include "tests/store/files/workbook_maker.h"

namespace {

constexpr std::array known{
    store::KnownColumn{"flow id", "id", "flow"},
    store::KnownColumn{"amount usd", "amount", "amount"},
    store::KnownColumn{"org # name", "", "organisation"},
    store::KnownColumn{"contact person", "person", ""},
};

bool is_table(const store::NamedColumns& columns) { return columns.has_all({"id", "amount"}); }

// Each row as "number id amount organisation", and the report of the columns.
std::string rows_in(const std::filesystem::path& path) {
  const auto workbook = store::open_workbook(path, "made.csv", store::Limits());
  const auto table = store::find_table(*workbook, known, is_table);
  if (!table) return "no table";
  std::string text;
  store::read_rows(*workbook, *table, [&](const store::NamedRow& row) {
    text += std::to_string(row.number()) + " " + std::string(row["id"]) + " " + std::string(row["amount"]) + " " +
            std::string(row["org 0 name"]) + "\n";
  });
  for (const auto& column : table->columns.report("")) {
    text += column.column + " " + engine::to_text(column.treatment) + " " + column.meaning + "\n";
  }
  return text;
}

std::string rows_of(const std::string& csv) {
  const TemporaryFolder folder;
  write_text(folder / "made.csv", csv);
  return rows_in(folder / "made.csv");
}

TEST(NamedTable, IsReadByTheNamesOfItsColumns) {
  EXPECT_EQ(rows_of("Flow_ID,Amount (USD),Org:0:Name,Contact person,Colour,Flow ID\n7, 5 ,Hope,A. B.,red,9\n"),
            "2 7 5 Hope\n"
            "A understood flow\nB understood amount\nC understood organisation\nD dropped \nE ignored \nF ignored \n");
}

TEST(NamedTable, MayBeginBelowATitleAndAboveTags) {
  EXPECT_EQ(rows_of("Flows of the year\n\nFlow ID,Amount USD\n#activity+id,#value\n7,5\n"),
            "5 7 5 \nA understood flow\nB understood amount\n");
}

TEST(NamedTable, IsFoundAmongTheSheetsOfAWorkbook) {
  const TemporaryFolder folder;
  write_workbook(folder / "made.xlsx",
                 {{"About", {{"Notes", "on flows"}}}, {"Data", {{"Flow ID", "Amount USD"}, {"7", "5"}}}});
  EXPECT_EQ(rows_in(folder / "made.xlsx"), "2 7 5 \nA understood flow\nB understood amount\n");
  EXPECT_TRUE(store::begins_table(store::read_start(folder / "made.xlsx", "made.xlsx"), known, is_table));
}

TEST(NamedTable, IsNoneWithoutItsColumns) {
  EXPECT_EQ(rows_of("id,amount\n7,5\n"), "no table") << "headings that nobody knows are no keys";
  const TemporaryFolder folder;
  write_text(folder / "made.csv", "Flow ID,Sum\n");
  EXPECT_FALSE(store::begins_table(store::read_start(folder / "made.csv", "made.csv"), known, is_table));
  write_text(folder / "broken.zip", "PK\x03\x04 and no more");
  EXPECT_FALSE(store::begins_table(store::read_start(folder / "broken.zip", "broken.zip"), known, is_table));
}

}  // namespace

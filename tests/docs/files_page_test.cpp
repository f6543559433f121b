// Keeps docs/files.md true: the tables of the native package, with their columns, and the limits.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "engine/model/tables.h"
#include "store/files/limits.h"

namespace {

std::string page() {
  std::ifstream file("docs/files.md");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// A line a table: its name, and its columns with those in bold that a row must have.
std::string tables() {
  std::string lines = "| table | columns |\n|---|---|\n";
  engine::for_each_table([&]<class Fact>(const Fact& fact) {
    using Table = engine::Table<Fact>;
    std::string columns;
    if (Table::id_column == engine::IdColumn::needed) columns = "**id** ";
    if (Table::id_column == engine::IdColumn::optional) columns = "id ";
    engine::for_each_column(fact, [&](const auto& column, const auto&) {
      const std::string mark = column.required ? "**" : "";
      columns += mark + std::string(column.name) + mark + " ";
    });
    columns.pop_back();
    lines += "| " + std::string(Table::name) + " | " + columns + " |\n";
  });
  return lines;
}

TEST(FilesPage, ListsEveryTableWithItsColumns) {
  EXPECT_NE(page().find(tables()), std::string::npos) << "docs/files.md should hold:\n" << tables();
}

TEST(FilesPage, StatesTheLimitsThatHold) {
  const store::Limits limits;
  const std::string text = page();
  const auto says = [&](const std::string& line) { EXPECT_NE(text.find(line), std::string::npos) << line; };
  says("archive | " + std::to_string(limits.archive_entries) + " |");
  says("text file | " + std::to_string(limits.archive_bytes >> 20) + " MB |");
  says("part of a workbook | " + std::to_string(limits.part_bytes >> 20) + " MB |");
  EXPECT_EQ(limits.text_bytes, limits.archive_bytes);
  EXPECT_EQ(limits.rows, 1'048'576u);
  EXPECT_EQ(limits.columns, 16'384u);
  EXPECT_EQ(limits.shared_strings, 2'000'000u);
}

}  // namespace

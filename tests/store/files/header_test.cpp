#include "store/files/header.h"

#include <gtest/gtest.h>

#include "tests/store/files/workbook_maker.h"

namespace {

// "row 2 | heading/tag, ..." of the header of a drawn table; "none".
std::string header_of(const std::string& text, const store::Mapping& mapping = {}) {
  const Table table = drawn(text);
  std::vector<store::HeldRow> rows;
  for (std::size_t at = 0; at < table.size(); ++at) {
    store::Row row{static_cast<std::uint32_t>(at + 1), {}};
    for (std::uint32_t column = 0; column < table[at].size(); ++column) {
      if (!table[at][column].empty()) row.cells.push_back({column, table[at][column], false});
    }
    rows.emplace_back(row);
  }
  const auto header = store::find_header(rows, mapping);
  if (!header) return "none";
  std::string found = "row " + std::to_string(header->last_row) + ":";
  for (std::size_t at = 0; at < std::max(header->headings.size(), header->tags.size()); ++at) {
    found += " " + (at < header->headings.size() ? header->headings[at] : "") + "/" +
             (at < header->tags.size() ? header->tags[at] : "");
  }
  return found;
}

TEST(Header, IsTheRowOfTagsBelowTheHeadings) {
  EXPECT_EQ(header_of("Where | Who\n #adm1+name | #org\n Erbil | ACTED"), "row 2: Where/#adm1+name Who/#org");
}

TEST(Header, MayBeTagsAlone) { EXPECT_EQ(header_of("#adm1+name | #org\n Erbil | ACTED"), "row 1: /#adm1+name /#org"); }

TEST(Header, StandsBelowPreambles) {
  EXPECT_EQ(header_of("A title\n Some notes\n Where | Who\n #adm1 | #org\n Erbil | x"), "row 4: Where/#adm1 Who/#org");
}

TEST(Header, HasASecondRowOfTagsToCompleteTheFirst) {
  EXPECT_EQ(header_of("a | b | c\n #org | Colonne7 | #sector\n | #adm1+name | #adm2\n x | y | z"),
            "row 3: a/#org b/#adm1+name c/#sector");
}

TEST(Header, IsNotARowOfCountsOrLists) {
  EXPECT_EQ(header_of("#Districts | 105\n #Locations | 2842\n #IDP Households | 204344"), "none");
  EXPECT_EQ(header_of("#States,#Localities,#Locations\n 1 | 2"), "none");
  EXPECT_EQ(header_of("#States | #Localities | #Locations\n 1 | 2 | 3"), "none");
  EXPECT_EQ(header_of("# of Orgs | # of sites\n 1 | 2"), "none");
}

TEST(Header, NeedsFewTags) {
  EXPECT_EQ(header_of("Province | Cluster | Name\n #adm1+name | | #org+name\n Lac | WASH | ACF"),
            "row 2: Province/#adm1+name Cluster/ Name/#org+name");
}

TEST(Header, IsElseTheRowWithMostKnownHeadings) {
  EXPECT_EQ(header_of("Report | | 2022\n District | Cluster | Partner\n Erbil | Health | ACTED"),
            "row 2: District/ Cluster/ Partner/");
  EXPECT_EQ(header_of("one | two\n three | four"), "none");
}

TEST(Header, IsWhereTheMappingSays) {
  store::Mapping mapping;
  mapping.header_row = 2;
  EXPECT_EQ(header_of("District | Cluster | Partner\n a | b | c\n d | e | f", mapping), "row 2: a/ b/ c/");
  mapping.header_row = 9;
  EXPECT_EQ(header_of("District | Cluster | Partner", mapping), "none");
}

TEST(Header, IsTheFirstRowWhereAMappingNamesLetters) {
  store::Mapping mapping;
  mapping.columns["A"] = store::Meaning::sector;
  EXPECT_EQ(header_of("one | two\n three | four", mapping), "row 1: one/ two/");
}

}  // namespace

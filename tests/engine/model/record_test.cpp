#include "engine/model/record.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"

namespace engine {
namespace {

TEST(Citation, IsWrittenAsItIsReadBack) {
  const Citations citations{{"a document, paragraph 4", 0}, {"iraq.xlsx, sheet Data ", 17}};
  EXPECT_EQ(to_text(citations[1]), "iraq.xlsx, sheet Data , row 17");
  EXPECT_EQ(parse_citations(to_text(citations)), citations);
}

TEST(Citation, TakesABareBarBetweenPlaces) {
  EXPECT_EQ(parse_citations("first, row 2|second"), (Citations{{"first", 2}, {"second", 0}}));
  EXPECT_TRUE(parse_citations("").empty());
}

TEST(Citation, KeepsAPlaceThatOnlyLooksLikeARow) {
  EXPECT_EQ(parse_citation("minutes, row of tents"), (Citation{"minutes, row of tents", 0}));
}

TEST(Tier, IsPublicUnlessSaid) {
  EXPECT_EQ(parse_tier(""), Tier::everybody);
  for (const Tier tier : {Tier::everybody, Tier::members, Tier::secretariat})
    EXPECT_EQ(parse_tier(to_text(tier)), tier);
  EXPECT_THROW(parse_tier("secret"), Error);
}

TEST(Issue, NamesFileSheetRowColumnValueAndReason) {
  const Issue issue{Issue::Weight::left_out, "iraq.xlsx", "Data", 17, "K", "CCCMM", "no sector has this name"};
  EXPECT_EQ(to_text(issue), "iraq.xlsx, sheet 'Data', row 17, column K 'CCCMM': no sector has this name");
  const Issue whole{Issue::Weight::note, "empty.csv", "", 0, "", "", "the file is empty"};
  EXPECT_EQ(to_text(whole), "empty.csv: the file is empty");
}

}  // namespace
}  // namespace engine

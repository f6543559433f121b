#include "engine/identity/remarks.h"

#include <gtest/gtest.h>

#include "engine/identity/spellings.h"

namespace engine {
namespace {

std::string text(const Remarks& remarks) {
  std::string text;
  for (const Issue& issue : remarks.issues()) text += to_text(issue) + "\n";
  return text;
}

TEST(Remarks, TellWhatManyRowsShareOnce) {
  Remarks remarks;
  remarks.unresolved({"a.csv", "", 2}, "group", "Giants", "it became a group of its own");
  remarks.leave_out({"a.csv", "", 3}, "N/A", "no organisation");
  remarks.unresolved({"a.csv", "", 4}, "group", "Giants", "it became a group of its own");
  remarks.leave_out({"a.csv", "", 5}, "N/A", "no organisation");
  EXPECT_EQ(text(remarks),
            "a.csv, row 2 'Giants': no list knows this group; it became a group of its own (2 rows)\n"
            "a.csv, row 3 'N/A': no organisation\n"
            "a.csv, row 5 'N/A': no organisation\n");
  EXPECT_EQ(remarks.rows_left(), 2U);
}

TEST(Remarks, ListUnresolvedWordsByKindWithTheMostFrequentFirst) {
  Remarks remarks;
  for (const char* word : {"Rare", "Often", "Often"}) remarks.unresolved({}, "service", word, "");
  remarks.unresolved({}, "group", "Giants", "");
  EXPECT_EQ(remarks.unresolved(),
            (std::vector<Unresolved>{{"group", "Giants", 1}, {"service", "Often", 2}, {"service", "Rare", 1}}));
}

TEST(Remarks, CutALongValueBetweenLetters) {
  Remarks remarks;
  std::string word = "x";
  for (int letter = 0; letter < 100; ++letter) word += "é";
  remarks.note({}, word, "long");
  EXPECT_EQ(remarks.issues().front().value.size(), 119U);
}

TEST(Spellings, ChooseTheUsualOne) {
  Spellings spellings;
  EXPECT_EQ(spellings.usual(), "");
  for (const char* spelling : {"FAO ", "fao", "FAO", "FAO", ""}) spellings.add(spelling);
  EXPECT_EQ(spellings.usual(), "FAO");
}

TEST(Spellings, ChooseTheLeastOfEquallyUsualOnes) {
  Spellings spellings;
  for (const char* spelling : {"b", "a"}) spellings.add(spelling);
  EXPECT_EQ(spellings.usual(), "a");
}

}  // namespace
}  // namespace engine

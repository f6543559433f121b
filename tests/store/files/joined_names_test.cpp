#include "store/files/joined_names.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace {

// Splits `cell` in a column that holds all of `cells`, as "a | b".
std::string split(const std::vector<std::string>& cells, const std::string& cell) {
  store::JoinedNames names;
  for (const std::string& one : cells) names.add(one);
  names.add(cell);
  names.settle();
  std::string text;
  for (const std::string& name : names.split(cell)) text += (text.empty() ? "" : " | ") + name;
  return text;
}

TEST(JoinedNames, KeepANameThatHoldsCommas) {
  EXPECT_EQ(split({}, "Northland, Government of"), "Northland, Government of");
  EXPECT_EQ(split({"Southland, Republic of, Government of"}, "Southland, Republic of, Government of"),
            "Southland, Republic of, Government of");
}

TEST(JoinedNames, AreSeveralWhereEachStandsAloneElsewhere) {
  const std::vector<std::string> alone{"Northland, Government of", "Southland, Government of", "Hope"};
  EXPECT_EQ(split(alone, "Northland, Government of, Hope"), "Northland, Government of | Hope");
  EXPECT_EQ(split(alone, "Hope, Northland, Government of, Southland, Government of"),
            "Hope | Northland, Government of | Southland, Government of");
  EXPECT_EQ(split(alone, "Hope, Relief"), "Hope, Relief") << "Relief stands nowhere alone";
}

TEST(JoinedNames, AreSeveralAtACommaWithoutASpace) {
  EXPECT_EQ(split({}, "Health,Nutrition"), "Health | Nutrition");
  EXPECT_EQ(split({}, "Housing, Land and Property,Protection"), "Housing, Land and Property | Protection");
  EXPECT_EQ(split({}, "Fund of 1,000 friends"), "Fund of 1,000 friends");
}

TEST(JoinedNames, AreSeveralAtMarksThatNoNameHolds) {
  EXPECT_EQ(split({}, "Hope; Relief|Care"), "Hope | Relief | Care");
  EXPECT_EQ(split({}, "Hope;Hope"), "Hope");
  EXPECT_EQ(split({}, " ; "), "");
}

TEST(JoinedNames, FallApartAsTheyWereJoined) {
  std::mt19937 random(1);
  const std::vector<std::string> known{"A", "B, C", "D, of E, F", "G", "H, Government of"};
  for (int round = 0; round < 500; ++round) {
    std::vector<std::string> chosen = known;
    std::ranges::shuffle(chosen, random);
    chosen.resize(1 + random() % known.size());
    std::string joined, expected;
    for (const std::string& name : chosen) {
      joined += (joined.empty() ? "" : ", ") + name;
      expected += (expected.empty() ? "" : " | ") + name;
    }
    ASSERT_EQ(split(known, joined), expected);
  }
}

}  // namespace

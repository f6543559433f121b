#include "engine/identity/programme_matches.h"

#include <gtest/gtest.h>

#include "store/files/standard.h"
#include "tests/engine/graph_text.h"

namespace engine {
namespace {

std::string found(const std::string& tables, const DecidedPairs& decided = {}) {
  const WordLists lists = store::read_word_lists();
  const NameWords words(lists.names, lists.countries);
  std::string text;
  for (const Match& match : find_programme_matches(undertakings_of(*testing_text::snapshot(tables)), words, decided)) {
    text += match.a + "=" + match.b + " ";
  }
  return text;
}

TEST(ProgrammeMatches, AreOfOneTitleAndOneWhoTakesPart) {
  const std::string organisations = "organisations\n id\n hope\n fund\n other\n";
  const std::string programmes = "programmes\n id | name\n p | Water for Mosul\n q | Water for Mosul\n";
  const auto with = [&](const std::string& who) {
    return organisations + programmes +
           "participations\n organisation | programme | role | source\n hope | p | implementing | a\n" + who;
  };
  EXPECT_EQ(found(with(" hope | q | funding | b\n")), "p=q ");
  EXPECT_EQ(found(with(" other | q | funding | b\n")), "");
  EXPECT_EQ(found(with(" hope | q | funding | b\n"), {{"p", "q"}}), "");
  EXPECT_EQ(found(with(" hope | q | funding | a\n")), "") << "one source tells them apart";
  EXPECT_EQ(found(organisations + programmes), "") << "a title alone is not enough";
}

TEST(ProgrammeMatches, AreOfOneTitleDaysAndMoney) {
  const auto with = [](const std::string& name, const std::string& days, const std::string& parent) {
    return "programmes\n id | name | start | end | budget | currency | parent\n"
           "p | Water for Mosul, phase II | 2022-01-01 | 2023-01-01 | 1000 | USD |\n"
           "q | " +
           name + " | " + days + " | 1000 | USD | " + parent + "\n";
  };
  EXPECT_EQ(found(with("Water for Mosul - phase 2", "2022-01-05 | 2022-12-31", "")), "p=q ");
  EXPECT_EQ(found(with("Water for Mosul - phase 3", "2022-01-05 | 2022-12-31", "")), "");
  EXPECT_EQ(found(with("Water for Basra, phase II", "2022-01-05 | 2022-12-31", "")), "");
  EXPECT_EQ(found(with("Water for Mosul, phase II", "2023-01-05 | 2024-12-31", "")), "");
  EXPECT_EQ(found(with("Water for Mosul, phase II", "2022-01-05 | 2022-12-31", "p")), "") << "a part of it";
}

TEST(ProgrammeMatches, AreOfOneIdentifierInTwoSpellings) {
  EXPECT_EQ(found("programmes\n id | name\n GB-1-20345 | Water\n gb/1/20345 | Eau\n GB-1-20346 | Water too"),
            "GB-1-20345=gb/1/20345 ");
}

TEST(ProgrammeMatches, LeaveWhoHasAPartnerByIdentifierToIt) {
  EXPECT_EQ(
      found("organisations\n id\n hope\n"
            "programmes\n id | name\n P-10044 | Kits\n P-10045 | Kits\n XY-1-P/10044 | Kits\n XY-1-P/10045 | Kits\n"
            "participations\n organisation | programme | role | source\n hope | P-10044 | funding | a\n"
            " hope | P-10045 | funding | a\n hope | XY-1-P/10044 | funding | b\n hope | XY-1-P/10045 | funding | b\n"),
      "P-10044=XY-1-P/10044 P-10045=XY-1-P/10045 ");
}

TEST(ProgrammeMatches, AreNoneAmongNone) { EXPECT_EQ(found(""), ""); }

}  // namespace
}  // namespace engine

#include "engine/identity/joins.h"

#include <gtest/gtest.h>

#include "tests/engine/graph_text.h"
#include "tests/engine/identity/joins_text.h"

namespace engine {
namespace {

std::string joined(const std::string& tables) { return to_text(find_joins(testing_text::records(tables))); }

TEST(Joins, AreOfOneFullNameInOneCountry) {
  EXPECT_EQ(joined(R"(
    organisations
    id | name                   | country
    a  | Hope for the Returned  | IQ
    b  | HOPE for the  Returned | IQ
    c  | Hope for the Returned  | NG
    d  | Hope for the Returnees | IQ
  )"),
            "1=2 ");
}

TEST(Joins, CrossBordersForABodyThatWorksInMany) {
  EXPECT_EQ(joined(R"(
    organisations
    id | name                   | country | kind
    a  | Danish Refugee Council | IQ      | international-ngo
    b  | Danish Refugee Council | NG      | international-ngo
    c  | Danish Refugee Council | TD      |
    d  | Danish Refugee Council | DK      | national-ngo
    e  | Finnish Refugee Council | IQ     | international-ngo
  )"),
            "1=2 1=3 ");
}

TEST(Joins, AreNeverOfAnAcronymAlone) {
  EXPECT_EQ(joined("organisations\n id | name\n a | SCI\n b | SCI\n c | UN-HABITAT\n d | UN-HABITAT"), "");
  EXPECT_EQ(joined("organisations\n id | name\n a | Oxfam\n b | OXFAM Novib\n c | Oxfam"), "1=3 ");
}

TEST(Joins, OfPublicBodiesNeedTheSameParentOrCountry) {
  EXPECT_EQ(joined(R"(
    organisations
    id   | name                 | kind       | country | parent
    gov  | Government of Iraq   | government | IQ      |
    krg  | Kurdistan Government | government | IQ      |
    a    | Ministry of Interior | government | IQ      | gov
    b    | Ministry of Interior | government | IQ      | krg
    c    | Ministry of Interior | government | NG      |
    d    | Ministry of Interior | government |         |
    e    | Ministry of Interior | government |         | krg
  )"),
            "4=7 ");
}

TEST(Joins, AreOfOneIdentifierAndItsRetiredForm) {
  const std::string tables = R"(
    organisations
    id | name         | identifiers  | source
    a  | Skies Office | iati:XX-1    | x
    b  | Office, Sky  | iati:XX-NEW1 | y
    c  | Sky Bureau   | iati:XX-2    | z
  )";
  EXPECT_EQ(joined(tables), "");
  const std::vector<WordRow> retired = {{"iati:XX-1", "iati:XX-NEW1", "the scheme"}};
  EXPECT_EQ(to_text(find_joins(testing_text::records(tables), retired)), "1=2 ");
}

TEST(Joins, AreNotHinderedByARetiredCode) {
  const std::string tables = R"(
    organisations
    id | name         | identifiers  | country
    a  | Skies Office | iati:XX-1    | IQ
    b  | Skies Office | iati:XX-NEW1 | IQ
  )";
  EXPECT_EQ(joined(tables), "") << "two values of one scheme";
  const std::vector<WordRow> retired = {{"iati:XX-#", "iati:XX-NEW#", "the scheme"}};
  EXPECT_EQ(to_text(find_joins(testing_text::records(tables), retired)), "1=2 ");
}

TEST(Joins, AreOfOneIdentifier) {
  EXPECT_EQ(joined(R"(
    organisations
    id | name      | identifiers      | source
    a  | UNHCR     | iati:41121       | x
    b  | HCR       | iati:41121+dac:1 | y
    c  | Acnur     | dac:1            | x
    d  | Acnur too | dac:2            | x
  )"),
            "1=2 1=3 ");
}

TEST(Joins, PassOverACatchAllIdentifier) {
  EXPECT_EQ(joined(R"(
    organisations
    id | name      | identifiers | source
    a  | Some club | crs:52000   | x
    b  | A company | crs:52000   | x
    c  | A farm    | crs:52000   | y
  )"),
            "");
}

TEST(Joins, NeverHoldTwoValuesOfOneScheme) {
  EXPECT_EQ(joined(R"(
    organisations
    id | name             | identifiers
    a  | Refugee Services | iati:1
    b  | Refugee Services | iati:2
    c  | Refugee Services |
  )"),
            "1=3 ");
}

TEST(Joins, HoldTwoValuesWhereOneRecordStatesBoth) {
  EXPECT_EQ(joined(R"(
    organisations
    id | name                  | identifiers             | source
    a  | British Aid           | iati:GB-1               | x
    b  | Foreign Office        | iati:GB-1+iati:GB-GOV-1 | y
    c  | The Foreign Office    | iati:GB-GOV-1           | x
  )"),
            "1=2 1=3 ");
}

TEST(Joins, FollowDecisions) {
  EXPECT_EQ(joined(R"(
    organisations
    id | name             | identifiers
    a  | Refugee Services | iati:1
    b  | FLM              | iati:2
    c  | Refugee Services |

    same_as
    a | b | judgement
    a | b | same
    a | c | different
  )"),
            "1=2 ");
}

TEST(Joins, FollowTheNewestDecisionOnAPair) {
  EXPECT_EQ(joined(R"(
    organisations
    id | name
    a  | Hope Foundation
    b  | Hope Foundation

    same_as
    a | b | judgement
    a | b | different
    b | a | same
  )"),
            "1=2 ");
}

TEST(Joins, GoAroundNoPartingInAChain) {
  EXPECT_EQ(joined(R"(
    organisations
    id | name
    a  | Hope Foundation
    b  | Hope Foundation
    c  | Hope Foundation

    same_as
    a | b | judgement
    a | c | different
  )"),
            "1=2 ");
}

TEST(Joins, OfProgrammesNeedADecision) {
  EXPECT_EQ(joined("programmes\n id | name\n a | Return home\n b | Return home"), "");
  EXPECT_EQ(joined("programmes\n id\n a\n b\n same_as\n a | b | judgement\n a | b | same"), "1=2 ");
}

TEST(Joins, OfNothingAreNone) { EXPECT_EQ(joined(""), ""); }

TEST(Joins, FormOneOrganisationOfTheSnapshot) {
  SnapshotBuilder builder;
  for (const auto& record :
       testing_text::records("organisations\n id | name\n a | Hope Foundation\n b | Hope foundation")) {
    builder.add(record);
  }
  EXPECT_EQ(form_snapshot(builder, 3)->organisations.size(), 1U);
}

TEST(Acronyms, AreShortWordsOfCapitals) {
  EXPECT_TRUE(looks_like_acronym("UNHCR"));
  EXPECT_TRUE(looks_like_acronym("U.N.H.C.R."));
  EXPECT_TRUE(looks_like_acronym("UNHCr"));
  EXPECT_FALSE(looks_like_acronym("Oxfam"));
  EXPECT_FALSE(looks_like_acronym("REFUGEESERVICES"));
  EXPECT_FALSE(looks_like_acronym("UN Women"));
  EXPECT_FALSE(looks_like_acronym("الهلال"));
}

}  // namespace
}  // namespace engine

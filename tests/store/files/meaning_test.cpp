#include "store/files/meaning.h"

#include <gtest/gtest.h>

#include "store/files/headings.h"
#include "store/files/standard.h"

namespace {

using store::Meaning;

TEST(Meaning, HasANameThatIsReadBack) {
  for (std::size_t at = 0; at < store::meaning_count; ++at) {
    const auto meaning = static_cast<Meaning>(at);
    EXPECT_EQ(store::meaning_named(store::to_name(meaning)), meaning);
  }
  EXPECT_EQ(store::meaning_named("something"), std::nullopt);
  EXPECT_EQ(store::to_text(Meaning::adm2_code), "adm2 code");
}

TEST(Meaning, KnowsTheLevelsOfPlaces) {
  EXPECT_EQ(store::adm_code(0), Meaning::country_code);
  EXPECT_EQ(store::adm_name(2), Meaning::adm2_name);
  EXPECT_EQ(store::adm_level(Meaning::adm3_code), 3);
  EXPECT_EQ(store::adm_level(Meaning::country_name), 0);
  EXPECT_EQ(store::adm_level(Meaning::site_name), std::nullopt);
}

TEST(Meaning, OfEveryWordForHeadingsIsKnown) {
  for (const auto& row : store::read_words("words/headers.csv")) {
    EXPECT_TRUE(store::meaning_named(row.code)) << row.word << " means " << row.code;
  }
}

TEST(Heading, IsRecognisedInEveryLanguage) {
  const auto meaning = [](const char* heading) {
    const auto found = store::heading_meaning(heading);
    return found ? std::string(store::to_name(found->meaning)) : "none";
  };
  EXPECT_EQ(meaning("Cluster"), "sector");
  EXPECT_EQ(meaning("  SECTEUR * "), "sector");
  EXPECT_EQ(meaning("Partenaire de mise en oeuvre"), "implementer-name");
  EXPECT_EQ(meaning("FECHA DE INICIO"), "date-start");
  EXPECT_EQ(meaning("المحافظة"), "adm1-name");
  EXPECT_EQ(meaning("District (choose from the list)"), "adm2-name");
  EXPECT_EQ(meaning("District / القضاء"), "adm2-name");
  EXPECT_EQ(meaning("ORG"), "organisation-name");
  EXPECT_EQ(meaning("ADM1"), "adm1-name");
  EXPECT_EQ(meaning("adm2"), "adm2-name");
  EXPECT_EQ(meaning("Colour"), "none");
  EXPECT_EQ(meaning(""), "none");
}

TEST(Heading, SaysItsLanguage) { EXPECT_EQ(store::heading_meaning("Secteur")->language, "French"); }

}  // namespace

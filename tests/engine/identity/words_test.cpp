#include "engine/identity/words.h"

#include <gtest/gtest.h>

namespace engine {
namespace {

TEST(Folding, LeavesCaseSpacingAndPunctuationAside) {
  EXPECT_EQ(fold("  Food  Security & Livelihoods (FSL) "), "food security livelihoods fsl");
  EXPECT_EQ(fold("Non-Food Items"), fold("NON FOOD ITEMS"));
  EXPECT_EQ(fold("FAO\xC2\xA0"), "fao");
}

TEST(Folding, LeavesDiacriticsAside) {
  EXPECT_EQ(fold("L'Équipe  (Iraq)"), "l equipe iraq");
  EXPECT_EQ(fold("Educación"), fold("EDUCACION"));
  EXPECT_EQ(fold("Łódź Øst Straße"), "lodz ost strasse");
}

TEST(Folding, TakesPrecomposedAndCombinedLettersForOne) { EXPECT_EQ(fold("e\xCC\x81tat"), fold("état")); }

TEST(Folding, TakesTheShapesOfAnArabicLetterForOne) {
  EXPECT_EQ(fold("کوردستان"), fold("كوردستان"));
  EXPECT_EQ(fold("منظمة"), fold("منظمه"));
  EXPECT_EQ(fold("أربيل"), fold("اربيل"));
  EXPECT_EQ(fold("گرميان"), fold("كرميان"));
  EXPECT_EQ(fold("مُحَافَظَة"), fold("محافظه"));
  EXPECT_EQ(fold("ھەولێر"), fold("هەولير"));
}

TEST(Folding, KeepsTheVowelSignsOfIndianScripts) { EXPECT_NE(fold("কি"), fold("কু")); }

TEST(Folding, KeepsScriptsApart) { EXPECT_NE(fold("Kabul"), fold("Кабул")); }

TEST(Folding, ReadsDigitsOfAnyScript) { EXPECT_EQ(fold("٢٠٢٢"), "2022"); }

TEST(Folding, LeavesNothingOfPunctuation) {
  EXPECT_EQ(fold(""), "");
  EXPECT_EQ(fold(" - "), "");
  EXPECT_EQ(fold("—"), "");
}

TEST(Folding, ChangesNothingThatIsFolded) {
  for (const char* text : {"L'Équipe (Iraq)", "منظمة أخرى", "ﬁnance №5", "İstanbul", "কি কু", "ＷＦＰ"}) {
    EXPECT_EQ(fold(fold(text)), fold(text)) << text;
  }
}

TEST(Slug, IsThePartOfAnId) {
  EXPECT_EQ(slug("Première Urgence Internationale"), "premiere-urgence-internationale");
  EXPECT_EQ(slug("?"), "");
}

TEST(Slug, TellsLongTextsApartThatBeginAlike) {
  const std::string start(80, 'a');
  EXPECT_NE(slug(start + " one"), slug(start + " two"));
  EXPECT_LE(slug(start + " one").size(), 64U + 14U);
}

}  // namespace
}  // namespace engine

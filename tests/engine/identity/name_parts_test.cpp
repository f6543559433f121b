#include "engine/identity/name_parts.h"

#include <gtest/gtest.h>

#include "store/files/standard.h"

namespace engine {
namespace {

const NameWords& words() {
  static const NameWords made = [] {
    const WordLists lists = store::read_word_lists();
    return NameWords(lists.names, lists.countries, lists.bodies);
  }();
  return made;
}

// "name: meanings, ...; given ACRONYMS; initials ..."
std::string read(const Texts& names, const Texts& acronyms = {}) {
  const NamesRead read = read_names(names, acronyms, words());
  std::string text;
  for (const NameParts& parts : read.names) {
    text += parts.name + ":";
    for (const NameWord& word : parts.words) text += " " + word.meaning;
    text += "; ";
  }
  text += "given";
  for (const auto& one : read.given) text += " " + one;
  return text + (read.acronym_alone ? "; alone " : "") + read.home;
}

TEST(NameParts, TakeAnAcronymFromBesideTheName) {
  const std::string danish = "Danish Refugee Council: council refugee DK; given drc";
  EXPECT_EQ(read({"Danish Refugee Council (DRC)"}), danish);
  EXPECT_EQ(read({"DRC - Danish Refugee Council"}), danish);
  EXPECT_EQ(read({"DRC/Danish Refugee Council"}), danish);
  EXPECT_EQ(read({"Danish Refugee Council"}, {"D.R.C."}), danish);
  EXPECT_EQ(read_names({"World Food Programme WFP"}, {}, words()).given, Texts{"wfp"});
  EXPECT_EQ(read_names({"Norad - Norwegian Agency for Development Cooperation"}, {}, words()).given, Texts{"norad"});
}

TEST(NameParts, TakeNoWordOfTheNameForAnAcronym) {
  EXPECT_TRUE(read_names({"Joint Programme on HIV/AIDS"}, {}, words()).given.empty());
  EXPECT_TRUE(read_names({"UK - Department for Trade"}, {}, words()).given.empty());
  EXPECT_TRUE(read_names({"Red Cross (Iraq)"}, {}, words()).given.empty());
}

TEST(NameParts, MeanTheSameInEveryLanguage) {
  const auto meanings = [](const std::string& name) {
    const NamesRead read = read_names({name}, {}, words());
    std::string text;
    for (const NameWord& word : read.names.at(0).words) text += word.meaning + " ";
    return text;
  };
  const std::string council = "council refugee NO ";
  EXPECT_EQ(meanings("Norwegian Refugee Council"), council);
  EXPECT_EQ(meanings("Conseil norvégien pour les réfugiés"), council);
  EXPECT_EQ(meanings("Consejo Noruego para Refugiados"), council);
  EXPECT_EQ(meanings("المجلس النرويجي للاجئين"), council);
  EXPECT_EQ(meanings("Ministry of Health"), meanings("وزارة الصحة"));
  EXPECT_EQ(meanings("Médecins Sans Frontières"), meanings("Doctors Without Borders"));
  EXPECT_EQ(meanings("United Nations Children's Fund"), meanings("UNICEF"));
}

TEST(NameParts, KnowAWordWithALetterWrongOrCutOff) {
  EXPECT_EQ(read({"Relief Orgamization"}), "Relief Orgamization: organisation relief; given");
  EXPECT_EQ(read({"Ministry of Agricultural Developmen"}),
            "Ministry of Agricultural Developmen: agriculture development ministry; given");
}

TEST(NameParts, SayWhereNothingButAnAcronymIsKnown) {
  EXPECT_EQ(read({"ACTED"}), "ACTED: acted; given acted; alone ");
  EXPECT_EQ(read({"DRC"}), "DRC: drc; given drc; alone ");
  EXPECT_EQ(read({"SIDA Sweden"}), "SIDA Sweden: SE sida; given sida; alone SE");
  EXPECT_FALSE(read_names({"Danish Refugee Council"}, {"DRC"}, words()).acronym_alone);
  EXPECT_TRUE(read_names({"-", ""}, {}, words()).empty());
}

TEST(NameParts, HaveBothNamesOfATextInTwoLanguages) {
  const auto names = read_names({"World Health Organization / Organisation mondiale de la santé"}, {}, words()).names;
  ASSERT_EQ(names.size(), 3U);
  EXPECT_EQ(names[1].name, "World Health Organization");
  EXPECT_EQ(read_names({"Forum Syd / Al Amal"}, {}, words()).names.size(), 1U) << "two organisations";
}

}  // namespace
}  // namespace engine

#include "engine/identity/known_bodies.h"

#include <gtest/gtest.h>

#include "store/files/standard.h"

namespace engine {
namespace {

const NameWords& words() {
  static const NameWords made = [] {
    const WordLists lists = store::read_word_lists();
    return NameWords(lists.names, lists.countries,
                     {{"Department for Weather", "GB/weather>skies", ""},
                      {"Skies and Seas Office", "GB/skies", ""},
                      {"WETR", "GB/weather>skies", ""},
                      {"Ministry of Rain of Denmark", "DK/rain", ""}});
  }();
  return made;
}

// "body>successor" of each body that the names are known as.
std::string known_as(const Texts& names) {
  std::string text;
  for (const KnownBody& body : KnownBodies(words()).bodies_of(read_names(names, {}, words()))) {
    text += body.id + ">" + body.successor + " ";
  }
  return text;
}

TEST(KnownBodies, AreFoundByTheWordsOfARow) {
  EXPECT_EQ(known_as({"Department for Weather"}), "weather>skies ");
  EXPECT_EQ(known_as({"UK - Skies & Seas Office"}), "skies> ");
  EXPECT_EQ(known_as({"Department for Weather and Seas"}), "");
}

TEST(KnownBodies, AreOfNoOtherCountry) {
  EXPECT_EQ(known_as({"Department for Weather, Kenya"}), "");
  EXPECT_EQ(known_as({"Denmark - Ministry of Rain"}), "rain> ");
  EXPECT_EQ(known_as({"Ministry of Rain"}), "") << "every country may have one";
  EXPECT_EQ(known_as({"Norway - Ministry of Rain"}), "");
}

TEST(KnownBodies, AreFoundByAShortNameWithoutAProperWordBeside) {
  EXPECT_EQ(known_as({"WETR"}), "weather>skies ");
  EXPECT_EQ(known_as({"UK WETR Department"}), "weather>skies ");
  EXPECT_EQ(known_as({"WETR Zubair Consortium"}), "");
  EXPECT_EQ(known_as({"WETR Kenya"}), "");
}

}  // namespace
}  // namespace engine

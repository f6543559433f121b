#include "engine/identity/title_words.h"

#include <gtest/gtest.h>

#include <random>

#include "store/files/standard.h"

namespace engine {
namespace {

class TitleWords : public testing::Test {
 protected:
  TitlesRead quick(const Texts& names) {
    TitlesRead read;
    reader_.read(names, read);
    return read;
  }
  TitlesRead slow(const Texts& names) const {
    TitlesRead read;
    read_titles(names, words_, read);
    return read;
  }

  const WordLists lists_ = store::read_word_lists();
  const NameWords words_{lists_.names, lists_.countries, lists_.bodies};
  TitleReader reader_{words_};
};

std::string text_of(const TitlesRead& read) {
  std::string text;
  for (std::size_t title = 0; title < read.size(); ++title) {
    for (const TitleWord& word : read[title]) {
      text += std::to_string(word.hash) + "/" + std::to_string(word.mark) + " ";
    }
    text += "numbers " + std::to_string(read.numbers[title]) + "\n";
  }
  return text;
}

// Several together, so that plain titles stand beside others.
std::string random_title(std::mt19937& random) {
  static const Texts parts = {"water",        "Water",     "hills",    "Kits",    "for",        "the",
                              "and",          "Repair",    "of",       "wells",   "women",      "refugee",
                              "Refugees",     "council",   "health",   "WASH",    "wash",       "Iraq",
                              "Basra",        "United",    "Nations",  "nation",  "Red",        "red",
                              "Cross",        "office",    "country",  "field",   "UNICEF",     "Unicef",
                              "(DRC)",        "(phase 2)", "II",       "I",       "iv",         "3",
                              "2022",         "A1",        "BRCiS",    "McKay",   "well-being", "Co-operation",
                              "co-operative", "e.V.",      "d'Ivoire", "Zamzama", "Wuzansu",    "x",
                              "مياه",         "été",       "Danish",   "fund",    "trust",      "northern",
                              "worldwide",    "Afghan",    "New",      "Zealand", "hygiene",    "sanitation",
                              "wsh",          "fwash",     "whs"};
  static const Texts marks = {" ", " ", " ", " ", " ", " ", " ", ": ", ":", " - ", "-", ", ", " / ", "_", " & "};
  std::string title;
  for (std::size_t count = random() % 8; count > 0; --count) {
    if (!title.empty() || random() % 10 == 0) title += marks[random() % marks.size()];
    title += parts[random() % parts.size()];
  }
  return title;
}

TEST_F(TitleWords, AreWhatReadingEachNameWholeGives) {
  std::size_t words = 0;
  for (unsigned seed = 0; seed < 20'000; ++seed) {
    std::mt19937 random(seed);
    Texts names = {random_title(random)};
    if (random() % 10 == 0) names.push_back(random_title(random));
    const TitlesRead read = quick(names);
    ASSERT_EQ(text_of(read), text_of(slow(names))) << names.front();
    words += read.words.size();
  }
  EXPECT_GT(words, 40'000U);
}

TEST_F(TitleWords, OfAProgrammeWithoutANameAreNone) {
  EXPECT_EQ(quick({}).size(), 0U);
  EXPECT_EQ(quick({"- : -"}).size(), 0U);
}

TEST_F(TitleWords, StandApartFromInitialsBeforeAColon) {
  const TitlesRead read = quick({"Wash: water, sanitation, hygiene"});
  EXPECT_EQ(text_of(read), text_of(slow({"Wash: water, sanitation, hygiene"})));
}

TEST_F(TitleWords, SayTheNumbersOfPhases) {
  EXPECT_EQ(quick({"Kits for Basra i"}).numbers, quick({"Kits for Basra 1"}).numbers);
  EXPECT_NE(quick({"Kits for Basra i"}).numbers, quick({"Kits for Basra"}).numbers);
}

}  // namespace
}  // namespace engine

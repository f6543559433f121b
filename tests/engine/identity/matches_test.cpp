#include "engine/identity/matches.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/identity/match_judge.h"
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

// Organisations of these names, with the ids a, b, c ...
std::vector<Party> named(const Texts& names) {
  std::vector<Party> parties;
  for (const std::string& name : names) {
    const std::string id(1, static_cast<char>('a' + parties.size()));
    parties.push_back({id, {name}, {}, {}, "", "", "", "", {id}});
  }
  return parties;
}

std::string pairs(const std::vector<Match>& matches) {
  Texts texts;
  for (const Match& match : matches) texts.push_back(match.a + "=" + match.b);
  std::ranges::sort(texts);
  std::string text;
  for (const std::string& one : texts) text += one + " ";
  return text;
}

std::string found_among(const std::vector<Party>& parties, const DecidedPairs& decided = {}) {
  return pairs(find_matches(parties, words(), decided));
}

std::string found(const Texts& names) { return found_among(named(names)); }

TEST(Matches, AreOfOneNameInOtherWordsOrderOrSpelling) {
  EXPECT_EQ(found({"Hope Relief Organization", "Relief & Hope Organisation"}), "a=b ");
  EXPECT_EQ(found({"Centre for Peace and Democracy", "Center for Peace & Democracy (CPD)"}), "a=b ");
  EXPECT_EQ(found({"Jubaland Mine Action Network", "Jubbaland Mine Action Network"}), "a=b ");
  EXPECT_EQ(found({"ActionAid", "Action Aid"}), "a=b ");
  EXPECT_EQ(found({"Swiss Agency for Development and Cooperation", "Swiss Agency for Development and Co"}), "a=b ");
}

TEST(Matches, AreOfOneNameInTwoLanguages) {
  EXPECT_EQ(found({"Norwegian Refugee Council", "Conseil Norvégien pour les Réfugiés",
                   "Consejo Noruego para Refugiados", "المجلس النرويجي للاجئين"}),
            "a=b a=c a=d b=c b=d c=d ");
  EXPECT_EQ(found({"Caritas Poltava", "Каритас Полтава"}), "a=b ");
  EXPECT_EQ(found({"Swedish Red Cross", "Svenska Röda Korset"}), "a=b ");
}

TEST(Matches, GiveTheirReasonsInWords) {
  const auto matches = find_matches(
      named({"Conseil Norvégien pour les Réfugiés (NRC)", "NRC - Norwegian Refugee Council"}), words(), {});
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].reasons.at(0),
            "'Conseil Norvégien pour les Réfugiés' is a translation of 'Norwegian Refugee Council'");
  EXPECT_EQ(matches[0].reasons.at(1), "the same acronym, NRC");
  EXPECT_GT(matches[0].score, 0.9);
  EXPECT_EQ(matches[0].id, match_id("b", "a"));
}

TEST(Matches, AreNoneWhereOneWordDiffers) {
  EXPECT_EQ(
      found({"Danish Refugee Council", "Finnish Refugee Council", "Norwegian Refugee Council", "Refugee Council"}), "");
  EXPECT_EQ(found({"Save the Children UK", "Save the Children Sweden", "Save the Children"}), "");
  EXPECT_EQ(found({"Ministry of Health", "Ministry of Education", "Ministry of Higher Education"}), "");
  EXPECT_EQ(found({"Samaritan Care International (SCI)", "Save the Children International (SCI)", "SCI"}), "");
  EXPECT_EQ(
      found({"Justice Development and Peace Commission (JDPC)", "Justice Development and Peace Initiative (JDPC)"}),
      "");
  EXPECT_EQ(found({"Peace Programme 1", "Peace Programme 2", "Peace Programme"}), "");
  EXPECT_EQ(found({"Northern Relief Trust", "Southern Relief Trust", "Relief Trust"}), "");
}

TEST(Matches, FollowAnAcronymOnlyToItsOneBearer) {
  EXPECT_EQ(found({"DRC", "Danish Refugee Council (DRC)"}), "a=b ");
  EXPECT_EQ(found({"DRC", "Danish Refugee Council (DRC)", "Desert Relief Charity (DRC)"}), "");
  EXPECT_EQ(found({"HAVOYOCO", "Horn of Africa Voluntary Youth Committee (HAVOYOCO)"}), "a=b ");
  EXPECT_EQ(found({"SIDA Sweden", "Swedish International Development Cooperation Agency (SIDA)"}), "a=b ");
  EXPECT_EQ(found({"SIDA Norway", "Swedish International Development Cooperation Agency (SIDA)"}), "");
}

TEST(Matches, AreOfABodyAndItsNationalCommitteeInOtherWords) {
  EXPECT_EQ(found({"Belgian Committee for UNICEF", "UNICEF Belgium", "Swedish Committee for UNICEF", "UNICEF"}),
            "a=b ");
  EXPECT_EQ(found({"American Refugee Committee", "American Refugees"}), "");
}

TEST(Matches, AreOfABodyAndItsBranchWhereTheNameSaysThatItWorksInMany) {
  EXPECT_EQ(found({"Qandil Worldwide", "Qandil Worldwide Somalia"}), "a=b ");
  EXPECT_EQ(found({"Qandil Hope", "Qandil Hope, Somalia"}), "a=b ");
  EXPECT_EQ(found({"QANDILA", "QANDILA FR"}), "a=b ");
  EXPECT_EQ(found({"Qandil Worldwide", "Qandil Worldwide Somalia", "Qandil Worldwide Kenya"}), "") << "which of them?";
  EXPECT_EQ(found({"Qandil Relief", "Qandil Relief Somalia"}), "") << "a member is not its head";
}

TEST(Matches, AreOfABodyAndItsAccount) {
  EXPECT_EQ(found({"UNDP Funding Windows", "United Nations Development Programme"}), "a=b ");
  EXPECT_EQ(found({"OCHA Country Based Pooled Funds", "UN OCHA"}), "") << "a donor of its own";
  EXPECT_EQ(found({"UNDP Funding Windows", "UNDP Trust Fund"}), "") << "two accounts";
}

TEST(Matches, AreOfANameAndItsBeginning) {
  EXPECT_EQ(found({"Taakuli", "Taakuli Somali Community"}), "a=b ");
  EXPECT_EQ(found({"Qandil Women", "Qandil Women for Peace and Development"}), "a=b ");
}

TEST(Matches, ReadAFederalMinistrysAcronym) {
  EXPECT_EQ(found({"FMoEWR", "Ministry of Energy and Water Resources"}), "a=b ");
}

TEST(Matches, AreOfABodyAndItsOffice) {
  EXPECT_EQ(found({"World Health Organization", "World Health Organization Regional Office for the Eastern Seas"}),
            "a=b ");
  EXPECT_EQ(found({"Qandil Relief (Kenya Country Office)", "Qandil Relief (Iraq Country Office)"}), "")
      << "two offices";
}

TEST(Matches, ReadWhatAnAcronymSpellsAtTheEnd) {
  EXPECT_EQ(found({"OCHA Central Emergency Response Fund (CERF)", "United Nations Central Emergency Response Fund"}),
            "a=b ");
}

TEST(Matches, KnowFormerAndOtherNames) {
  const auto matches = find_matches(
      named({"Department for International Development (DFID)", "UK - Foreign, Commonwealth & Development Office"}),
      words(), {});
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].reasons.at(0),
            "'UK   Foreign, Commonwealth & Development Office' is known as the successor of 'Department for "
            "International Development'");
  EXPECT_EQ(found({"DFID", "Foreign and Commonwealth Office"}), "") << "both became one, and were two";
  EXPECT_EQ(found({"Handicap International", "Humanity & Inclusion"}), "a=b ");
}

TEST(Matches, LeaveOutWhatForbidsThem) {
  auto parties = named({"Hope Relief Organization", "Relief & Hope Organisation"});
  EXPECT_EQ(found_among(parties, {{"a", "b"}}), "") << "a person judged them";
  parties[0].identifiers = {"XM-DAC:1"};
  parties[1].identifiers = {"XM-DAC:2"};
  EXPECT_EQ(found_among(parties), "") << "two values of one scheme";
  parties[1].identifiers = {"IQ-NGO:2"};
  EXPECT_EQ(found_among(parties), "a=b ");
  parties[1].parent = "a";
  EXPECT_EQ(found_among(parties), "") << "a part of the other";
  parties[1].parent = "";
  parties[0].successor = "b";
  EXPECT_EQ(found_among(parties), "") << "one follows the other";
}

TEST(Matches, HeedTheCountry) {
  auto parties = named({"Hope Relief Organization", "Relief & Hope Organisation"});
  parties[0].country = "IQ";
  parties[1].country = "NG";
  EXPECT_EQ(found_among(parties), "");
  parties[0].kind = "international-ngo";
  EXPECT_EQ(found_among(parties), "a=b ");
}

TEST(Matches, LeaveOutANameThatFitsSeveralPlaces) {
  auto parties =
      named({"Ministry of Energy (MoE)", "Ministry of Energy, Somalia (MoE)", "Ministry of Energy, Iraq (MoE)"});
  EXPECT_EQ(found_among(parties), "");
  parties.pop_back();
  EXPECT_EQ(found_among(parties), "a=b ");
}

TEST(Matches, AreNoneAmongNone) {
  EXPECT_EQ(found_among({}), "");
  EXPECT_EQ(found({"", "-", "..."}), "");
}

std::vector<Party> random_parties(std::mt19937& random) {
  static const Texts parts = {
      "Danish",  "Norwegian", "Refugee", "réfugiés", "Council",      "Conseil",   "Hope",       "Relief",
      "Qandil",  "Kandil",    "Qandyl",  "for",      "Organisation", "Ltd",       "DRC",        "(DRC)",
      "(NRC)",   "NRC",       "Iraq",    "2",        "Foundation",   "Каритас",   "Caritas",    "and",
      "UK",      "DFID",      "FCDO",    "Alight",   "Office",       "Country",   "Committee",  "UNICEF",
      "Zamzama", "Zamzam",    "Youth",   "Red",      "Cross",        "Developme", "Development"};
  Texts names;
  const std::size_t count = 2 + random() % 8;
  for (std::size_t at = 0; at < count; ++at) {
    std::string name;
    const std::size_t length = 1 + random() % 5;
    for (std::size_t word = 0; word < length; ++word) name += (word ? " " : "") + parts[random() % parts.size()];
    names.push_back(name);
  }
  auto parties = named(names);
  for (Party& party : parties) {
    if (random() % 3 == 0) party.country = random() % 2 == 0 ? "IQ" : "NG";
    if (random() % 4 == 0) party.acronyms = {"DRC"};
    if (random() % 4 == 0) party.kind = random() % 2 == 0 ? "international-ngo" : "government";
  }
  return parties;
}

TEST(Matches, AgreeWithTheObviousWay) {
  std::mt19937 random(1);
  std::size_t likely = 0;
  for (int round = 0; round < 500; ++round) {
    const auto parties = random_parties(random);
    const MatchJudge judge(parties, words());
    const auto candidates = judge.candidates();
    for (std::uint32_t other = 0; other < parties.size(); ++other) {
      for (std::uint32_t one = 0; one < other; ++one) {
        if (judge.judge(one, other).score < proposed_from) continue;
        ++likely;
        ASSERT_TRUE(std::ranges::binary_search(candidates, std::pair(one, other)))
            << parties[one].names[0] << " | " << parties[other].names[0];
      }
    }
  }
  EXPECT_GT(likely, 50U);
}

TEST(Matches, AreTheSameWhateverTheOrderOfThePair) {
  std::mt19937 random(2);
  for (int round = 0; round < 500; ++round) {
    const auto parties = random_parties(random);
    const MatchJudge judge(parties, words());
    for (std::size_t one = 1; one < parties.size(); ++one) {
      ASSERT_DOUBLE_EQ(judge.judge(0, one).score, judge.judge(one, 0).score)
          << parties[0].names[0] << " | " << parties[one].names[0];
    }
  }
}

}  // namespace
}  // namespace engine

#include "server/library/search_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace {

using server::SearchIndex;
using server::Titled;

SearchIndex index_of(std::vector<Titled> titles) { return SearchIndex(std::move(titles)); }

std::string ids(const std::vector<const Titled*>& titles) {
  std::string text;
  for (const Titled* titled : titles) text += (text.empty() ? "" : " ") + titled->id;
  return text;
}

const std::vector<Titled> few = {
    {"drc", "organisations", "Danish Refugee Council", {"DRC"}, {}},
    {"nrc", "organisations", "Norwegian Refugee Council", {"NRC"}, {}},
    {"IQ15", "locations", "Nínive", {}, {}},
    {"NG", "locations", "Nigeria", {}, {}},
    {"hidden", "organisations", "Danish House", {}, engine::Tier::secretariat},
};

TEST(SearchIndex, FindsByTheBeginningsOfWords) {
  EXPECT_EQ(ids(index_of(few).find("refu coun", engine::Tier::everybody)), "drc nrc");
  EXPECT_EQ(ids(index_of(few).find("coun dan", engine::Tier::everybody)), "drc");
  EXPECT_EQ(ids(index_of(few).find("efugee", engine::Tier::everybody)), "");
}

TEST(SearchIndex, IgnoresCaseAndDiacritics) {
  EXPECT_EQ(ids(index_of(few).find("NINIVE", engine::Tier::everybody)), "IQ15");
}

TEST(SearchIndex, PutsAnExactNameFirst) {
  EXPECT_EQ(ids(index_of(few).find("ng", engine::Tier::everybody)), "NG");
  EXPECT_EQ(ids(index_of(few).find("n", engine::Tier::everybody)), "nrc IQ15 NG");
}

TEST(SearchIndex, FindsNothingForNoWord) {
  EXPECT_EQ(ids(index_of(few).find(" - ", engine::Tier::everybody)), "");
  EXPECT_EQ(ids(index_of({}).find("x", engine::Tier::everybody)), "");
}

TEST(SearchIndex, HidesWhatTheAskerMayNotSee) {
  EXPECT_EQ(ids(index_of(few).find("danish", engine::Tier::members)), "drc");
  EXPECT_EQ(ids(index_of(few).find("danish", engine::Tier::secretariat)), "hidden drc");
}

TEST(SearchIndex, NamesExactlyByAnyText) {
  EXPECT_EQ(ids(index_of(few).named("organisations", "d.r.c")), "");
  EXPECT_EQ(ids(index_of(few).named("organisations", "drc")), "drc");
  EXPECT_EQ(ids(index_of(few).named("locations", "drc")), "");
}

TEST(SearchIndex, SuggestsWhatIsSpeltAlike) {
  EXPECT_EQ(ids(index_of(few).near("organisations", "Danish Refuge Counsil")), "drc");
  EXPECT_EQ(ids(index_of(few).near("organisations", "Something else")), "");
}

// Every word of the question begins some word of some text.
bool fits(const Titled& titled, const std::vector<std::string>& words) {
  const std::string all = " " + titled.name + " " + titled.id;
  return std::ranges::all_of(words, [&](const auto& word) { return all.find(" " + word) != std::string::npos; });
}

TEST(SearchIndex, AgreesWithTheObviousWay) {
  std::mt19937 random(1);
  const auto word = [&] {
    std::string text;
    for (auto length = 1 + random() % 3; length > 0; --length) text += static_cast<char>('a' + random() % 2);
    return text;
  };
  for (int round = 0; round < 500; ++round) {
    std::vector<Titled> titles;
    for (auto count = random() % 8; count > 0; --count) {
      titles.push_back({word() + std::to_string(count), "organisations", word() + " " + word(), {}, {}});
    }
    const std::vector<std::string> words = {word(), word()};
    std::set<std::string> expected, found;
    for (const Titled& titled : titles) {
      if (fits(titled, words)) expected.insert(titled.id);
    }
    const SearchIndex index = index_of(titles);
    for (const Titled* titled : index.find(words[0] + " " + words[1], {})) found.insert(titled->id);
    ASSERT_EQ(found, expected) << words[0] << " " << words[1];
  }
}

}  // namespace

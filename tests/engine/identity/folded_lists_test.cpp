#include "engine/identity/folded_lists.h"

#include <gtest/gtest.h>

namespace engine {
namespace {

TEST(FoldedLists, FindAWordByItsFoldedForm) {
  const WordIndex index({{"Santé", "health", "fr"}, {"sante", "other", "fr"}});
  ASSERT_NE(index.find("sante"), nullptr);
  EXPECT_EQ(*index.find("sante"), "health") << "the first line speaks";
  EXPECT_EQ(index.find("Santé"), nullptr) << "it is asked for folded words";
  EXPECT_EQ(index.find(""), nullptr);
}

TEST(FoldedLists, KnowBothCodesOfACountry) {
  WordLists lists;
  lists.countries = {{"Iraq", "IQ", "en"}, {"IRQ", "IQ", "en"}, {"Irak", "IQ", "fr"}};
  const FoldedLists folded(lists);
  EXPECT_EQ(folded.alpha2_of_alpha3.at("IRQ"), "IQ");
  EXPECT_EQ(folded.alpha3_of_alpha2.at("IQ"), std::vector<std::string>{"IRQ"});
  EXPECT_FALSE(folded.alpha2_of_alpha3.contains("Irak"));
}

}  // namespace
}  // namespace engine

#include "engine/identity/edit_distance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace engine {
namespace {

TEST(EditDistance, SeesOneLetterMoreLessOtherOrExchanged) {
  EXPECT_TRUE(within_one_edit("relief", "relief"));
  EXPECT_TRUE(within_one_edit("relief", "reliefs"));
  EXPECT_TRUE(within_one_edit("relief", "relef"));
  EXPECT_TRUE(within_one_edit("relief", "relyef"));
  EXPECT_TRUE(within_one_edit("relief", "releif"));
  EXPECT_FALSE(within_one_edit("relief", "releifs"));
  EXPECT_FALSE(within_one_edit("relief", "rescue"));
  EXPECT_TRUE(within_one_edit("", "a"));
  EXPECT_FALSE(within_one_edit("", "ab"));
}

// The least number of edits by the table that everybody learns, neighbours exchanged included.
int obvious_distance(const std::string& one, const std::string& other) {
  std::vector<std::vector<int>> table(one.size() + 1, std::vector<int>(other.size() + 1));
  for (std::size_t i = 0; i <= one.size(); ++i) {
    for (std::size_t j = 0; j <= other.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = static_cast<int>(i + j);
        continue;
      }
      const int change = table[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
      table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, change});
      const bool exchanged = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
      if (exchanged) table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
    }
  }
  return table[one.size()][other.size()];
}

TEST(EditDistance, AgreesWithTheObviousWay) {
  std::mt19937 random(1);
  const auto word = [&] {
    std::string text(random() % 6, 'a');
    for (char& letter : text) letter = static_cast<char>('a' + random() % 3);
    return text;
  };
  for (int round = 0; round < 500; ++round) {
    const std::string one = word(), other = word();
    ASSERT_EQ(within_one_edit(one, other), obvious_distance(one, other) <= 1) << one << " " << other;
    if (!within_one_edit(one, other)) continue;
    const auto of_one = hashes_with_one_letter_less(one), of_other = hashes_with_one_letter_less(other);
    const std::set<std::uint64_t> met(of_one.begin(), of_one.end());
    ASSERT_TRUE(std::ranges::any_of(of_other, [&](std::uint64_t hash) { return met.contains(hash); }))
        << one << " " << other;
  }
}

TEST(EditDistance, LeavesFewTextsToBeComparedInVain) {
  const auto of_one = hashes_with_one_letter_less("relief"), of_other = hashes_with_one_letter_less("rescue");
  const std::set<std::uint64_t> met(of_one.begin(), of_one.end());
  EXPECT_FALSE(std::ranges::any_of(of_other, [&](std::uint64_t hash) { return met.contains(hash); }));
  EXPECT_EQ(of_one.size(), 7U) << "the word, and six without a letter";
}

}  // namespace
}  // namespace engine

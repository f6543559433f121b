#include "engine/graph/code_word.h"

#include <sstream>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace engine {
namespace {

TEST(CodeWord, ReadsAsItsText) {
  CodeWord word;
  EXPECT_TRUE(word.empty());
  EXPECT_EQ(word.text(), "");
  word = "commitment";
  EXPECT_EQ(word, "commitment");
  EXPECT_FALSE(word.empty());
  const std::string text = word;
  EXPECT_EQ(text, "commitment");
  std::ostringstream out;
  out << word;
  EXPECT_EQ(out.str(), "commitment");
  word = "";
  EXPECT_TRUE(word.empty());
}

TEST(CodeWord, IsTheSameWhereverItIsMadeAndStandsInTheOrderOfItsText) {
  const CodeWord later("pledge"), first("budget");
  EXPECT_EQ(CodeWord("budget"), first);
  EXPECT_LT(first, later);
  EXPECT_LT(CodeWord(), first);
  EXPECT_NE(first, later);
}

TEST(CodeWord, IsOneForAllThreads) {
  std::vector<CodeWord> made(4);
  {
    std::vector<std::jthread> threads;
    for (CodeWord& one : made) threads.emplace_back([&one] { one = "made by several threads"; });
  }
  for (const CodeWord& one : made) EXPECT_EQ(&one.text(), &made.front().text());
}

}  // namespace
}  // namespace engine

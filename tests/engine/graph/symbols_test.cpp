#include "engine/graph/symbols.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

namespace engine {
namespace {

TEST(Symbols, NumberTextsAsTheyCome) {
  Symbols symbols;
  EXPECT_EQ(symbols.find("hope"), Symbols::none);
  EXPECT_EQ(symbols.add("hope"), 0u);
  EXPECT_EQ(symbols.add("care"), 1u);
  EXPECT_EQ(symbols.add("hope"), 0u);
  EXPECT_EQ(symbols.text(1), "care");
  EXPECT_EQ(symbols.find("care"), 1u);
  EXPECT_EQ(symbols.find("car"), Symbols::none);
  EXPECT_EQ(symbols.size(), 2u);
}

TEST(Symbols, HaveNoneForTheEmptyText) {
  Symbols symbols;
  EXPECT_EQ(symbols.add(""), Symbols::none);
  EXPECT_EQ(symbols.find(""), Symbols::none);
  EXPECT_EQ(symbols.size(), 0u);
}

TEST(Symbols, AgreeWithAMap) {
  std::mt19937 random(5);
  for (int round = 0; round < 500; ++round) {
    Symbols symbols;
    std::map<std::string, std::uint32_t> expected;
    for (int step = 0; step < 100; ++step) {
      if (step == 30 && round % 2 == 0) symbols.reserve(random() % 400);
      const std::string text = std::to_string(random() % 60);
      const auto number = expected.emplace(text, static_cast<std::uint32_t>(expected.size())).first->second;
      ASSERT_EQ(symbols.add(text), number);
    }
    for (const auto& [text, number] : expected) {
      ASSERT_EQ(symbols.text(number), text);
      ASSERT_EQ(symbols.find(text), number);
    }
  }
}

TEST(Symbols, AreTheSameOfManyTextsAsOneByOne) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    Symbols symbols, one_by_one;
    for (int step = 0; step < 4; ++step) {
      std::vector<std::string> texts(random() % 100);
      for (std::string& text : texts) text = random() % 9 == 0 ? "" : std::to_string(random() % 150);
      const std::vector<std::string_view> views(texts.begin(), texts.end());
      std::vector<std::uint32_t> found, added;
      for (const std::string& text : texts) found.push_back(one_by_one.find(text));
      ASSERT_EQ(symbols.find(views), found);
      for (const std::string& text : texts) added.push_back(one_by_one.add(text));
      ASSERT_EQ(symbols.add(views), added);
    }
    ASSERT_EQ(symbols.size(), one_by_one.size());
  }
}

}  // namespace
}  // namespace engine

#include "server/http/given_answers.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace {

using server::GivenAnswer;
using server::GivenAnswers;
using server::Reply;

GivenAnswer answer(const std::string& body) {
  return {"\"" + body.substr(0, 8) + "\"", std::make_shared<const Reply>(Reply{304, "", "", {}, false}),
          std::make_shared<const Reply>(Reply{200, "text/plain", body, {}, false})};
}

constexpr std::size_t much = 64 << 20;

TEST(GivenAnswers, AreFoundByAllThatDecidesThem) {
  GivenAnswers answers(much);
  answers.keep("7 coverage", answer("seven"));
  answers.keep("8 coverage", answer("eight"));
  ASSERT_TRUE(answers.find("7 coverage"));
  EXPECT_EQ(answers.find("7 coverage")->whole->body, "seven");
  EXPECT_EQ(answers.find("8 coverage")->tag, "\"eight\"");
  EXPECT_FALSE(answers.find("9 coverage"));
}

TEST(GivenAnswers, AreTheSameBytesAndNoCopies) {
  GivenAnswers answers(much);
  const GivenAnswer given = answer("seven");
  answers.keep("7", given);
  EXPECT_EQ(answers.find("7")->whole, given.whole);
}

TEST(GivenAnswers, KeepTheTagAloneOfWhatIsTooLarge) {
  GivenAnswers answers(1 << 20);
  answers.keep("large", answer(std::string(1 << 18, 'x')));
  ASSERT_TRUE(answers.find("large"));
  EXPECT_EQ(answers.find("large")->whole, nullptr);
  EXPECT_NE(answers.find("large")->unchanged, nullptr);
}

// However many are kept, those held are few; and who is asked for again and again stays.
TEST(GivenAnswers, LetGoOfWhatIsNotAskedFor) {
  GivenAnswers answers(1 << 20);
  answers.keep("often", answer("often"));
  std::vector<std::weak_ptr<const Reply>> all;
  for (int one = 0; one < 5000; ++one) {
    const GivenAnswer given = answer(std::string(2000, 'x'));
    all.push_back(given.whole);
    answers.keep("seldom " + std::to_string(one), given);
    ASSERT_TRUE(answers.find("often")) << one;
  }
  const auto held = std::erase_if(all, [](const auto& one) { return !one.expired(); });
  EXPECT_LE(held * 2000, std::size_t{1} << 20);
  EXPECT_GT(held, 100U);
  EXPECT_TRUE(answers.find("seldom 4999"));
}

TEST(GivenAnswers, AreForManyThreads) {
  GivenAnswers answers(1 << 20);
  std::vector<std::jthread> askers;
  for (int asker = 0; asker < 4; ++asker) {
    askers.emplace_back([&] {
      for (int one = 0; one < 2000; ++one) {
        const std::string key = std::to_string(one % 50);
        if (const auto found = answers.find(key)) {
          ASSERT_EQ(found->whole->body, key + std::string(300, ' '));
        } else {
          answers.keep(key, answer(key + std::string(300, ' ')));
        }
      }
    });
  }
}

}  // namespace

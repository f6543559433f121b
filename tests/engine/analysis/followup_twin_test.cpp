#include <gtest/gtest.h>

#include "tests/engine/analysis/obvious_followup.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;

engine::Question drawn(std::mt19937& random) {
  auto question = on("2025-0" + std::to_string(1 + random() % 9) + "-15");
  if (random() % 2 == 0) question.tier = engine::Tier::everybody;
  return question;
}

TEST(Commitment, AgreesWithTheObviousWay) {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_followup(random);
    const auto snapshot = in_small_field(tables);
    const auto question = drawn(random);
    ASSERT_EQ(answers_text(*snapshot, engine::find_commitments(*snapshot, question)),
              answers_text(*snapshot, obvious::commitments(*snapshot, question)))
        << "round " << round << "\n"
        << tables;
  }
}

TEST(Return, AgreesWithTheObviousWay) {
  std::mt19937 random(12);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_followup(random);
    const auto snapshot = in_small_field(tables);
    const auto question = drawn(random);
    std::vector<engine::LogEntry> log;
    for (engine::Revision revision = 1; revision <= 2; ++revision) {
      const auto day = static_cast<std::int64_t>(question.day->number) - 20 + static_cast<std::int64_t>(random() % 30);
      log.push_back({revision, day * 86400, "", random() % 2 == 0 ? "one" : "other", "", revision, 0, 0, 0});
    }
    ASSERT_EQ(answers_text(*snapshot, engine::find_returns(*snapshot, question, log)),
              answers_text(*snapshot, obvious::returns(*snapshot, question, log)))
        << "round " << round << "\n"
        << tables;
  }
}

}  // namespace

#include <gtest/gtest.h>

#include "tests/engine/analysis/obvious_contacts.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/random_mechanisms.h"
#include "tests/engine/analysis/random_referrals.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;

TEST(Contacts, AgreeWithTheObviousWay) {
  std::mt19937 random(71);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_referral_tables(random) + random_mechanism_tables(random);
    const auto snapshot = testing_text::snapshot(tables);
    auto question = on(random() % 2 == 0 ? "2025-06-15" : "2026-06-15");
    if (random() % 4 == 0) question.day.reset();
    if (random() % 3 == 0) question.tier = engine::Tier::everybody;
    ASSERT_EQ(obvious::summary(*snapshot, find_contacts(*snapshot, question)), obvious::contacts(*snapshot, question))
        << "round " << round << "\n"
        << tables;
    ASSERT_EQ(obvious::summary(*snapshot, find_missing_conversations(*snapshot, question, 1)),
              obvious::missing_conversations(*snapshot, question, 1))
        << "round " << round << "\n"
        << tables;
  }
}

// With levels, filters, placeholders and several cells, too.
TEST(MissingConversations, AgreeWithTheObviousWay) {
  std::mt19937 random(72);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random);
    const auto snapshot = random_snapshot(tables);
    auto question = random_question(random, *snapshot);
    if (random() % 4 == 0) question.day.reset();
    const auto least = static_cast<std::uint32_t>(random() % 4);
    ASSERT_EQ(obvious::summary(*snapshot, find_missing_conversations(*snapshot, question, least)),
              obvious::missing_conversations(*snapshot, question, least))
        << "round " << round << ", least " << least << ", " << to_text(question) << "\n"
        << tables;
  }
}

}  // namespace

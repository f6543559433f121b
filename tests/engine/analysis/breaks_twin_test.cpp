#include <gtest/gtest.h>

#include "tests/engine/analysis/obvious_breaks.h"
#include "tests/engine/analysis/obvious_bundles.h"
#include "tests/engine/analysis/obvious_mechanisms.h"
#include "tests/engine/analysis/random_mechanisms.h"
#include "tests/engine/analysis/random_referrals.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;

// One field and what is asked of it.
struct Drawn {
  std::string tables;
  std::shared_ptr<const engine::Snapshot> snapshot;
  engine::Question question;
  engine::Profile profile;

  explicit Drawn(std::mt19937& random) : tables(random_referral_tables(random) + random_mechanism_tables(random)) {
    snapshot = testing_text::snapshot(tables);
    question = on(random() % 2 == 0 ? "2026-01-15" : "2026-06-15");
    const std::optional<int> levels[] = {1, 2, std::nullopt};
    question.levels.service = levels[random() % 3];
    question.levels.location = static_cast<int>(random() % 3);
    if (random() % 3 == 0) question.tier = engine::Tier::everybody;
    if (random() % 4 == 0) question.filter.locations = {snapshot->locations.find(random() % 2 == 0 ? "L1" : "L")};
    if (random() % 6 == 0) question.filter.services = {snapshot->services.find("support")};
    profile = random_profile(random, *snapshot);
  }
};

template <class Compare>
void for_each_drawn(unsigned seed, Compare compare) {
  std::mt19937 random(seed);
  for (int round = 0; round < 500; ++round) {
    Drawn drawn(random);
    const auto [found, expected] = compare(drawn, random);
    ASSERT_EQ(found, expected) << "round " << round << ", host " << drawn.profile.host << ", location level "
                               << *drawn.question.levels.location << "\n"
                               << drawn.tables;
  }
}

TEST(StageBreaks, AgreeWithTheObviousWay) {
  for_each_drawn(51, [](const Drawn& drawn, auto&) {
    const auto& [tables, snapshot, question, profile] = drawn;
    return std::pair(obvious::summary(*snapshot, find_stage_breaks(*snapshot, question, profile)),
                     obvious::stage_breaks(*snapshot, question, profile));
  });
}

TEST(Crossings, AgreeWithTheObviousWay) {
  for_each_drawn(52, [](const Drawn& drawn, auto&) {
    const auto& [tables, snapshot, question, profile] = drawn;
    return std::pair(obvious::summary(*snapshot, find_crossings(*snapshot, question, profile)),
                     obvious::crossings(*snapshot, question, profile));
  });
}

TEST(Mechanisms, AgreeWithTheObviousWay) {
  for_each_drawn(53, [](const Drawn& drawn, auto&) {
    const auto& [tables, snapshot, question, profile] = drawn;
    return std::pair(obvious::summary(score_mechanisms(*snapshot, question)), obvious::mechanisms(*snapshot, question));
  });
}

TEST(Bundles, AgreeWithTheObviousWay) {
  for_each_drawn(54, [](Drawn& drawn, std::mt19937& random) {
    if (random() % 2 == 0) drawn.question.package = "legs";
    const auto& [tables, snapshot, question, profile] = drawn;
    return std::pair(obvious::summary(*snapshot, find_bundles(*snapshot, question, profile)),
                     obvious::bundles(*snapshot, question, profile));
  });
}

TEST(StageChains, AgreeWithTheObviousWay) {
  for_each_drawn(55, [](const Drawn& drawn, auto&) {
    const auto& [tables, snapshot, question, profile] = drawn;
    return std::pair(obvious::summary(*snapshot, find_stage_chains(*snapshot, question, profile)),
                     obvious::stage_chains(*snapshot, question, profile));
  });
}

// A chain that is told can be walked: each of its organisations passes people on to the next, or works at both stages.
TEST(StageChains, CanBeWalked) {
  for_each_drawn(56, [](const Drawn& drawn, auto&) {
    const auto& [tables, snapshot, question, profile] = drawn;
    std::string broken;
    for (const auto& chain : find_stage_chains(*snapshot, question, profile)) {
      if (!obvious::can_be_walked(*snapshot, question, profile, chain)) {
        broken += snapshot->locations.id(chain.location) + "\n";
      }
    }
    return std::pair(broken, std::string());
  });
}

}  // namespace

#include <gtest/gtest.h>

#include <random>

#include "engine/analysis/donors.h"
#include "engine/graph/build.h"
#include "engine/graph/edit.h"
#include "tests/engine/analysis/donors_text.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/random_money.h"
#include "tests/engine/graph_text.h"

// What is kept of donors and money with a Snapshot is right after an edit, too.
namespace {

using namespace engine;
using namespace testing_text;

std::shared_ptr<const Snapshot> built(const std::vector<StoredRecord>& records) {
  SnapshotBuilder builder;
  for (const StoredRecord& stored : records) builder.add(stored);
  return builder.build(7, {});
}

bool is_asked_about(const StoredRecord& stored) {
  return std::holds_alternative<Delivery>(stored.record.fact) || std::holds_alternative<Funding>(stored.record.fact) ||
         std::holds_alternative<Participation>(stored.record.fact);
}

std::string answers(const Snapshot& snapshot) {
  Question question;
  question.levels = {2, std::nullopt, std::nullopt};
  std::string text = everything(snapshot, find_donors(snapshot, question));
  for (const Tier tier : {Tier::everybody, Tier::secretariat}) {
    text += everything(snapshot, obvious::money(*find_money(snapshot, tier)));
  }
  return text;
}

TEST(KeptDonors, AreAfterAnEditWhatTheyAreAfresh) {
  int edits = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    std::mt19937 random(seed);
    auto all = records(random_tables(random) + random_money_tables(random));
    const auto before = built(all);
    answers(*before);
    const std::size_t gone = random() % all.size();
    if (!is_asked_about(all[gone])) continue;
    const RecordChange change{&all[gone], nullptr};
    const auto after = edited(*before, 7, {&change, 1});
    if (!after) continue;
    ++edits;
    auto rest = all;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(gone));
    ASSERT_EQ(answers(*after), answers(*built(rest))) << "seed " << seed;
  }
  EXPECT_GT(edits, 50);
}

TEST(KeptDonors, ShareTheMoneyThatADeliveryDoesNotChange) {
  const auto all = records(R"(
    organisations
    id
    donor
    hope
    programmes
    id
    wells
    locations
    id | level
    land | 0
    services
    id
    water
    funding
    provider | receiver | kind       | amount | currency
    donor    | wells    | commitment | 100    | USD
    deliveries
    organisation | service | location | programme
    hope         | water   | land     | wells
    hope         | water   | land     |
  )");
  const auto before = built(all);
  const auto money = find_money(*before, Tier::secretariat);
  const RecordChange change{&all.back(), nullptr};
  const auto after = edited(*before, 8, {&change, 1});
  ASSERT_NE(after, nullptr);
  EXPECT_EQ(find_money(*after, Tier::secretariat), money);
}

}  // namespace

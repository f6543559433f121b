#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/analysis/findings.h"
#include "engine/graph/build.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/graph_text.h"

namespace {

using namespace testing_text;
using engine::FindingLife;
using engine::FindingStatus;

// The life of a finding by the table of docs/definitions.md: what was decided since it was last taken back.
FindingLife obvious_life(const engine::Snapshot& snapshot, const std::string& finding, const std::string& hash) {
  static const std::map<std::string, FindingStatus> after{
      {"acknowledged", FindingStatus::acknowledged}, {"agreed", FindingStatus::agreed},
      {"resolved", FindingStatus::resolved},         {"dismissed", FindingStatus::dismissed},
      {"confirmed", FindingStatus::acknowledged},    {"rejected", FindingStatus::dismissed}};
  FindingLife life;
  std::vector<const engine::DecisionEdge*> since;
  const engine::DecisionEdge* last = nullptr;
  for (const auto& decision : snapshot.decisions) {
    if (decision.finding != finding || decision.status == "reply") continue;
    last = &decision;
    if (decision.status == "open") since.clear();
    since.push_back(&decision);
  }
  if (last == nullptr) return life;
  for (const auto* decision : since) {
    if (!decision->owner.empty()) life.owner = decision->owner;
    if (decision->due) life.due = decision->due;
    const std::string& word = decision->status;
    life.shared = life.shared || word == "acknowledged" || word == "agreed" || word == "resolved";
  }
  life.reason = last->reason;
  life.status = last->status == "open" ? FindingStatus::open : after.at(last->status);
  const bool on_other_evidence = !last->evidence.empty() && !hash.empty() && last->evidence != hash;
  if (life.status != FindingStatus::open && on_other_evidence) {
    life.status = FindingStatus::open;
    life.reopened = true;
  }
  return life;
}

std::string text(const FindingLife& life) {
  return std::string(to_text(life.status)) + (life.reopened ? " reopened" : "") + " owner " + life.owner + " due " +
         (life.due ? engine::to_text(*life.due) : "") + " because " + life.reason + (life.shared ? " shared" : "");
}

TEST(FindingLife, AgreesWithTheObviousWay) {
  std::mt19937 random(91);
  const auto one_of = [&](std::vector<std::string> words) { return words[random() % words.size()]; };
  for (int round = 0; round < 500; ++round) {
    std::string tables = "findings\nfinding | status | reason | owner | due | evidence\n";
    for (auto left = random() % 12; left > 0; --left) {
      const auto words = engine::decision_words();
      tables += one_of({"gap-1", "overlap-2"}) + " | " + std::string(words[random() % words.size()]) + " | " +
                one_of({"", "because", "so"}) + " | " + one_of({"", "care", "hope"}) + " | " +
                one_of({"", "2025-01-01", "2025-02-01"}) + " | " + one_of({"", "e1", "e1", "e2"}) + "\n";
    }
    const auto snapshot = testing_text::snapshot(tables);
    const engine::FindingLives lives(*snapshot);
    for (const char* finding : {"gap-1", "overlap-2", "watch-3"}) {
      for (const char* hash : {"e1", "e2", ""}) {
        ASSERT_EQ(text(lives.of(finding, hash)), text(obvious_life(*snapshot, finding, hash)))
            << "round " << round << ", " << finding << " with " << hash << "\n"
            << tables;
      }
    }
  }
}

using Records = std::vector<engine::StoredRecord>;
using Found = std::map<std::string, engine::Finding>;

Found findings_of(const Records& records, const engine::FindingsAsked& asked) {
  engine::SnapshotBuilder builder;
  for (const auto& stored : records) builder.add(engine::StoredRecord(stored));
  Found found;
  for (auto& now : find_findings(*builder.build(1, {}), asked, {})) {
    const std::string id = now.finding.id;
    found.emplace(id, std::move(now.finding));
  }
  return found;
}

engine::FindingsAsked asked_of(std::mt19937& random, const engine::Snapshot& snapshot) {
  engine::FindingsAsked asked{random_question(random, snapshot), {}};
  asked.cells.package.clear();
  asked.pairs = asked.cells;
  return asked;
}

// The other numbers that a second database gives, and the days on which things were confirmed, are no evidence.
TEST(Evidence, IsTheSameUnderOtherNumbersAndLaterConfirmation) {
  std::mt19937 random(92);
  std::size_t compared = 0;
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random);
    Records records = testing_text::records(tables);
    const auto asked = asked_of(random, *testing_text::snapshot(tables));
    const Found before = findings_of(records, asked);
    for (auto& stored : records) {
      stored.number += 1000;
      if (stored.record.assured) stored.record.assured = engine::Day{stored.record.assured->number + 3};
    }
    const Found after = findings_of(records, asked);
    for (const auto& [id, finding] : before) {
      if (finding.what == "stale") continue;  // is what confirmation is about
      ASSERT_TRUE(after.contains(id)) << "round " << round << " " << finding.what << "\n" << tables;
      ASSERT_EQ(after.at(id).hash, finding.hash) << "round " << round << " " << finding.what << "\n" << tables;
      ++compared;
    }
  }
  EXPECT_GT(compared, 500U);
}

// What a delivery can take is evidence of every finding that stands on it, and of no other in a cell.
TEST(Evidence, ChangesWithADeliveryBehindItAndWithNoOther) {
  std::mt19937 random(93);
  std::size_t reopened = 0, kept = 0;
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random);
    Records records = testing_text::records(tables);
    const auto asked = asked_of(random, *testing_text::snapshot(tables));
    const Found before = findings_of(records, asked);
    std::vector<engine::StoredRecord*> deliveries;
    for (auto& stored : records) {
      if (std::holds_alternative<engine::Delivery>(stored.record.fact)) deliveries.push_back(&stored);
    }
    if (deliveries.empty()) continue;
    engine::StoredRecord& one = *deliveries[random() % deliveries.size()];
    auto& delivery = std::get<engine::Delivery>(one.record.fact);
    delivery.capacity = 1234;
    const Found after = findings_of(records, asked);
    for (const auto& [id, finding] : before) {
      if (!after.contains(id)) continue;
      const bool stands_on_it = std::ranges::binary_search(finding.evidence, one.number);
      const bool is_pair = finding.kind == engine::FindingKind::duplication;
      if (stands_on_it) {
        ASSERT_NE(after.at(id).hash, finding.hash) << "round " << round << " " << finding.what << "\n" << tables;
      } else if (!is_pair) {
        ASSERT_EQ(after.at(id).hash, finding.hash) << "round " << round << " " << finding.what << "\n" << tables;
      }
      ++(stands_on_it ? reopened : kept);
    }
  }
  EXPECT_GT(reopened, 50U);
  EXPECT_GT(kept, 500U);
}

}  // namespace

#include "engine/graph/edit.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

#include "engine/graph/build.h"
#include "engine/model/pack.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/graph/graph_listing.h"
#include "tests/engine/graph_text.h"

namespace engine {
namespace {

using testing_text::listing;
using Records = std::map<Number, StoredRecord>;

std::shared_ptr<const Snapshot> built(const Records& records) {
  SnapshotBuilder builder;
  for (const auto& [number, stored] : records) builder.add(stored);
  return builder.build(7, {});
}

// Whether an edit keeps up with a change of such records.
bool is_kept_up(const Fact& fact) {
  return std::holds_alternative<Delivery>(fact) || std::holds_alternative<Need>(fact) ||
         std::holds_alternative<Scope>(fact) || std::holds_alternative<Funding>(fact) ||
         std::holds_alternative<Participation>(fact) || std::holds_alternative<Referral>(fact) ||
         std::holds_alternative<FindingDecision>(fact);
}

// The records of the tables without some of those that an edit keeps up with, and with others of their kind's content.
Records drawn(std::mt19937& random, const std::vector<StoredRecord>& all) {
  Records records;
  for (const StoredRecord& stored : all) {
    if (is_kept_up(stored.record.fact) && random() % 4 == 0) continue;
    records.emplace(stored.number, stored);
    if (!is_kept_up(stored.record.fact) || random() % 3 != 0) continue;
    const StoredRecord& other = all[random() % all.size()];
    if (other.record.fact.index() == stored.record.fact.index()) records.at(stored.number).record = other.record;
  }
  return records;
}

std::vector<RecordChange> changes_between(const Records& before, const Records& after) {
  std::vector<RecordChange> changes;
  for (const auto& [number, stored] : before) {
    const auto now = after.find(number);
    if (now == after.end()) {
      changes.push_back({&stored, nullptr});
    } else if (now->second != stored) {
      changes.push_back({&stored, &now->second});
    }
  }
  for (const auto& [number, stored] : after) {
    if (!before.contains(number)) changes.push_back({nullptr, &stored});
  }
  return changes;
}

TEST(Edited, IsWhatABuilderMakesOfAllRecords) {
  std::size_t edits = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto all = testing_text::records(testing_text::random_tables(random));
    const Records before = drawn(random, all), after = drawn(random, all);
    const auto was = built(before);
    const std::string listed = listing(*was);
    const auto is = edited(*was, 7, changes_between(before, after));
    ASSERT_EQ(listing(*was), listed) << "the one before stays as it was";
    if (!is) continue;
    ++edits;
    ASSERT_EQ(listing(*is), listing(*built(after)));
  }
  EXPECT_GT(edits, 300u) << "few draws may fall back on a fresh one: only where a source came or went";
}

// What is counted of a referral names it by its place.
TEST(Edited, IsNothingWhereReferralsChangeOfWhichSomeAreCounted) {
  const auto all = testing_text::records(R"(
    organisations
    id
    hope
    referrals
    id | from
    r1 | hope
    referral_counts
    referral | month | sent
    r1 | 2022-01 | 7
  )");
  Records records;
  for (const StoredRecord& stored : all) records.emplace(stored.number, stored);
  const auto was = built(records);
  ASSERT_EQ(was->referral_counts.size(), 1U);
  StoredRecord other = all[1];
  other.number = all.size() + 1;
  other.record.id = "r2";
  EXPECT_EQ(edited(*was, 8, std::vector<RecordChange>{{nullptr, &other}}), nullptr);
}

TEST(Edited, IsNothingWhereActorsOrPlacesChange) {
  const auto all = testing_text::records(R"(
    organisations
    id
    hope
    locations
    id | level
    A  | 0
  )");
  Records records;
  for (const StoredRecord& stored : all) records.emplace(stored.number, stored);
  const auto was = built(records);
  for (const auto& [number, stored] : records) {
    EXPECT_EQ(edited(*was, 8, std::vector<RecordChange>{{&stored, nullptr}}), nullptr);
  }
  EXPECT_NE(edited(*was, 8, {}), nullptr);
}

TEST(SnapshotBuilder, MakesTheSameOfPacksAsOfRecords) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto all = testing_text::records(testing_text::random_tables(random));
    Records stay;
    std::vector<std::uint16_t> left_out;
    for (std::size_t at = 0; at < all.size(); ++at) {
      if (random() % 10 == 0) {
        left_out.push_back(static_cast<std::uint16_t>(at));
      } else {
        stay.emplace(all[at].number, all[at]);
      }
    }
    SnapshotBuilder builder;
    for (const Pack& pack : pack_all(all)) builder.add(pack, left_out);
    ASSERT_EQ(listing(*builder.build(7, {})), listing(*built(stay)));
  }
}

}  // namespace
}  // namespace engine

#include "engine/graph/kept.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "engine/graph/build.h"
#include "engine/graph/edit.h"
#include "engine/model/error.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/graph_text.h"

namespace engine {
namespace {

// How many deliveries there are, kept up by what comes and goes.
struct Tally {
  std::size_t deliveries = 0;
  bool by_difference = false;

  static std::shared_ptr<const Tally> after(const Tally& before, const Snapshot&, const Snapshot&,
                                            const Alteration& alteration, std::size_t key) {
    if (key == 1) return nullptr;
    return std::make_shared<const Tally>(Tally{before.deliveries + alteration.in.size() - alteration.out.size(), true});
  }
};

// Made anew after every edit.
struct Plain {
  Revision revision = 0;
};

std::shared_ptr<const Tally> tally_of(const Snapshot& snapshot, std::size_t key = 0) {
  return snapshot.kept.get<Tally>(key,
                                  [&] { return std::make_shared<const Tally>(Tally{snapshot.deliveries.size()}); });
}

std::vector<StoredRecord> some_records() {
  std::mt19937 random(3);
  return testing_text::records(testing_text::random_tables(random));
}

// The records' first delivery taken out.
std::shared_ptr<const Snapshot> without_first_delivery(const Snapshot& before,
                                                       const std::vector<StoredRecord>& records) {
  const auto first = std::ranges::find_if(
      records, [](const StoredRecord& stored) { return std::holds_alternative<Delivery>(stored.record.fact); });
  const RecordChange change{&*first, nullptr};
  return edited(before, 8, {&change, 1});
}

std::shared_ptr<const Snapshot> built(const std::vector<StoredRecord>& records) {
  SnapshotBuilder builder;
  for (const StoredRecord& stored : records) builder.add(stored);
  return builder.build(7, {});
}

TEST(Kept, IsMadeOnceForAllWhoAsk) {
  const auto snapshot = built(some_records());
  std::atomic<int> made = 0;
  std::vector<std::thread> askers;
  for (int asker = 0; asker < 8; ++asker) {
    askers.emplace_back([&] {
      snapshot->kept.get<Plain>(0, [&] {
        ++made;
        return std::make_shared<const Plain>();
      });
    });
  }
  for (std::thread& asker : askers) asker.join();
  EXPECT_EQ(made, 1);
}

TEST(Kept, IsMadeAgainWhereItCouldNotBe) {
  const auto snapshot = built(some_records());
  const auto fail = []() -> std::shared_ptr<const Plain> { throw Error(Error::Kind::too_large, "too many cells"); };
  EXPECT_THROW(snapshot->kept.get<Plain>(0, fail), Error);
  EXPECT_FALSE(snapshot->kept.has<Plain>(0));
  EXPECT_EQ(snapshot->kept.get<Plain>(0, [] { return std::make_shared<const Plain>(Plain{5}); })->revision, 5u);
}

TEST(Kept, FollowsAnEditWhereItKnowsHow) {
  const auto records = some_records();
  const auto before = built(records);
  EXPECT_EQ(tally_of(*before)->deliveries, before->deliveries.size());
  const auto after = without_first_delivery(*before, records);
  ASSERT_NE(after, nullptr);
  ASSERT_LT(after->deliveries.size(), before->deliveries.size());
  EXPECT_TRUE(tally_of(*after)->by_difference);
  EXPECT_EQ(tally_of(*after)->deliveries, after->deliveries.size());
}

TEST(Kept, IsMadeAnewAfterAnEditWhereItKnowsNoOtherWay) {
  const auto records = some_records();
  const auto before = built(records);
  tally_of(*before, 1);
  before->kept.get<Plain>(0, [] { return std::make_shared<const Plain>(Plain{7}); });
  const auto after = without_first_delivery(*before, records);
  ASSERT_NE(after, nullptr);
  EXPECT_FALSE(after->kept.has<Plain>(0));
  EXPECT_FALSE(after->kept.has<Tally>(1));
  EXPECT_FALSE(tally_of(*after, 1)->by_difference);
}

TEST(Kept, IsNotTakenByACopy) {
  const auto before = built(some_records());
  tally_of(*before);
  const Snapshot copy = *before;
  EXPECT_FALSE(copy.kept.has<Tally>(0));
}

}  // namespace
}  // namespace engine

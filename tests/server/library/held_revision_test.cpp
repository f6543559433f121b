#include "server/library/held_revision.h"

#include <gtest/gtest.h>

#include "server/library/mentions.h"
#include "tests/server/sample.h"

namespace {

using engine::StoredRecord;
using engine::Tier;

std::vector<StoredRecord> objects(const engine::HeldRecords& held) {
  std::vector<StoredRecord> records;
  for (const auto& place : held.places()) records.push_back(held.record(place));
  return records;
}

// A revision in which rows came, changed and went.
class HeldRevision : public testing::Test {
 protected:
  HeldRevision() {
    const std::string heading = "id,organisation,service,location,reach,tier\n";
    sample_.add("deliveries",
                heading + "a,hope,shelter,hill,1,\nb,hope,shelter,hill,2,members\nc,hope,health,hill,3,\n", "made");
    sample_.add("deliveries", heading + "a,hope,shelter,hill,9,secretariat\nc,hope,health,hill,3,\n", "made");
    sample_.add("referrals", "id,from,to\nr,hope,relief\n", "paths");
    sample_.add("referral_counts", "id,referral,month,sent\nn,r,2022-01,7\n", "paths");
  }

  const store::Database& database() { return sample_.library().database(); }

  std::vector<StoredRecord> obvious(engine::Revision revision, Tier tier) {
    std::vector<StoredRecord> records;
    database().for_each(revision, [&](StoredRecord&& stored) {
      if (server::tier_of(stored.record) <= tier) records.push_back(std::move(stored));
    });
    return records;
  }

  Sample sample_;
};

TEST_F(HeldRevision, HoldsWhatTheReaderMaySee) {
  for (engine::Revision revision = 1; revision <= database().revision(); ++revision) {
    for (const Tier tier : {Tier::everybody, Tier::members, Tier::secretariat}) {
      EXPECT_EQ(objects(server::hold_records(database(), revision, {.tier = tier})), obvious(revision, tier));
    }
  }
  EXPECT_LT(obvious(database().revision(), Tier::everybody).size(),
            obvious(database().revision(), Tier::secretariat).size());
}

TEST_F(HeldRevision, HoldsOneKindWhereThatIsAsked) {
  const auto kind = engine::kind_of<engine::Delivery>();
  const auto all = obvious(database().revision(), Tier::secretariat);
  std::vector<StoredRecord> deliveries;
  for (const StoredRecord& stored : all) {
    if (stored.record.fact.index() == kind) deliveries.push_back(stored);
  }
  EXPECT_EQ(server::hold_records(database(), database().revision(), {.kind = kind}).all_of(kind), deliveries);
  EXPECT_FALSE(deliveries.empty());
}

TEST_F(HeldRevision, HoldsAFewByNumber) {
  const auto all = obvious(database().revision(), Tier::secretariat);
  ASSERT_GT(all.size(), 3U);
  EXPECT_EQ(objects(server::hold_few(database(), database().revision(), {all[2].number, all[0].number})),
            (std::vector<StoredRecord>{all[0], all[2]}));
}

}  // namespace

#include "engine/analysis/actor_links.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/graph/build.h"
#include "engine/graph/edit.h"
#include "tests/engine/graph_text.h"

namespace engine {
namespace {

const std::string linked = R"(
  locations
  id   | level | parent
  land | 0     |
  services
  id     | parents
  health |
  organisations
  id
  care
  donor
  hope
  programmes
  id
  wells
  participations
  organisation | programme | role
  care         | wells     | implementing
  care         | wells     | accountable
  donor        | wells     | funding
  funding
  provider | receiver | kind
  donor    | wells    | commitment
  hope     | hope     | expenditure
  memberships
  organisation | body | status
  hope         | care | member
  deliveries
  organisation | service | location
  care         | health  | land
  care         | health  | land
)";

std::string text_of(const Snapshot& snapshot, const ActorLinks& links) {
  std::string text;
  for (std::uint32_t number = 0; number < links.size(); ++number) {
    text += snapshot.id(links.actor(number)) + ":";
    for (const LinkedActor end : links.near(number)) {
      text += " " + snapshot.id(links.actor(end.number())) + " " + std::to_string(end.kinds().bits());
    }
    text += "\n";
  }
  return text;
}

std::shared_ptr<const Snapshot> built(const std::vector<StoredRecord>& records) {
  SnapshotBuilder builder;
  for (const StoredRecord& stored : records) builder.add(stored);
  return builder.build(7, {});
}

template <class Fact>
std::shared_ptr<const Snapshot> without_first(const Snapshot& before, const std::vector<StoredRecord>& records) {
  const auto first = std::ranges::find_if(
      records, [](const StoredRecord& stored) { return std::holds_alternative<Fact>(stored.record.fact); });
  const RecordChange change{&*first, nullptr};
  return edited(before, 8, {&change, 1});
}

TEST(ActorLinks, StandInTheRowsOfBothEnds) {
  const auto snapshot = built(testing_text::records(linked));
  EXPECT_EQ(text_of(*snapshot, ActorLinks(*snapshot, Tier::secretariat)),
            "care: hope 8 wells 1\n"
            "donor: wells 3\n"
            "hope: care 8\n"
            "wells: care 1 donor 3\n");
}

TEST(ActorLinks, AreCutIntoSharesThatMeet) {
  const auto snapshot = built(testing_text::records(linked));
  const ActorLinks links(*snapshot, Tier::secretariat);
  EXPECT_EQ(links.first_of(0, 3), 0U);
  EXPECT_EQ(links.first_of(3, 3), links.size());
  EXPECT_LE(links.first_of(1, 3), links.first_of(2, 3));
}

TEST(ActorLinks, StayWhereAnEditTouchesNoneOfThem) {
  const auto records = testing_text::records(linked);
  const auto before = built(records);
  const auto links = actor_links_of(*before, Tier::everybody);
  const auto after = without_first<Delivery>(*before, records);
  ASSERT_NE(after, nullptr);
  EXPECT_EQ(actor_links_of(*after, Tier::everybody), links);
  EXPECT_EQ(text_of(*after, *links), text_of(*after, ActorLinks(*after, Tier::everybody)));
}

TEST(ActorLinks, AreFoundAnewWhereOneGoes) {
  const auto records = testing_text::records(linked);
  const auto before = built(records);
  const auto links = actor_links_of(*before, Tier::everybody);
  const auto after = without_first<Membership>(*before, records);
  ASSERT_NE(after, nullptr);
  EXPECT_NE(actor_links_of(*after, Tier::everybody), links);
  EXPECT_TRUE(actor_links_of(*after, Tier::everybody)->near(2).empty());
}

}  // namespace
}  // namespace engine

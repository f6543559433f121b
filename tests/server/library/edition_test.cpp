#include "server/library/edition.h"

#include <gtest/gtest.h>

#include "engine/model/tables.h"
#include "store/files/site_guard.h"
#include "tests/server/sample.h"

namespace {

TEST(Edition, KnowsTheNameOfEveryId) {
  Sample sample;
  const auto edition = sample.library().present();
  EXPECT_EQ(edition->name_of("hope"), "Hope Association");
  EXPECT_EQ(edition->name_of("wells"), "Wells for all");
  EXPECT_EQ(edition->name_of("valley"), "The Valley");
  EXPECT_EQ(edition->name_of("health"), "Health");
  EXPECT_EQ(edition->name_of("meeting-1"), "First meeting");
  EXPECT_EQ(edition->name_of("nobody"), "nobody");
}

TEST(Edition, ListsWhoMentionsAnId) {
  Sample sample;
  const auto edition = sample.library().present();
  std::string kinds;
  for (const auto& mention : edition->mentions("hope")) {
    const auto stored = sample.library().database().record(mention.number, edition->revision());
    kinds += std::string(engine::table_of(stored->record.fact)) + " ";
  }
  EXPECT_EQ(kinds, "meetings memberships statements ");
  EXPECT_TRUE(edition->mentions("nobody").empty());
}

TEST(Edition, FindsActorsByEveryNameAndCountriesInOtherLanguages) {
  Sample sample;
  const auto edition = sample.library().present();
  EXPECT_EQ(edition->search().named("organisations", "asociacion esperanza").at(0)->id, "hope");
  EXPECT_EQ(edition->search().named("locations", "IRQ").at(0)->id, "IQ");
}

TEST(Edition, CountsActorsThatSomebodyMaySee) {
  Sample sample;
  const auto edition = sample.library().present();
  EXPECT_EQ(edition->count_actors("organisations", engine::Tier::secretariat), 5U);
  EXPECT_EQ(edition->count_actors("organisations", engine::Tier::everybody), 4U);
  EXPECT_EQ(edition->count_actors("programmes", engine::Tier::everybody), 1U);
}

// The ids of the deliveries that an edition says are marked public, and of those whose own words do.
std::pair<std::string, std::string> marked_public(Sample& sample) {
  const auto edition = sample.library().present();
  std::pair<std::string, std::string> told;
  sample.library().database().for_each(edition->revision(), [&](engine::StoredRecord&& stored) {
    if (!std::holds_alternative<engine::Delivery>(stored.record.fact)) return;
    if (edition->is_marked_public(stored.number)) told.first += stored.record.id + " ";
    if (store::is_marked_public(stored.record.words)) told.second += stored.record.id + " ";
  });
  return told;
}

TEST(Edition, KnowsWhatIsMarkedPublicFromEditToEdit) {
  Sample sample;
  const std::string head = "id,organisation,service,location,start,tier\n";
  const std::string one = "talk-1,hope,health,well,2022-01-01,\n",
                    other = "talk-2,hope,health,well,2022-02-01,public\n";
  sample.add("deliveries", head + one + other, "sites");
  EXPECT_EQ(marked_public(sample), std::pair(std::string("talk-2 "), std::string("talk-2 ")));
  sample.add("deliveries",
             head + one + "talk-2,hope,health,well,2022-02-01,\n" + "talk-3,hope,health,well,2022-03-01,public\n",
             "sites");
  EXPECT_EQ(marked_public(sample), std::pair(std::string("talk-3 "), std::string("talk-3 ")));
  sample.add("deliveries", head + "talk-1,hope,health,well,2022-01-01,public\n", "sites");
  EXPECT_EQ(marked_public(sample), std::pair(std::string("talk-1 "), std::string("talk-1 ")));
}

TEST(RecordId, IsItsNumberWhereItHasNone) {
  engine::StoredRecord stored;
  stored.number = 7;
  EXPECT_EQ(server::id_of(stored), "record-7");
  EXPECT_EQ(server::number_of("record-7"), 7U);
  EXPECT_EQ(server::number_of("record-7x"), std::nullopt);
  EXPECT_EQ(server::number_of("hope"), std::nullopt);
}

}  // namespace

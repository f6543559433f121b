#include "server/library/edition.h"

#include <gtest/gtest.h>

#include "engine/model/tables.h"
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

TEST(RecordId, IsItsNumberWhereItHasNone) {
  engine::StoredRecord stored;
  stored.number = 7;
  EXPECT_EQ(server::id_of(stored), "record-7");
  EXPECT_EQ(server::number_of("record-7"), 7U);
  EXPECT_EQ(server::number_of("record-7x"), std::nullopt);
  EXPECT_EQ(server::number_of("hope"), std::nullopt);
}

}  // namespace

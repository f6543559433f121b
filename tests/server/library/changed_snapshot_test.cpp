#include "server/library/changed_snapshot.h"

#include <gtest/gtest.h>

#include "tests/server/sample.h"

namespace {

engine::StoredRecord organisation(const std::string& id) {
  engine::StoredRecord stored;
  stored.record.id = id;
  stored.record.source = "plan";
  stored.record.fact = engine::Organisation{};
  std::get<engine::Organisation>(stored.record.fact).name = id;
  return stored;
}

TEST(ChangedSnapshot, HasWhatIsAddedChangedAndWithdrawn) {
  Sample sample;
  const auto present = sample.library().present();
  const auto& before = present->snapshot();
  engine::Changeset change;
  change.added = {organisation("newcomer")};
  change.withdrawn = before.organisations[before.organisation_by_id.at("fund").index].records;
  auto renamed = organisation("hope");
  renamed.number = before.organisations[before.organisation_by_id.at("hope").index].records.front();
  std::get<engine::Organisation>(renamed.record.fact).name = "Another name";
  change.changed = {renamed};

  const auto after = server::changed_snapshot(sample.library().database(), present->revision(), change, {});
  EXPECT_TRUE(after->organisation_by_id.contains("newcomer"));
  EXPECT_FALSE(after->organisation_by_id.contains("fund"));
  EXPECT_EQ(after->organisations[after->organisation_by_id.at("hope").index].name, "Another name");
  EXPECT_FALSE(before.organisation_by_id.contains("newcomer"));
}

TEST(ChangedSnapshot, OfNoChangeIsTheSame) {
  Sample sample;
  const auto present = sample.library().present();
  const auto after = server::changed_snapshot(sample.library().database(), present->revision(), {}, {});
  EXPECT_EQ(after->organisations.size(), present->snapshot().organisations.size());
  EXPECT_EQ(after->deliveries.size(), present->snapshot().deliveries.size());
}

}  // namespace

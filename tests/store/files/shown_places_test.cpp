#include "store/files/shown_places.h"

#include <gtest/gtest.h>

#include "engine/graph/build.h"

namespace {

engine::StoredRecord record(engine::Number number, const std::string& id, engine::Fact fact) {
  engine::StoredRecord stored;
  stored.number = number;
  stored.record.id = id;
  stored.record.fact = std::move(fact);
  return stored;
}

engine::Fact place(int level, const std::string& name, const std::string& parent) {
  engine::Location location;
  location.level = level;
  location.name = name;
  location.parent = {parent};
  return location;
}

engine::Fact service(const std::string& name, const std::string& parent) {
  engine::Service made;
  made.name = name;
  if (!parent.empty()) made.parents = {{parent}};
  return made;
}

engine::Fact delivery(const std::string& of, const std::string& at) {
  engine::Delivery made;
  made.organisation = {"hope"};
  made.service = {of};
  made.location = {at};
  return made;
}

class ShownPlacesTest : public testing::Test {
 protected:
  ShownPlacesTest() {
    engine::Organisation hope;
    hope.name = "Hope";
    records_ = {record(1, "IQ", place(0, "Iraq", "")),
                record(2, "IQG01", place(1, "Anbar", "IQ")),
                record(3, "IQG01Q01", place(2, "Falluja", "IQG01")),
                record(4, "tents", place(4, "Tents", "IQG01Q01")),
                record(5, "all", service("All", "")),
                record(6, "health", service("Health", "all")),
                record(7, "gender-based-violence", service("GBV", "all")),
                record(8, "hope", hope),
                record(9, "d1", delivery("health", "tents")),
                record(10, "d2", delivery("health", "tents")),
                record(11, "d3", delivery("gender-based-violence", "tents"))};
    records_[9].record.words = {{"tier", "public"}};
    records_[10].record.words = {{"tier", "public"}};
    engine::SnapshotBuilder builder;
    for (const auto& stored : records_) builder.add(stored);
    snapshot_ = builder.build(1, {});
  }

  std::string shown(std::size_t at, const std::string& place) {
    const engine::HeldRecords held(records_);
    const store::ExportContent content{*snapshot_, held, {}};
    return store::ShownPlaces(content).shown(records_.at(at), {place});
  }

  std::vector<engine::StoredRecord> records_;
  std::shared_ptr<const engine::Snapshot> snapshot_;
};

TEST_F(ShownPlacesTest, AreSitesOnlyWhereTheirSourceMarkedThemPublic) {
  EXPECT_EQ(shown(8, "tents"), "IQG01Q01");
  EXPECT_EQ(shown(9, "tents"), "tents");
  EXPECT_EQ(shown(8, "IQG01"), "IQG01");
}

TEST_F(ShownPlacesTest, AreNeverSitesOfViolence) { EXPECT_EQ(shown(10, "tents"), "IQG01Q01"); }

TEST_F(ShownPlacesTest, AreEmptyWhereNobodyKnowsThem) { EXPECT_EQ(shown(8, "nowhere"), ""); }

}  // namespace

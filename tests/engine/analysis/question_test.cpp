#include "engine/analysis/question.h"

#include <gtest/gtest.h>

#include "tests/engine/analysis/small_field.h"

namespace {

using namespace engine;

// The cells of the only delivery.
std::string cells(const std::string& delivery, const Levels& levels) {
  const auto snapshot =
      testing_text::in_small_field("deliveries\norganisation | service | location | group | serves\n" + delivery);
  std::string text;
  for (const Cell& cell : cells_of(*snapshot, 0, levels)) {
    text += snapshot->locations.id(cell.location) + " " + snapshot->services.id(cell.service) + " " +
            snapshot->groups.id(cell.group) + "\n";
  }
  return text;
}

constexpr Levels finest{std::nullopt, std::nullopt, std::nullopt};

TEST(CellsOf, AreCutAtTheLevelsAsked) {
  EXPECT_EQ(cells("hope | clinic | camp-1 | deportees |", {}), "valley health everyone\n");
  EXPECT_EQ(cells("hope | clinic | camp-1 | deportees |", {3, 2, 1}), "camp-1 clinic returnees\n");
  EXPECT_EQ(cells("hope | clinic | camp-1 | deportees |", {0, 0, 2}), "land all deportees\n");
}

TEST(CellsOf, AreOwnNodesAtTheFinestLevel) {
  EXPECT_EQ(cells("hope | health | north | women |", finest), "north health women\n");
}

TEST(CellsOf, AreNoneWhereADeliveryIsRecordedAbove) {
  EXPECT_EQ(cells("hope | clinic | north |  |", {2, 1, 0}), "");
  EXPECT_EQ(cells("hope | health | port |  |", {2, 2, 0}), "");
  EXPECT_EQ(cells("hope | clinic | port |  |", {2, 1, 1}), "");
}

TEST(CellsOf, StandAtLeavesAboveTheLevelButForPlaces) {
  EXPECT_EQ(cells("hope | water | port | women |", {2, 2, 2}), "port water women\n");
  EXPECT_EQ(cells("hope | water | quay |  |", {4, 1, 0}), "");
}

TEST(CellsOf, AreWhereADeliveryServes) {
  EXPECT_EQ(cells("hope | water | port |  | camp-1+camp-2+quay", {}), "port water everyone\nvalley water everyone\n");
  EXPECT_EQ(cells("hope | water | north |  | *", {}), "port water everyone\nvalley water everyone\n");
}

TEST(CellsOf, StandWithEveryoneWhereNoGroupIsStated) {
  EXPECT_EQ(cells("hope | water | port |  |", finest), "port water everyone\n");
}

TEST(Chosen, IsWhatStandsBelowTheFilter) {
  const auto snapshot = testing_text::in_small_field(R"(
    deliveries
    organisation | service | location | group     | tier
    hope         | clinic  | camp-1   | deportees | members
  )");
  const auto location = [&](const char* id) { return testing_text::location(*snapshot, id); };
  Question question;
  EXPECT_TRUE(chosen(*snapshot, 0, question));
  question.filter.locations = {location("port"), location("valley")};
  question.filter.services = {testing_text::service(*snapshot, "health")};
  question.filter.groups = {testing_text::group(*snapshot, "returnees")};
  EXPECT_TRUE(chosen(*snapshot, 0, question));
  question.filter.groups = {testing_text::group(*snapshot, "women")};
  EXPECT_FALSE(chosen(*snapshot, 0, question));
  question.filter = {};
  question.filter.locations = {location("port")};
  EXPECT_FALSE(chosen(*snapshot, 0, question));
  question = {};
  question.tier = Tier::everybody;
  EXPECT_FALSE(chosen(*snapshot, 0, question));
}

}  // namespace

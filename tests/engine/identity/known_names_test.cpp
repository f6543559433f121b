#include "engine/identity/known_names.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/engine/graph_text.h"
#include "tests/engine/identity/imports_text.h"

namespace engine {
namespace {

TEST(KnownNames, AreOneForASnapshotAndForWhatAnEditMakesOfIt) {
  const auto snapshot = testing_text::snapshot(testing_text::standard());
  const auto names = known_names_of(*snapshot);
  EXPECT_EQ(known_names_of(*snapshot), names);
  const std::set<Ref<Programme>> programmes;
  const std::set<Ref<Organisation>> organisations;
  const std::set<Number> links;
  const Renumberings same_numbers;
  EXPECT_EQ(
      KnownNames::after(*names, *snapshot, *snapshot, {{}, {}, programmes, {}, same_numbers, organisations, links}, 0),
      names);
}

TEST(KnownNames, LeaveOutPlacesThatWereMadeForAWord) {
  const auto snapshot = testing_text::snapshot(testing_text::standard() + R"(
    locations
    id            | level | name     | parent
    IQG01Q01/wadi | 3     | The Wadi | IQG01Q01
    IQG01Q01N09   | 3     | The Oasis | IQG01Q01
  )");
  const auto& by_name = known_names_of(*snapshot)->places.by_name;
  EXPECT_FALSE(by_name.contains("the wadi"));
  EXPECT_TRUE(by_name.contains("the oasis"));
}

TEST(KnownNames, HaveACoreWithoutTheKindOfArea) {
  EXPECT_EQ(core_of("muhafazat al basrah"), "basrah");
  EXPECT_EQ(core_of("basrah district"), "basrah");
  EXPECT_EQ(core_of("district"), "");
}

}  // namespace
}  // namespace engine

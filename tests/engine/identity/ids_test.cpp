#include "engine/identity/ids.h"

#include <gtest/gtest.h>

#include "tests/engine/graph_text.h"
#include "tests/engine/identity/imports_text.h"

namespace engine {
namespace {

constexpr std::size_t organisation = kind_of<Organisation>();
constexpr std::size_t location = kind_of<Location>();

class IdBookTest : public testing::Test {
 protected:
  const std::shared_ptr<const Snapshot> present_ = testing_text::snapshot(testing_text::standard() + R"(
    organisations
    id
    theirs
    ours
  )");
  const std::vector<StoredRecord> before_ = testing_text::records(R"(
    organisations
    id
    ours

    locations
    id    | level
    IQG01 | 1
  )");
  IdBook ids_{*present_, before_, [](const std::string& id) -> std::optional<std::size_t> {
                if (id == "paper") return kind_of<Document>();
                if (id == "IQG01") return kind_of<Location>();
                return std::nullopt;
              }};
};

TEST_F(IdBookTest, KnowsWhatIsOursAndWhatIsTheirs) {
  EXPECT_EQ(ids_.kind_before("ours"), organisation);
  EXPECT_EQ(ids_.kind_elsewhere("ours"), std::nullopt);
  EXPECT_EQ(ids_.kind_elsewhere("theirs"), organisation);
  EXPECT_EQ(ids_.kind_elsewhere("paper"), kind_of<Document>());
  EXPECT_EQ(ids_.kind_elsewhere("nobody"), std::nullopt);
}

TEST_F(IdBookTest, TellsWhetherACodeOfOursIsTheirsToo) {
  EXPECT_TRUE(ids_.others_have(location, "IQG01"));
  EXPECT_TRUE(ids_.others_have(location, "IQG02"));
  EXPECT_FALSE(ids_.others_have(location, "health"));
}

TEST_F(IdBookTest, KnowsWhatExists) {
  EXPECT_TRUE(ids_.exists(organisation, "ours"));
  EXPECT_TRUE(ids_.exists(organisation, "theirs"));
  EXPECT_TRUE(ids_.exists(any_kind, "paper"));
  EXPECT_FALSE(ids_.exists(organisation, "paper"));
  EXPECT_FALSE(ids_.exists(organisation, "new"));
  ids_.claim(organisation, "new");
  EXPECT_TRUE(ids_.exists(organisation, "new"));
  ids_.release("new");
  EXPECT_FALSE(ids_.exists(organisation, "new"));
}

TEST_F(IdBookTest, NumbersANewIdThatIsTaken) {
  EXPECT_EQ(ids_.claim_new(organisation, "fresh"), "fresh");
  EXPECT_EQ(ids_.claim_new(organisation, "fresh"), "fresh-2");
  EXPECT_EQ(ids_.claim_new(organisation, "ours"), "ours-2");
  EXPECT_EQ(ids_.claim_new(organisation, "theirs"), "theirs-2");
  EXPECT_EQ(ids_.claim_new(organisation, "health"), "health-2");
}

TEST_F(IdBookTest, LetsASourceUseItsIdsAgain) {
  EXPECT_TRUE(ids_.free_for(organisation, "ours"));
  EXPECT_FALSE(ids_.free_for(location, "ours"));
  EXPECT_FALSE(ids_.free_for(organisation, "theirs"));
  EXPECT_TRUE(ids_.free_for(location, "IQG02"));
}

TEST_F(IdBookTest, FindsTheLeastNumberThatIsFree) {
  EXPECT_EQ(ids_.free_number(organisation, "theirs"), 2U);
  ids_.claim(organisation, "theirs-2");
  ids_.claim(location, "theirs-4");
  EXPECT_EQ(ids_.free_number(organisation, "theirs"), 3U);
}

}  // namespace
}  // namespace engine

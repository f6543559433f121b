#include "engine/identity/others_ids.h"

#include <gtest/gtest.h>

#include "tests/engine/graph_text.h"
#include "tests/engine/identity/imports_text.h"

namespace engine {
namespace {

constexpr std::size_t organisation = kind_of<Organisation>();
constexpr std::size_t programme = kind_of<Programme>();

TEST(OthersIds, AreAnsweredForUntilTheyAreNoMore) {
  const auto packs = pack_all(testing_text::package("organisations\n id\n hope\n care\n both").records);
  const PackIds ids(packs);
  const auto present = testing_text::snapshot(testing_text::standard());
  std::vector<std::string> asked;
  const std::vector<StoredRecord> nothing;
  IdBook book(*present, nothing, [&](const std::string& id) -> std::optional<std::size_t> {
    asked.push_back(id);
    return organisation;
  });
  {
    OthersIds others(packs, ids);
    others.add("hope", programme);
    others.add("hope-2", organisation);
    others.add("both", organisation);
    others.add("both", programme);
    others.add("of nobody", programme);
    others.answer_for(book);
    EXPECT_TRUE(others.has({0, 0}));
    EXPECT_FALSE(others.has({0, 1}));
    EXPECT_EQ(book.kind_elsewhere("hope"), programme);
    EXPECT_EQ(book.kind_elsewhere("hope-2"), organisation);
    EXPECT_EQ(book.kind_elsewhere("hope-3"), std::nullopt);
    EXPECT_EQ(book.kind_elsewhere("care"), std::nullopt);
    EXPECT_TRUE(asked.empty());
    // Which of several is meant, and what is no id of the file, is asked about.
    EXPECT_EQ(book.kind_elsewhere("both"), organisation);
    EXPECT_EQ(book.kind_elsewhere("paper"), organisation);
    EXPECT_EQ(asked, (std::vector<std::string>{"both", "paper"}));
  }
  EXPECT_EQ(book.kind_elsewhere("care"), organisation);
}

}  // namespace
}  // namespace engine

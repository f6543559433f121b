#include "engine/identity/said_again.h"

#include <gtest/gtest.h>

#include "engine/model/pack_change.h"
#include "tests/engine/identity/imports_text.h"

namespace testing_text {
namespace {

using engine::StoredRecord;

// What a package sends, and the same as it stands in the database of its source from record 1 on.
std::vector<StoredRecord> sent(const std::string& tables) { return package(tables).records; }

std::vector<StoredRecord> stored(std::vector<StoredRecord> records) {
  for (std::size_t at = 0; at < records.size(); ++at) {
    records[at].number = at + 1;
    records[at].record.source = "a";
  }
  return records;
}

engine::SaidAgain search(const std::vector<StoredRecord>& now, const std::vector<StoredRecord>& before) {
  const auto packs = engine::pack_all(now);
  const auto chosen = engine::choose_all(engine::pack_all(before));
  return engine::find_said_again(packs, {}, chosen, engine::PackIds(chosen));
}

constexpr const char* package_of_two = R"(
    organisations
    id   | name
    hope | Hope
    care | Care

    participations
    organisation | programme | role
    hope         | stay      | accountable
    care         | stay      | funding
)";

TEST(SaidAgain, IsAllOfAFileThatIsSentTwice) {
  const auto again = search(sent(package_of_two), stored(sent(package_of_two)));
  EXPECT_EQ(again.count, 4U);
  EXPECT_TRUE(again.now.empty());
  EXPECT_TRUE(again.before.empty());
  EXPECT_TRUE(again.moved.empty());
}

TEST(SaidAgain, MayBeCitedElsewhere) {
  auto now = sent(package_of_two);
  now.back().citations = {{"package", 17}};
  const auto again = search(now, stored(sent(package_of_two)));
  EXPECT_EQ(again.count, 4U);
  const auto moved = engine::unpack_all(again.moved);
  ASSERT_EQ(moved.size(), 1U);
  EXPECT_EQ(moved[0].number, 4U);
  EXPECT_EQ(moved[0].citations, now.back().citations);
}

TEST(SaidAgain, IsNotWhatChangedOrGoes) {
  auto now = sent(package_of_two);
  std::get<engine::Organisation>(now[1].record.fact).name = "Cares";
  now.pop_back();
  const auto again = search(now, stored(sent(package_of_two)));
  EXPECT_EQ(again.count, 2U);
  ASSERT_EQ(again.now.size(), 1U);
  EXPECT_EQ(again.now[0].record.id, "care");
  ASSERT_EQ(again.before.size(), 2U);
  EXPECT_EQ(again.before[0].number, 2U);
  EXPECT_EQ(again.before[1].number, 4U);
}

TEST(SaidAgain, LeavesWhatWasSaidTwiceToTheRest) {
  auto before = sent(package_of_two);
  before.push_back(before.back());
  const auto again = search(sent(package_of_two), stored(before));
  EXPECT_EQ(again.count, 3U);
  EXPECT_EQ(again.now.size(), 1U);
  EXPECT_EQ(again.before.size(), 2U);
}

}  // namespace
}  // namespace testing_text

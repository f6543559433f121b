#include "server/library/mentions.h"

#include <algorithm>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "tests/server/sample.h"

namespace {

using engine::StoredRecord;
using server::Mention;

// By id, as each record whole tells them.
std::map<std::string, std::vector<Mention>> obvious_mentions(const store::Database& database) {
  std::map<std::string, std::vector<Mention>> mentions;
  const auto note = [&](const StoredRecord& stored) {
    const auto add = [&](std::size_t column, std::string_view id) {
      mentions[std::string(id)].push_back({stored.number, static_cast<std::uint16_t>(stored.record.fact.index()),
                                           static_cast<std::uint16_t>(column), server::tier_of(stored.record)});
    };
    if (std::holds_alternative<engine::Delivery>(stored.record.fact)) return;
    if (std::holds_alternative<engine::Location>(stored.record.fact)) return;
    std::visit([&](const auto& fact) { server::for_each_id(fact, add); }, stored.record.fact);
    if (const auto* meeting = std::get_if<engine::Meeting>(&stored.record.fact)) {
      for (const std::string& who : meeting->attendance) add(server::attendance_column(), server::who_attended(who));
    }
  };
  database.for_each_packed(
      database.revision(),
      [&](const engine::Pack& pack, std::span<const std::uint16_t> superseded) {
        for (std::size_t at = 0; at < pack.size(); ++at) {
          if (!std::ranges::binary_search(superseded, static_cast<std::uint16_t>(at))) note(pack.record(at));
        }
      },
      note);
  return mentions;
}

TEST(Mentions, AgreeWithTheRecords) {
  Sample sample;
  const store::Database& database = sample.library().database();
  const server::Mentions mentions(database, database.revision());
  const auto expected = obvious_mentions(database);
  EXPECT_GT(expected.size(), 10U);
  for (auto [id, all] : expected) {
    std::vector<Mention> found = mentions.of(id);
    std::ranges::sort(found);
    std::ranges::sort(all);
    EXPECT_EQ(found, all) << id;
  }
  EXPECT_TRUE(mentions.of("nobody").empty());
  EXPECT_TRUE(mentions.of("").empty());
}

TEST(Attendance, IsOfWhoStandsBeforeTheCapacity) {
  EXPECT_EQ(server::who_attended("hope:observer"), "hope");
  EXPECT_EQ(server::who_attended("hope"), "hope");
}

}  // namespace

#include "engine/model/pack_change.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/store/files/native_records.h"

namespace {

std::vector<engine::StoredRecord> unnumbered(std::vector<engine::StoredRecord> records) {
  for (auto& stored : records) {
    stored.number = 0;
    stored.record.source.clear();
  }
  return records;
}

std::vector<engine::StoredRecord> unpacked(const engine::Pack& pack) {
  return engine::unpack_all(std::vector<engine::Pack>{pack});
}

TEST(PackChange, LeavesNothingWhereNothingStays) {
  std::mt19937 random(1);
  const auto pack = engine::pack_all(unnumbered(native_records(random, 2))).front();
  EXPECT_FALSE(engine::changed(pack, {{0, 1}, {}}));
  EXPECT_EQ(engine::changed(pack, {})->bytes(), pack.bytes());
}

TEST(PackChange, AgreesWithTheObviousWay) {
  std::mt19937 random(2);
  for (int round = 0; round < 500; ++round) {
    const auto records = unnumbered(native_records(random, 2 + random() % 10));
    const auto pack = engine::pack_all(records).front();
    engine::PackChange change;
    std::vector<engine::StoredRecord> expected;
    for (std::uint16_t at = 0; at < records.size(); ++at) {
      if (at > 0 && random() % 3 == 0) {
        change.left_out.push_back(at);
        continue;
      }
      expected.push_back(records[at]);
      if (random() % 3 == 0) change.replaced[at] = expected.back() = unnumbered(native_records(random, 1)).front();
    }
    for (std::size_t at = 0; at < expected.size(); ++at) expected[at].number = at;
    ASSERT_EQ(unpacked(*engine::changed(pack, change)), expected) << "round " << round;
  }
}

TEST(PackChange, LetsRecordsBeCitedElsewhere) {
  std::mt19937 random(4);
  for (int round = 0; round < 500; ++round) {
    auto expected = native_records(random, 1 + random() % 10);
    for (std::size_t at = 0; at < expected.size(); ++at) expected[at].number = 7 + 2 * at;
    const auto pack = engine::pack_all(expected).front();
    engine::MovedPlaces moved;
    for (std::uint16_t at = 0; at < expected.size(); ++at) {
      ASSERT_EQ(engine::citations_at(pack, at), expected[at].citations);
      if (random() % 2 == 0) continue;
      engine::Citations& citations = expected[at].citations;
      citations = {{"sheet " + std::to_string(random() % 3), static_cast<std::uint32_t>(random() % 3 * 70'000)}};
      if (random() % 3 == 0) citations.push_back({"zone", 4});
      moved.emplace_back(at, citations);
    }
    const engine::Pack made = engine::cited_anew(pack, moved);
    ASSERT_EQ(unpacked(made), expected) << "round " << round;
    for (std::size_t code = 1; code < made.text_count(); ++code) {
      for (std::size_t other = 0; other < code; ++other) ASSERT_NE(made.text(code), made.text(other));
    }
  }
}

TEST(PackChange, CitesAsAnotherPackDoes) {
  std::mt19937 random(5);
  const auto records = native_records(random, 10);
  const auto pack = engine::pack_all(records).front();
  engine::PackBuilder builder;
  for (std::size_t at = records.size(); at > 0; --at) {
    builder.begin(0, 0);
    engine::cite_as(builder, pack, at - 1);
  }
  const auto made = builder.finish();
  for (std::size_t at = 0; at < records.size(); ++at) {
    EXPECT_EQ(engine::citations_at(made, at), records[records.size() - 1 - at].citations);
  }
}

TEST(CompletedPack, HasItsSourceAndIds) {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    auto expected = unnumbered(native_records(random, 1 + random() % 10));
    const auto pack = engine::pack_all(expected).front();
    std::vector<std::string> ids(random() % 3 == 0 ? 0 : expected.size());
    for (std::size_t at = 0; at < ids.size(); ++at) {
      if (!expected[at].record.id.empty() || random() % 4 == 0) continue;
      // One that another record has as its note, so that the text is there already.
      ids[at] = expected[at].record.note.empty() ? "id" + std::to_string(at) : expected[at].record.note;
      expected[at].record.id = ids[at];
    }
    for (std::size_t at = 0; at < expected.size(); ++at) {
      expected[at].number = at;
      expected[at].record.source = "a source";
    }
    const engine::Pack made = engine::completed(pack, "a source", ids);
    ASSERT_EQ(unpacked(made), expected) << "round " << round;
    // The bytes are sound, and each text stands once.
    ASSERT_EQ(unpacked(engine::Pack(made.bytes())), expected);
    for (std::size_t code = 1; code < made.text_count(); ++code) {
      for (std::size_t other = 0; other < code; ++other) ASSERT_NE(made.text(code), made.text(other));
    }
  }
}

}  // namespace

#include "engine/model/pack_texts.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "engine/model/pack_change.h"
#include "tests/store/files/native_records.h"

namespace {

using engine::Pack;
using engine::Respelling;
using engine::StoredRecord;

// Some texts are said otherwise, and one of them as an empty one.
std::optional<std::string> otherwise(std::string_view text) {
  if (text.size() % 3 == 0) return std::nullopt;
  return text.size() % 7 == 0 ? "" : std::string(text) + "-2";
}

std::string said(const std::string& text) { return text.empty() ? text : otherwise(text).value_or(text); }

std::set<std::string> texts_of(const Pack& pack) {
  std::set<std::string> texts;
  for (std::uint64_t code = 0; code < pack.text_count(); ++code) texts.emplace(pack.text(code));
  return texts;
}

TEST(PackTexts, StayAsTheyAreWhereNobodySaysOtherwise) {
  std::mt19937 random(1);
  for (int round = 0; round < 100; ++round) {
    const auto records = native_records(random, 1 + random() % 10);
    const Pack pack = engine::pack_all(records).front();
    const Pack same = engine::respelt(pack, {});
    ASSERT_EQ(engine::unpack_all(std::vector{same}), engine::unpack_all(std::vector{pack}));
    ASSERT_EQ(same.text_count(), pack.text_count());
    ASSERT_EQ(same.bytes().size(), pack.bytes().size());
  }
}

// The twin says it of each record.
TEST(PackTexts, AgreeWithTheObviousWay) {
  std::mt19937 random(2);
  std::size_t respelt = 0;
  for (int round = 0; round < 500; ++round) {
    const auto records = native_records(random, 1 + random() % 20);
    const Pack pack = engine::pack_all(records).front();
    std::vector<Respelling> columns;
    const bool of_ids = random() % 2 == 0, of_names = random() % 2 == 0;
    if (of_ids) columns.push_back({engine::any_kind, 0, otherwise});
    if (of_names) {
      columns.push_back(
          {engine::kind_of<engine::Delivery>(), engine::position_of<&engine::Delivery::organisation>(), otherwise});
    }
    std::vector<StoredRecord> expected = engine::unpack_all(std::vector{pack});
    for (StoredRecord& stored : expected) {
      if (of_ids) stored.record.id = said(stored.record.id);
      if (auto* delivery = std::get_if<engine::Delivery>(&stored.record.fact); delivery != nullptr && of_names) {
        delivery->organisation.text = said(delivery->organisation.text);
        ++respelt;
      }
    }
    const Pack made = engine::respelt(pack, columns);
    ASSERT_EQ(engine::unpack_all(std::vector{made}), expected) << "round " << round;
    for (StoredRecord& stored : expected) stored.number = 0;
    ASSERT_EQ(texts_of(made), texts_of(engine::pack_all(expected).front())) << "round " << round;
  }
  EXPECT_GT(respelt, 50U);
}

}  // namespace

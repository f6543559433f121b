#include "engine/graph/delivery_stretches.h"

#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace engine {
namespace {

std::vector<DeliveryChunk> drawn(std::mt19937& random, std::uint32_t locations) {
  std::vector<DeliveryChunk> chunks(random() % 6);
  Number next = 1;
  for (DeliveryChunk& chunk : chunks) {
    for (std::size_t rows = random() % 50; rows > 0; --rows) {
      DeliveryRow row;
      row.number = next++;
      row.organisation.index = row.service.index = 1;
      row.location.index = static_cast<std::uint32_t>(random() % locations);
      row.source = static_cast<std::uint32_t>(random() % 3 == 0 ? row.number : 0);
      row.reach = random() % 3 == 0 ? static_cast<std::int64_t>(row.number) : -1;
      std::vector<Period> reported(random() % 3 == 0 ? 1 : 0, Period{{static_cast<int>(row.number)}, {100'000}});
      chunk.add(row, reported, {});
    }
  }
  return chunks;
}

// What is drawn of each row follows from its number: so a row is told to be whole.
std::string text_of(const DeliveryChunk& chunk, std::size_t row) {
  std::string text = std::to_string(chunk.numbers[row]) + " at " + std::to_string(chunk.locations[row].index);
  text += ' ' + std::to_string(chunk.sources[row]) + ' ' + std::to_string(chunk.reach(row));
  for (const Period& period : chunk.reported_of(row)) text += " from " + std::to_string(period.from.number);
  return text;
}

TEST(Stretches, HaveEveryRowOnceAndWhole) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    const auto locations = static_cast<std::uint32_t>(1 + random() % 30);
    auto chunks = drawn(random, locations);
    std::map<std::uint32_t, std::string> before, dealt;
    for (const DeliveryChunk& chunk : chunks) {
      for (std::size_t row = 0; row < chunk.size(); ++row) before[chunk.numbers[row]] = text_of(chunk, row);
    }
    const Stretches stretches(chunks, 20);
    std::size_t rows = 0;
    for (const Stretches::Share& share : stretches.deal(std::move(chunks))) {
      ASSERT_EQ(share.size(), stretches.size());
      for (const DeliveryChunk& chunk : share) {
        for (std::size_t row = 0; row < chunk.size(); ++row) dealt[chunk.numbers[row]] = text_of(chunk, row);
        rows += chunk.size();
      }
    }
    ASSERT_EQ(rows, before.size());
    ASSERT_EQ(dealt, before);
  }
}

TEST(Stretches, AreOfFewDeliveriesOrOfASinglePlace) {
  std::mt19937 random(2);
  for (int round = 0; round < 500; ++round) {
    auto chunks = drawn(random, 30);
    const Stretches stretches(chunks, 20);
    std::vector<std::size_t> rows(stretches.size());
    std::vector<std::set<std::uint32_t>> places(stretches.size());
    for (const Stretches::Share& share : stretches.deal(std::move(chunks))) {
      for (std::size_t stretch = 0; stretch < share.size(); ++stretch) {
        rows[stretch] += share[stretch].size();
        for (const auto location : share[stretch].locations) places[stretch].insert(location.index);
      }
    }
    for (std::size_t stretch = 0; stretch < rows.size(); ++stretch) {
      EXPECT_EQ(stretches.start(stretch) + rows[stretch], stretches.start(stretch + 1));
      EXPECT_TRUE(rows[stretch] <= 20 || places[stretch].size() == 1);
      if (places[stretch].empty()) continue;
      EXPECT_GE(*places[stretch].begin(), stretches.first_location(stretch));
      EXPECT_LT(*places[stretch].rbegin(), stretches.first_location(stretch + 1));
    }
  }
}

TEST(Stretches, AreNoneOfNoDeliveries) {
  const Stretches stretches({});
  EXPECT_EQ(stretches.size(), 0u);
  EXPECT_EQ(stretches.start(0), 0u);
}

}  // namespace
}  // namespace engine

#include "engine/graph/moving.h"

#include <atomic>
#include <random>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace engine {
namespace {

using Actors = std::vector<Ref<Organisation>>;
using Piece = std::shared_ptr<const Moving<Actors>>;

std::atomic<int> times_moved = 0;

void move(Actors& actors, const Renumberings& renumberings) {
  ++times_moved;
  for (auto& one : actors) one = renumberings(one);
}

std::shared_ptr<const Renumberings> coming(std::uint32_t size, const std::vector<std::uint32_t>& places) {
  return std::make_shared<const Renumberings>(Renumberings{{size, {}, places}, {}});
}

Piece later(const Piece& piece, const std::shared_ptr<const Renumberings>& renumberings) {
  return MoveLater<Actors>(renumberings, move)(piece);
}

TEST(Moving, WritesAnewWhenItIsFirstReadAndNotBefore) {
  times_moved = 0;
  const Piece before = std::make_shared<Moving<Actors>>(Actors{{0}, {3}, {}});
  const Piece once = later(before, coming(4, {2}));
  const Piece twice = later(once, coming(5, {0, 0}));
  EXPECT_EQ(times_moved, 0);
  EXPECT_EQ(twice->read(), (Actors{{2}, {6}, {}}));
  EXPECT_EQ(twice->read(), (Actors{{2}, {6}, {}}));
  EXPECT_EQ(times_moved, 1) << "what nobody read between is not written";
  EXPECT_EQ(once->read(), (Actors{{0}, {4}, {}}));
  EXPECT_EQ(before->read(), (Actors{{0}, {3}, {}}));
}

TEST(Moving, IsWhatMovingAtOnceGives) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE(round);
    auto size = static_cast<std::uint32_t>(1 + random() % 20);
    Actors wanted;
    for (std::uint32_t one = 0; one < size; ++one) wanted.push_back({static_cast<std::uint32_t>(random() % size)});
    std::vector<std::pair<Piece, Actors>> all = {{std::make_shared<Moving<Actors>>(wanted), wanted}};
    for (int step = 0; step < 8; ++step) {
      std::vector<std::uint32_t> places;
      for (std::uint32_t place = 0; place <= size; ++place) {
        while (random() % 6 == 0) places.push_back(place);
      }
      const auto renumberings = coming(size, places);
      size += static_cast<std::uint32_t>(places.size());
      move(wanted, *renumberings);
      all.emplace_back(later(all.back().first, renumberings), wanted);
      const auto& [piece, is] = all[random() % all.size()];
      ASSERT_EQ(piece->read(), is);
    }
    for (const auto& [piece, is] : all) ASSERT_EQ(piece->read(), is);
  }
}

TEST(Moving, IsWrittenOnceHoweverManyReadIt) {
  times_moved = 0;
  Piece piece = std::make_shared<Moving<Actors>>(Actors(1000, {7}));
  piece = later(piece, coming(8, {0}));
  std::vector<std::jthread> readers;
  std::atomic<int> right = 0;
  for (int reader = 0; reader < 4; ++reader) {
    readers.emplace_back([&] { right += piece->read() == Actors(1000, {8}) ? 1 : 0; });
  }
  readers.clear();
  EXPECT_EQ(right, 4);
  EXPECT_EQ(times_moved, 1);
}

}  // namespace
}  // namespace engine

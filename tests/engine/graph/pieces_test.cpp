#include "engine/graph/pieces.h"

#include <atomic>

#include <gtest/gtest.h>

namespace {

TEST(Pieces, AreEachDoneOnce) {
  std::vector<std::atomic<int>> first(1000), second(3);
  engine::Pieces pieces;
  pieces.add(first.size(), [&](std::size_t at) { ++first[at]; });
  pieces.add(0, [](std::size_t) { FAIL() << "there is none"; });
  pieces.add(second.size(), [&](std::size_t at) { second[at] += 2; });
  pieces.run();
  for (const auto& done : first) EXPECT_EQ(done, 1);
  for (const auto& done : second) EXPECT_EQ(done, 2);
}

TEST(Pieces, AreNoneWhereNoneWasAdded) {
  engine::Pieces pieces;
  pieces.run();
  SUCCEED();
}

}  // namespace

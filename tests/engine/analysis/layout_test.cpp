#include "engine/analysis/layout.h"

#include <gtest/gtest.h>

#include <cmath>

namespace engine {
namespace {

using Links = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

double distance(const Point& one, const Point& other) { return std::hypot(one.x - other.x, one.y - other.y); }

TEST(Layout, StaysInTheUnitSquare) {
  const auto points = force_directed_layout(40, Links{{0, 1}, {1, 2}, {5, 9}});
  ASSERT_EQ(points.size(), 40u);
  for (const Point& point : points) {
    EXPECT_GE(point.x, 0);
    EXPECT_LE(point.x, 1);
    EXPECT_GE(point.y, 0);
    EXPECT_LE(point.y, 1);
  }
}

TEST(Layout, PutsLinkedNodesNearerThanOthers) {
  // Two triangles that know nothing of each other.
  const auto points = force_directed_layout(6, Links{{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {5, 3}});
  const double inside =
      distance(points[0], points[1]) + distance(points[1], points[2]) + distance(points[2], points[0]);
  const double between =
      distance(points[0], points[3]) + distance(points[1], points[4]) + distance(points[2], points[5]);
  EXPECT_LT(inside, between);
}

TEST(Layout, IsTheSameEveryTime) {
  const Links links{{0, 1}, {1, 2}, {3, 4}, {0, 4}};
  const auto one = force_directed_layout(8, links);
  const auto other = force_directed_layout(8, links);
  for (std::size_t node = 0; node < one.size(); ++node) {
    EXPECT_EQ(one[node].x, other[node].x);
    EXPECT_EQ(one[node].y, other[node].y);
  }
}

TEST(Layout, OfOneNodeIsTheMiddleAndOfNoneIsEmpty) {
  EXPECT_TRUE(force_directed_layout(0, {}).empty());
  const auto alone = force_directed_layout(1, {});
  ASSERT_EQ(alone.size(), 1u);
  EXPECT_EQ(alone[0].x, 0.5);
}

}  // namespace
}  // namespace engine

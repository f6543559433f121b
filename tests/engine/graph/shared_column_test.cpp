#include "engine/graph/shared_column.h"

#include <numeric>

#include <gtest/gtest.h>

namespace {

using engine::SharedColumn;

TEST(SharedColumn, ReadsAsAVectorDoes) {
  SharedColumn<int> column(std::vector<int>{3, 1, 2});
  EXPECT_EQ(column.size(), 3U);
  EXPECT_EQ(column[1], 1);
  EXPECT_EQ(column.back(), 2);
  EXPECT_EQ(std::accumulate(column.begin(), column.end(), 0), 6);
  EXPECT_TRUE(SharedColumn<int>().empty());
}

TEST(SharedColumn, GrowsWhereNobodySharesIt) {
  SharedColumn<int> column;
  column.push_back(1);
  const std::vector<int> more{2, 3};
  column.append(more.begin(), more.end());
  column.resize(5, 9);
  EXPECT_EQ(std::vector<int>(column.begin(), column.end()), (std::vector<int>{1, 2, 3, 9, 9}));
  column.assign(2, 7);
  EXPECT_EQ(std::vector<int>(column.begin(), column.end()), (std::vector<int>{7, 7}));
}

TEST(SharedColumn, IsSharedByItsCopiesUntilOneOwnsIt) {
  SharedColumn<int> column(std::vector<int>{1, 2});
  SharedColumn<int> copy(column);
  EXPECT_EQ(std::as_const(copy).data(), std::as_const(column).data());
  copy.own();
  copy[0] = 5;
  EXPECT_EQ(column[0], 1);
  EXPECT_EQ(copy[0], 5);
  const int* place = std::as_const(copy).data();
  copy.own();
  EXPECT_EQ(std::as_const(copy).data(), place) << "whoever has it alone keeps it";
}

TEST(SharedColumn, OutlivesTheOneItWasCopiedFrom) {
  SharedColumn<int> copy;
  {
    const SharedColumn<int> column(std::vector<int>{4});
    copy = column;
  }
  EXPECT_EQ(copy[0], 4);
  SharedColumn<int> taken(std::move(copy));
  EXPECT_EQ(taken[0], 4);
}

}  // namespace

#include "server/answers/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "tests/server/sample.h"

namespace {

using server::Part;

TEST(Part, LiesWithinTheList) {
  Sample sample;
  server::Asking asking = sample.asking();
  const auto part = [&](std::size_t total, const char* offset, const char* limit) {
    asking.parameters = {};
    if (offset != nullptr) asking.parameters.add("offset", offset);
    if (limit != nullptr) asking.parameters.add("limit", limit);
    return Part::of(asking, total, 3);
  };
  const auto expect = [](Part one, std::size_t from, std::size_t to) {
    EXPECT_EQ(one.from, from);
    EXPECT_EQ(one.to, to);
  };
  expect(part(10, nullptr, nullptr), 0, 3);
  expect(part(2, nullptr, nullptr), 0, 2);
  expect(part(10, "8", "5"), 8, 10);
  expect(part(10, "20", "5"), 10, 10);
  expect(part(10, "2", "0"), 2, 2);
  expect(part(0, nullptr, nullptr), 0, 0);
  EXPECT_THROW(part(10, "-1", nullptr), engine::Error);
  asking.most_items = 2;
  expect(part(10, nullptr, nullptr), 0, 2);
  expect(part(10, "8", "5"), 8, 10);
  expect(part(10, "1", "5"), 1, 3);
}

TEST(Known, IsNullWhereUnknown) {
  EXPECT_TRUE(server::known(std::int64_t{-1}).is_null());
  EXPECT_EQ(server::known(std::int64_t{0}), 0);
  EXPECT_TRUE(server::known(std::string()).is_null());
  EXPECT_TRUE(server::day_json(std::nullopt).is_null());
  EXPECT_EQ(server::level_json(std::nullopt), "finest");
  EXPECT_EQ(server::level_json(0), 0);
}

}  // namespace

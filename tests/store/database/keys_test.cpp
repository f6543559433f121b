#include "store/database/keys.h"

#include <gtest/gtest.h>

#include <random>
#include <tuple>

#include "tests/store/database/random_records.h"

namespace keys = store::keys;

TEST(Keys, StandInTheOrderOfNumbersAndTheNewestVersionFirst) {
  EXPECT_LT(keys::version(255, 1), keys::version(256, 9));
  EXPECT_LT(keys::version(256, 9), keys::version(256, 8));
  EXPECT_LT(keys::log(255), keys::log(256));
}

TEST(Keys, AreTakenApartAgain) {
  const std::string key = keys::source(7) + keys::version(4839, 12);
  const auto parts = keys::parse_version(key);
  ASSERT_TRUE(parts);
  EXPECT_EQ(keys::parse_source(parts->prefix), 7U);
  EXPECT_EQ(parts->number, 4839U);
  EXPECT_EQ(parts->revision, 12U);
  EXPECT_EQ(keys::parse_revision(keys::log(12)), 12U);
  EXPECT_EQ(keys::parse_name(keys::name(7)), 7U);
}

TEST(Keys, ThatAreTooShortAreNone) {
  EXPECT_FALSE(keys::parse_version("short"));
  EXPECT_FALSE(keys::parse_revision("l123"));
  EXPECT_FALSE(keys::parse_name(""));
  EXPECT_FALSE(keys::parse_source("123"));
  EXPECT_FALSE(keys::parse_id("no end"));
  EXPECT_FALSE(keys::parse_id(keys::id("a") + "b"));
}

TEST(Keys, OfOneIdBeginNoOther) {
  const auto bytes = [](std::mt19937& random) {
    std::string id;
    for (auto left = pick(random, 4); left > 0; --left) id.push_back("\0\1\377a"[pick(random, 3)]);
    return id;
  };
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    const std::string one = bytes(random), other = bytes(random);
    EXPECT_EQ(keys::parse_id(keys::id(one)), one);
    EXPECT_EQ(keys::id(one).starts_with(keys::id(other)), one == other);
    EXPECT_EQ(keys::id(one) < keys::id(other), one < other);
  }
}

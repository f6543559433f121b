#include "server/access/keys.h"

#include <gtest/gtest.h>

namespace {

TEST(Key, IsLongAndNeverTheSame) {
  const std::string key = server::make_key();
  EXPECT_EQ(key.size(), 64U);
  EXPECT_EQ(key.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_NE(key, server::make_key());
}

TEST(KeyHash, IsTheBlake2bOfTheKey) {
  // BLAKE2b-256 of the empty text, as published with the algorithm's other vectors.
  EXPECT_EQ(server::hash_of(""), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  EXPECT_NE(server::hash_of("a"), server::hash_of("b"));
}

TEST(KeyHash, IsComparedWhole) {
  EXPECT_TRUE(server::same_hash("abc", "abc"));
  EXPECT_FALSE(server::same_hash("abc", "abd"));
  EXPECT_FALSE(server::same_hash("abc", "ab"));
  EXPECT_TRUE(server::same_hash("", ""));
}

}  // namespace

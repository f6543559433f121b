#include "engine/identity/hash.h"

#include <gtest/gtest.h>

#include <set>

namespace engine {
namespace {

std::uint64_t hash_of(const Texts& texts) {
  Hash hash;
  hash.add(texts);
  return hash.value();
}

TEST(HashOfFacts, TellsWhereOneTextEndsAndTheNextBegins) {
  EXPECT_NE(hash_of({"ab", "c"}), hash_of({"a", "bc"}));
  EXPECT_NE(hash_of({""}), hash_of({}));
}

TEST(HashOfFacts, TellsUnknownFromZero) {
  Hash unknown, zero;
  unknown.add(Count());
  zero.add(Count(0));
  EXPECT_NE(unknown.value(), zero.value());
}

// Ids are made of it: a database that is moved to another machine must find them again.
TEST(HashOfFacts, StaysTheSameOverTheYears) {
  EXPECT_EQ(hashed_id('d', hash_of({"health", "a longer text"})), "d9bbzb271dkjnq");
}

TEST(HashedIds, DifferForAThousandHashes) {
  std::set<std::string> ids;
  for (int number = 0; number < 1000; ++number) {
    Hash hash;
    hash.add(number);
    ids.insert(hashed_id('d', hash.value()));
  }
  EXPECT_EQ(ids.size(), 1000U);
  EXPECT_EQ(ids.begin()->size(), 14U);
}

}  // namespace
}  // namespace engine

#include "store/database/ledger.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/model/error.h"
#include "tests/store/database/random_records.h"

using engine::Number;

namespace {

std::vector<Number> random_numbers(std::mt19937& random) {
  std::vector<Number> numbers;
  for (Number number = 1 + pick(random, 3); numbers.size() < pick(random, 60); number += 1 + pick(random, 1)) {
    numbers.push_back(number);
  }
  return numbers;
}

}  // namespace

TEST(Ledger, KeepsAnEntryOfTheLog) {
  const engine::LogEntry entry{9, -5, "an officer", "iraq.xlsx", "the return of March", 4839, 1, 2, 3};
  EXPECT_EQ(store::decode_log(9, store::encode_log(entry)), entry);
}

TEST(Ledger, KeepsTheNumbersTouched) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    const auto numbers = random_numbers(random);
    ASSERT_EQ(store::decode_touched(store::encode_touched(store::runs_of(numbers)), 1000), store::runs_of(numbers));
  }
}

TEST(Ledger, KeepsAMillionNewNumbersInAFewBytes) {
  std::vector<Number> numbers(1'000'000);
  std::ranges::generate(numbers, [next = Number{5}]() mutable { return next++; });
  const std::vector<store::Run> runs{{5, 1'000'000}};
  EXPECT_EQ(store::runs_of(numbers), runs);
  const std::string bytes = store::encode_touched(runs);
  EXPECT_LT(bytes.size(), 10U);
  EXPECT_EQ(store::decode_touched(bytes, 1'000'005), runs);
  EXPECT_THROW(store::decode_touched(bytes, 1'000'004), engine::Error);
}

TEST(Ledger, KeepsATokenAndTheRest) {
  const store::Token token{"the office", "contributor", "drc", "0a1b", 1700000000};
  EXPECT_EQ(store::decode_token("the office", store::encode_token(token)), token);
  EXPECT_EQ(store::decode_progress(store::encode_progress({7, 4840})), (store::Progress{7, 4840}));
  EXPECT_EQ(store::decode_name(store::encode_name("iraq.xlsx")), "iraq.xlsx");
  EXPECT_EQ(store::decode_uuid(store::encode_uuid("a-b")), "a-b");
  EXPECT_EQ(store::decode_format(store::encode_format(3)), 3U);
  EXPECT_EQ(store::decode_presence(store::encode_presence(store::Presence::left)), store::Presence::left);
}

TEST(Ledger, RefusesDamagedBytes) {
  const std::string log = store::encode_log({9, 5, "an officer", "iraq.xlsx", "March", 1, 2, 3, 4});
  const std::string touched = store::encode_touched(store::runs_of({1, 2, 3, 7, 9, 10}));
  for (std::size_t length = 0; length < log.size(); ++length) {
    EXPECT_THROW(store::decode_log(9, log.substr(0, length)), engine::Error);
  }
  for (std::size_t length = 0; length < touched.size(); ++length) {
    EXPECT_THROW(store::decode_touched(touched.substr(0, length), 100), engine::Error);
  }
  EXPECT_THROW(store::decode_log(9, log + "x"), engine::Error);
  EXPECT_THROW(store::decode_name(log), engine::Error);
  EXPECT_THROW(store::decode_presence("x"), engine::Error);
  EXPECT_THROW(store::decode_touched(store::encode_touched({{0, 1}}), 100), engine::Error);
}

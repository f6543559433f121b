#include "server/answers/revisions.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/server/sample.h"

namespace {

using nlohmann::json;

TEST(RevisionsAnswer, TellsTheNewestFirst) {
  Sample sample;
  const json answer = server::answer_revisions(sample.asking());
  ASSERT_EQ(answer["total"], 2);
  EXPECT_EQ(answer["items"][0]["revision"], 2);
  EXPECT_EQ(answer["items"][0]["source"], "sample");
  EXPECT_EQ(answer["items"][0]["actor"], "tester");
  EXPECT_EQ(answer["items"][0]["when"], "2022-05-01T12:00:00Z");
  EXPECT_EQ(answer["items"][1]["source"], "standard");
}

TEST(Time, IsWrittenInUtc) {
  EXPECT_EQ(server::time_text(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(server::time_text(Sample::noon + 3661), "2022-05-01T13:01:01Z");
  EXPECT_EQ(server::time_text(-1), "1969-12-31T23:59:59Z");
}

}  // namespace

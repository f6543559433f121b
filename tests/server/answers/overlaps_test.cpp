#include "server/answers/overlaps.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/server/sample.h"

namespace {

using nlohmann::json;

TEST(OverlapsAnswer, ListsPairsWithTheCellsTheyShare) {
  Sample sample;
  const json answer = server::answer_overlaps(sample.asking("location=north&at=2022-03-15"));
  ASSERT_EQ(answer["total"], 1);
  const json& pair = answer["items"][0];
  EXPECT_EQ(pair["a"], "hope");
  EXPECT_EQ(pair["b"], "wells");
  EXPECT_EQ(pair["organisations_b"], json{"relief"});
  EXPECT_EQ(pair["cells"], 1);
  EXPECT_EQ(pair["class"], "possible");
  EXPECT_EQ(pair["shared"][0]["location"], "valley");
  EXPECT_TRUE(pair["saturation"].is_null());
  EXPECT_EQ(answer["classes"]["possible"], 1);
  EXPECT_EQ(answer["names"]["wells"], "Wells for all");
  EXPECT_EQ(answer["service_level"], "finest");
}

TEST(OverlapsAnswer, IsOfAllTimeWithoutADay) {
  Sample sample;
  const json answer = server::answer_overlaps(sample.asking());
  EXPECT_TRUE(answer["at"].is_null());
  EXPECT_EQ(answer["total"], 1);
}

TEST(OverlapsAnswer, NamesCrowdedCells) {
  Sample sample;
  EXPECT_EQ(server::answer_overlaps(sample.asking("crowded=2"))["crowded"][0]["providers"], 2);
  EXPECT_TRUE(server::answer_overlaps(sample.asking())["crowded"].empty());
}

}  // namespace

#include "server/answers/network.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "tests/server/sample.h"

namespace {

using nlohmann::json;

TEST(NetworkAnswer, PlacesOrganisationsAndLinksThem) {
  Sample sample;
  const json answer = server::answer_network(sample.asking("at=2022-03-15"));
  bool linked = false;
  for (const json& link : answer["items"]) {
    linked = linked || (link["a"] == "hope" && link["b"] == "relief" && link["kinds"][0] == "shared-cells");
  }
  EXPECT_TRUE(linked);
  for (const json& node : answer["nodes"]) {
    EXPECT_GE(node["x"], 0.0);
    EXPECT_LE(node["x"], 1.0);
    EXPECT_TRUE(node.contains("kind"));
  }
}

TEST(NetworkAnswer, DrawsAtMostAsManyAsAsked) {
  Sample sample;
  const json answer = server::answer_network(sample.asking("at=2022-03-15&limit=1"));
  EXPECT_EQ(answer["nodes"].size(), 1U);
  EXPECT_GT(answer["total"], 1);
  EXPECT_THROW(server::answer_network(sample.asking("limit=0")), engine::Error);
}

}  // namespace

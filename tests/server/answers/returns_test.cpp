#include "server/answers/returns.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/server/sample.h"

namespace {

using nlohmann::json;

TEST(ReturnsAnswer, SaysWhoIsLateAndWhatTheLastReturnChanged) {
  Sample sample;
  sample.add("deliveries",
             "id,organisation,service,location,start,assured_date\nm1,hope,health,hill,2022-01-01,2022-02-28\n",
             "matrix");
  sample.add("scopes", "of,location,organisation,start,due\ndeliveries,hill,hope,2022-01-01,2022-05-20\n", "promises");
  const json late = server::answer_returns(sample.asking("at=2022-06-01&organisation=hope&location=hill"));
  ASSERT_GE(late["total"], 1);
  const json& item = late["items"][0];
  EXPECT_EQ(item["source"], "promises");
  EXPECT_EQ(item["organisation"], "hope");
  EXPECT_EQ(item["state"], "late");
  EXPECT_EQ(item["days_late"], 12);
  EXPECT_EQ(item["last_assured"], "2022-03-31") << "what was reported in March says so as of its last day";
  EXPECT_EQ(item["last_return"]["added"], 1);
  EXPECT_EQ(item["last_return"]["previous"], json());
  EXPECT_EQ(late["states"]["late"], 1);
}

TEST(ReturnsAnswer, ListsWhatEachSourceDeclared) {
  Sample sample;
  const json answer = server::answer_returns(sample.asking("at=2022-05-01"));
  ASSERT_EQ(answer["total"], 1);
  EXPECT_EQ(answer["items"][0]["source"], "sample");
  EXPECT_EQ(answer["items"][0]["state"], "no-due");
  EXPECT_EQ(answer["items"][0]["location"], "north");
}

}  // namespace

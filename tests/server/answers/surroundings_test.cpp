#include "server/answers/surroundings.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/network.h"
#include "tests/server/sample.h"

namespace {

using nlohmann::json;

TEST(SurroundingsAnswer, ListsWhoIsHowFarAndByWhat) {
  Sample sample;
  const json answer = server::answer_network(sample.asking("around=relief&links=2"));
  EXPECT_EQ(answer["view"], "surroundings");
  EXPECT_EQ(answer["around"], "relief");
  EXPECT_EQ(answer["total"], 2);
  EXPECT_EQ(answer["totals"], json({1, 1, 1}));
  EXPECT_TRUE(answer["at"].is_null());
  const json wells = {{"actor", "wells"}, {"links", 1}, {"kinds", {"participation"}}, {"through", "relief"}};
  const json fund = {{"actor", "fund"}, {"links", 2}, {"kinds", {"funding"}}, {"through", "wells"}};
  EXPECT_EQ(answer["items"], json({wells, fund}));
  EXPECT_EQ(answer["names"]["wells"], "Wells for all");
}

TEST(SurroundingsAnswer, IsAskedOfAProgrammeAndByName) {
  Sample sample;
  EXPECT_EQ(server::answer_network(sample.asking("around=wells&links=1"))["total"], 2);
  EXPECT_EQ(server::answer_network(sample.asking("around=Hope Association&links=1"))["items"][0]["actor"], "care");
}

TEST(SurroundingsAnswer, CountsAroundSeveral) {
  Sample sample;
  const json answer = server::answer_network(sample.asking("around=wells|relief|relief&links=2"));
  EXPECT_EQ(answer["view"], "counts");
  const json relief = {{"actor", "relief"}, {"around", 2}, {"within", {1, 2}}};
  const json wells = {{"actor", "wells"}, {"around", 2}, {"within", {2, 2}}};
  EXPECT_EQ(answer["items"], json({relief, wells}));
}

TEST(SurroundingsAnswer, ListsNoMoreThanIsAsked) {
  Sample sample;
  const json answer = server::answer_network(sample.asking("around=relief&links=2&limit=1"));
  EXPECT_EQ(answer["items"].size(), 1U);
  EXPECT_EQ(answer["total"], 2);
}

TEST(SurroundingsAnswer, RefusesWhatMakesNoDifference) {
  Sample sample;
  EXPECT_THROW(server::answer_network(sample.asking("around=relief&at=2022-03-15")), engine::Error);
  EXPECT_THROW(server::answer_network(sample.asking("around=relief&level=1")), engine::Error);
  EXPECT_THROW(server::answer_network(sample.asking("around=relief&links=11")), engine::Error);
  EXPECT_THROW(server::answer_network(sample.asking("around=nobody-at-all")), engine::Error);
  EXPECT_THROW(server::answer_network(sample.asking("view=surroundings")), engine::Error);
  EXPECT_THROW(server::answer_network(sample.asking("view=actors&around=relief")), engine::Error);
  EXPECT_THROW(server::answer_network(sample.asking("links=2")), engine::Error);
}

}  // namespace

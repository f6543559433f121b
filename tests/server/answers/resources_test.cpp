#include "server/answers/resources.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/model/error.h"
#include "tests/server/sample.h"

namespace {

using nlohmann::json;

json ask(Sample& sample, std::string_view path, std::string_view query, std::vector<std::string> parts = {}) {
  return server::answer(server::resource(path), sample.asking(query, std::move(parts)));
}

TEST(Resources, ExplainEachOfTheirParameters) {
  for (const auto& resource : server::resources()) {
    for (const auto name : resource.parameters) EXPECT_FALSE(server::parameter_term(name).meaning.empty()) << name;
  }
}

TEST(Resources, RefuseAnUnknownParameterAndNameTheKnown) {
  Sample sample;
  try {
    ask(sample, "/search", "txet=hope");
    FAIL() << "it was taken";
  } catch (const engine::Error& error) {
    EXPECT_STREQ(error.what(), "'txet' is not asked here; what is: text, as_of, limit, offset");
  }
}

TEST(Resources, HaveTheColumnsOfTheirItems) {
  Sample sample;
  const std::pair<const char*, const char*> asked[] = {
      {"/coverage", "at=2022-03-15"}, {"/gaps", "at=2022-03-15"}, {"/overlaps", ""}, {"/deliveries", ""},
      {"/search", "text=hope"},       {"/revisions", ""}};
  for (const auto& [path, query] : asked) {
    const json answer = ask(sample, path, query);
    ASSERT_FALSE(answer["items"].empty()) << path;
    for (const auto& column : server::columns_of(server::resource(path), {})) {
      EXPECT_TRUE(answer["items"][0].contains(column)) << path << " " << column;
    }
  }
}

TEST(Resources, NameEveryIdOfTheirItems) {
  Sample sample;
  const json answer = ask(sample, "/coverage", "at=2022-03-15&location=north");
  for (const json& item : answer["items"]) {
    for (const char* field : {"location", "service", "group"}) EXPECT_TRUE(answer["names"].contains(item[field]));
    for (const json& id : item["organisations"]) EXPECT_TRUE(answer["names"].contains(id));
  }
}

TEST(Resources, GiveTheSameBytesForTheSameQuestion) {
  Sample sample;
  for (const char* path : {"/coverage", "/gaps", "/watch", "/overlaps", "/network", "/deliveries", "/status"}) {
    EXPECT_EQ(ask(sample, path, "").dump(), ask(sample, path, "").dump()) << path;
  }
}

}  // namespace

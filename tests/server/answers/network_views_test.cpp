#include "server/answers/network_views.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/network.h"
#include "tests/server/sample.h"

namespace {

using nlohmann::json;

TEST(NetworkViews, HaveTheirColumns) {
  Sample sample;
  for (const auto view : server::network_views()) {
    if (view == "surroundings") continue;  // asks for somebody, and for no day
    const std::string query = "at=2022-03-15&cells=1&view=" + std::string(view);
    const json answer = server::answer_network(sample.asking(query));
    EXPECT_EQ(answer["view"], view);
    for (const json& item : answer["items"]) {
      for (const json& column : answer["columns"]) EXPECT_TRUE(item.contains(column.get<std::string>())) << view;
    }
    EXPECT_EQ(answer.dump(), server::answer_network(sample.asking(query)).dump()) << view;
  }
}

TEST(NetworkViews, LeaveTheDrawingAsItWas) {
  Sample sample;
  const json drawing = server::answer_network(sample.asking("at=2022-03-15"));
  EXPECT_FALSE(drawing.contains("view"));
  EXPECT_TRUE(drawing.contains("nodes"));
  EXPECT_THROW(server::answer_network(sample.asking("view=nothing")), engine::Error);
}

TEST(NetworkViews, SayWhoSitsNowhere) {
  Sample sample;
  const json answer = server::answer_network(sample.asking("at=2022-03-15&view=outside"));
  ASSERT_EQ(answer["total"], 2) << "relief and the shelter; hope sits with the care office";
  EXPECT_FALSE(answer["memberships_known"]);
}

}  // namespace

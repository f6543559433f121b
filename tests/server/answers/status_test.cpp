#include "server/answers/status.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/server/sample.h"

namespace {

using nlohmann::json;

TEST(StatusAnswer, SaysWhatThereIsAndOfWhichDays) {
  Sample sample;
  const json status = server::answer_status(sample.asking());
  EXPECT_EQ(status["name"], "Concert");
  EXPECT_EQ(status["revision"], 2);
  EXPECT_EQ(status["today"], "2022-05-01");
  EXPECT_EQ(status["counts"]["organisations"], 5);
  EXPECT_EQ(status["counts"]["deliveries"], 4);
  EXPECT_EQ(status["levels"], (json{{"2", 3}, {"3", 1}}));
  EXPECT_EQ(status["first_day"], "2022-01-01");
  EXPECT_EQ(status["last_day"], "2022-12-31");
  EXPECT_EQ(status["report_days"], json{"2022-03-31"});
  EXPECT_EQ(status["read_only"], false);
}

TEST(StatusAnswer, CountsWhatTheAskerMaySee) {
  Sample sample;
  auto asking = sample.asking();
  asking.tier = engine::Tier::everybody;
  const json status = server::answer_status(asking);
  EXPECT_EQ(status["counts"]["organisations"], 4);
  EXPECT_EQ(status["counts"]["deliveries"], 3);
  EXPECT_EQ(status["levels"]["2"], 2);
}

TEST(StatusAnswer, SaysWhatTheAskerMaySee) {
  Sample sample;
  auto asking = sample.asking();
  EXPECT_EQ(server::answer_status(asking)["sees"], "secretariat");
  EXPECT_TRUE(server::answer_status(asking)["organisation"].is_null());
  asking.tier = engine::Tier::members;
  asking.organisation = "hope";
  EXPECT_EQ(server::answer_status(asking)["sees"], "members");
  EXPECT_EQ(server::answer_status(asking)["organisation"], "hope");
}

TEST(StatusAnswer, KnowsNoDayOfAnEmptyDatabase) {
  const TemporaryFolder folder;
  const auto library = server::Library::open(folder / "new", server::Library::Access::write, Sample::noon);
  const auto edition = library->present();
  const json status = server::answer_status({*library, *edition, {}, {}, engine::Tier::everybody, {}});
  EXPECT_TRUE(status["first_day"].is_null());
  EXPECT_TRUE(status["last_day"].is_null());
  EXPECT_TRUE(status["report_days"].empty());
}

}  // namespace

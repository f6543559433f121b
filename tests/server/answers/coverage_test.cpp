#include "server/answers/coverage.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/server/sample.h"

namespace {

using nlohmann::json;

// "place/service state" of each item.
std::string cells(const json& answer) {
  std::string text;
  for (const json& item : answer["items"]) {
    text += item["location"].get<std::string>() + "/" + item["service"].get<std::string>() + " " +
            item["state"].get<std::string>() + "\n";
  }
  return text;
}

TEST(CoverageAnswer, ListsCellsWithTheirStates) {
  Sample sample;
  const json answer = server::answer_coverage(sample.asking("location=north&at=2022-03-15&service=health|education"));
  EXPECT_EQ(cells(answer),
            "hill/education present\nhill/health blank\nvalley/education uncovered\nvalley/health present\n");
  EXPECT_EQ(answer["total"], 4);
  EXPECT_EQ(answer["states"]["present"], 2);
  EXPECT_EQ(answer["at"], "2022-03-15");
  EXPECT_EQ(answer["level"], 2);
  EXPECT_EQ(answer["parents"]["valley"], "north");
  EXPECT_EQ(answer["levels_of"]["north"], 1);
}

TEST(CoverageAnswer, LeavesUnknownNumbersNull) {
  Sample sample;
  const json answer = server::answer_coverage(sample.asking("location=valley&service=health&at=2022-03-15"));
  const json& cell = answer["items"][0];
  EXPECT_TRUE(cell["capacity"].is_null());
  EXPECT_TRUE(cell["need"].is_null());
  EXPECT_TRUE(cell["priority"].is_null());
  EXPECT_EQ(cell["organisations"], (json{"hope", "relief"}));
  EXPECT_EQ(cell["providers"], (json{"hope", "wells"}));
}

TEST(CoverageAnswer, ListsOnlyTheStatesAskedAfterCountingAll) {
  Sample sample;
  const json answer =
      server::answer_coverage(sample.asking("location=north&at=2022-03-15&state=uncovered&service=health|education"));
  EXPECT_EQ(cells(answer), "valley/education uncovered\n");
  EXPECT_EQ(answer["total"], 4);
  EXPECT_EQ(answer["listed"], 1);
  EXPECT_EQ(answer["states"]["present"], 2);
}

TEST(CoverageAnswer, PagesAfterCounting) {
  Sample sample;
  const json answer =
      server::answer_coverage(sample.asking("location=north&at=2022-03-15&service=health|education&offset=1&limit=1"));
  EXPECT_EQ(cells(answer), "hill/health blank\n");
  EXPECT_EQ(answer["total"], 4);
  EXPECT_FALSE(answer["parents"].contains("valley")) << "it speaks of the items shown";
}

TEST(CoverageAnswer, CountsNothingThatTheAskerMayNotSee) {
  Sample sample;
  auto asking = sample.asking("location=valley&service=gender-based-violence&at=2022-03-15");
  EXPECT_NE(server::answer_coverage(asking)["states"]["present"], 0);
  asking.tier = engine::Tier::everybody;
  EXPECT_EQ(server::answer_coverage(asking)["states"]["present"], 0);
  EXPECT_EQ(server::answer_coverage(asking).dump().find("Hidden"), std::string::npos);
}

TEST(GapsAnswer, ListsGapsWithIdStatusAndWhatStandsBeside) {
  Sample sample;
  const json answer = server::answer_gaps(sample.asking("location=north&at=2022-03-15&service=health|education"));
  EXPECT_EQ(cells(answer), "valley/education uncovered\n");
  EXPECT_EQ(answer["total"], 1);
  EXPECT_EQ(answer["blank_total"], 1);
  EXPECT_EQ(answer["unknown_total"], 0);
  EXPECT_EQ(answer["unreported_total"], 0);
  EXPECT_EQ(answer["items"][0]["need"], 100);
  EXPECT_EQ(answer["items"][0]["priority"], 300);
  EXPECT_EQ(answer["items"][0]["status"], "open");
  EXPECT_TRUE(answer["items"][0]["id"].get<std::string>().starts_with("gap-"));
}

TEST(GapsAnswer, ShowsWhatWasDecided) {
  Sample sample;
  const std::string query = "location=north&at=2022-03-15&service=health|education";
  const std::string id = server::answer_gaps(sample.asking(query))["items"][0]["id"];
  sample.add("findings", "finding,status\n" + id + ",acknowledged\n", "officer");
  EXPECT_EQ(server::answer_gaps(sample.asking(query))["items"][0]["status"], "acknowledged");
}

TEST(WatchAnswer, ListsCellsWithAFlag) {
  Sample sample;
  const json answer = server::answer_watch(sample.asking("location=north&at=2022-03-15&service=education"));
  EXPECT_EQ(cells(answer), "hill/education present\n");
  EXPECT_EQ(answer["items"][0]["flags"][0], "single-provider");
}

}  // namespace

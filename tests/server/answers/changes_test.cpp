#include "server/answers/changes.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/coverage.h"
#include "tests/server/sample.h"

namespace {

using engine::Error;
using nlohmann::json;

// The needs of one source, told twice: revisions 3 and 4 of the sample.
void tell_twice(Sample& sample) {
  sample.add("needs", "id,location,service,people\nn1,hill,education,10\nn2,hill,health,20\n", "assessment");
  sample.add("needs", "id,location,service,people\nn1,hill,education,15\nn3,valley,health,30\n", "assessment");
}

TEST(ChangesAnswer, ListsRecordsThatCameWentAndMovedWithTheirValues) {
  Sample sample;
  tell_twice(sample);
  const json answer = server::answer_changes(sample.asking("from=3&to=4&at=2022-03-15"));
  EXPECT_EQ(answer["records"], (json{{"came", 1}, {"went", 1}, {"moved", 1}, {"confirmed", 0}}));
  ASSERT_EQ(answer["items"].size(), 3U);
  EXPECT_EQ(answer["items"][0]["change"], "came");
  EXPECT_EQ(answer["items"][0]["id"], "n3");
  EXPECT_EQ(answer["items"][1]["id"], "n2");
  EXPECT_EQ(answer["items"][2]["columns"], (json{{{"column", "people"}, {"old", 10}, {"new", 15}}}));
  EXPECT_EQ(answer["sources"][0]["source"], "assessment");
}

TEST(ChangesAnswer, ListsFindingsThatCameAndWent) {
  Sample sample;
  const json before = server::answer_gaps(sample.asking("at=2022-03-15"));
  sample.add("deliveries", "id,organisation,service,location,start\nx1,hope,education,valley,2022-01-01\n", "new");
  const json answer = server::answer_changes(sample.asking("at=2022-03-15"));
  EXPECT_EQ(answer["from"]["revision"], 2);
  EXPECT_EQ(answer["to"]["revision"], 3);
  bool gap_went = false;
  for (const json& change : answer["finding_changes"]) {
    gap_went = gap_went || (change["change"] == "went" && change["id"] == before["items"][0]["id"]);
  }
  EXPECT_TRUE(gap_went) << answer["finding_changes"];
}

TEST(ChangesAnswer, OfTwoDaysAsksAboutBothDays) {
  Sample sample;
  const json answer = server::answer_changes(sample.asking("from=2022-03-15&to=2023-06-01&as_of=2"));
  EXPECT_EQ(answer["from"], (json{{"revision", 2}, {"at", "2022-03-15"}}));
  EXPECT_EQ(answer["to"], (json{{"revision", 2}, {"at", "2023-06-01"}}));
  EXPECT_EQ(answer["total"], 0) << "one revision holds the same records";
  EXPECT_GE(answer["findings"]["went"], 1) << "the need ended";
}

TEST(ChangesAnswer, OfADayBeforeTheFirstCommitKnowsNothing) {
  Sample sample;
  const json answer = server::answer_changes(sample.asking("from=2021-01-01&to=2022-05-01"));
  EXPECT_EQ(answer["from"]["revision"], 0);
  EXPECT_EQ(answer["records"]["went"], 0);
  EXPECT_EQ(answer["findings"]["went"], 0);
}

TEST(ChangesAnswer, CountsWhatWasOnlyConfirmedAndDoesNotListIt) {
  Sample sample;
  const std::string row = "x1,hope,education,valley,2022-01-01,";
  const std::string head = "id,organisation,service,location,start,assured_date\n";
  sample.add("deliveries", head + row + "2022-02-28\n", "matrix");
  sample.add("deliveries", head + row + "2022-03-31\n", "matrix");
  const json answer = server::answer_changes(sample.asking("from=3&to=4"));
  EXPECT_EQ(answer["records"]["confirmed"], 1);
  EXPECT_EQ(answer["total"], 0);
}

TEST(ChangesAnswer, ShowsNobodyWhatIsBeyondTheTier) {
  Sample sample;
  auto asking = sample.asking("from=0&to=2&source=sample");
  const auto all = server::answer_changes(asking)["records"]["came"].get<int>();
  asking.tier = engine::Tier::everybody;
  EXPECT_EQ(server::answer_changes(asking)["records"]["came"].get<int>(), all - 2)
      << "an organisation and its delivery";
}

TEST(ChangesAnswer, RefusesWhatIsNoMomentOrTheWrongWayRound) {
  Sample sample;
  EXPECT_THROW(server::answer_changes(sample.asking("from=yesterday")), Error);
  EXPECT_THROW(server::answer_changes(sample.asking("from=2&to=1")), Error);
  EXPECT_THROW(server::answer_changes(sample.asking("from=99")), Error);
}

TEST(PastRevision, GivesItsPastAnswerAfterLaterEdits) {
  Sample sample;
  const auto asked = [&](const server::Edition& edition) {
    auto asking = sample.asking("at=2022-03-15");
    return server::answer_gaps({asking.library, edition, asking.parameters, {}, asking.tier, asking.today}).dump();
  };
  const std::string then = asked(*sample.library().present());
  const auto revision = sample.library().present()->revision();
  tell_twice(sample);
  EXPECT_NE(asked(*sample.library().present()), then);
  EXPECT_EQ(asked(*sample.library().at(revision)), then);
}

}  // namespace

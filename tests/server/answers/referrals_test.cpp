#include "server/answers/referrals.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/resources.h"
#include "tests/server/sample.h"

namespace {

using nlohmann::json;

// Links between those of the sample, one agreement, and counts of one link.
void add_links(Sample& sample) {
  sample.add("documents", "id,name,start,end\nsop,Procedures,2022-01-01,2022-06-01\n", "papers");
  sample.add("mechanisms", "id,name,lead,actors\nnrm,Mechanism,care,care|hope\n", "mechanism");
  sample.add("referrals",
             "id,from,to,service,formal,agreement,mechanism\n"
             "link-1,care,hope,health,yes,sop,nrm\n"
             "link-2,hope,relief,,no,,\n",
             "links");
  sample.add("referral_counts",
             "referral,month,sent,accepted,rejected,no_answer\n"
             "link-1,2022-01,30,,,\nlink-1,2022-02,2,,,\nlink-1,2022-03,40,,,\n",
             "counts");
  sample.add("deliveries", "id,organisation,service,location,way_in\nd9,care,education,valley,walk-in\n", "desk");
  sample.add("scopes", "of,location,start,end\nreferrals,north,2022-01-01,2023-01-01\n", "told");
}

json ask(Sample& sample, const std::string& query) { return server::answer_referrals(sample.asking(query)); }

TEST(ReferralsAnswer, NamesTheWayToEachService) {
  Sample sample;
  add_links(sample);
  const json answer = ask(sample, "at=2022-03-15");
  EXPECT_EQ(answer["view"], "routes");
  EXPECT_TRUE(answer["in_scope"]);
  bool led = false;
  for (const json& item : answer["items"]) {
    if (item["location"] != "valley" || item["service"] != "health") continue;
    led = true;
    EXPECT_EQ(item["state"], "led");
    EXPECT_EQ(item["way"], (json{"care", "hope"}));
    EXPECT_EQ(item["links"], json{"link-1"});
    EXPECT_EQ(item["id"].get<std::string>().substr(0, 9), "referral-");
  }
  EXPECT_TRUE(led);
}

TEST(ReferralsAnswer, SaysWhatIsMissing) {
  Sample sample;
  add_links(sample);
  const json answer = ask(sample, "at=2022-03-15&view=missing&location=hill");
  ASSERT_EQ(answer["total"], 1);
  EXPECT_EQ(answer["items"][0]["state"], "missing");
  EXPECT_EQ(answer["items"][0]["missing"].size(), 1U);
  EXPECT_EQ(answer["wanted"].size(), 1U);
}

TEST(ReferralsAnswer, ScoresMechanismsAndTurnsOnTheDayOfExpiry) {
  Sample sample;
  add_links(sample);
  EXPECT_EQ(ask(sample, "at=2022-05-31&view=mechanisms")["items"][0]["agreement"], "met");
  const json after = ask(sample, "at=2022-06-01&view=mechanisms");
  EXPECT_EQ(after["items"][0]["agreement"], "not-met");
  EXPECT_EQ(after["items"][0]["documents"], json{"sop"});
}

TEST(ReferralsAnswer, SuppressesFewPeople) {
  Sample sample;
  add_links(sample);
  const json answer = ask(sample, "view=counts");
  ASSERT_EQ(answer["items"].size(), 4U);
  EXPECT_TRUE(answer["items"][0]["suppressed"]) << "the second month with the first";
  EXPECT_TRUE(answer["items"][1]["suppressed"]);
  EXPECT_TRUE(answer["items"][1]["sent"].is_null());
  EXPECT_EQ(answer["items"][2]["sent"], 40);
  EXPECT_EQ(answer["items"][3]["month"], "total");
  EXPECT_EQ(answer["items"][3]["sent"], 72);
}

TEST(ReferralsAnswer, LeavesRawCountsToTheSecretariat) {
  Sample sample;
  add_links(sample);
  const auto raw = [&](engine::Tier tier) {
    server::Asking asking = sample.asking("", {"referral_counts"});
    asking.tier = tier;
    return server::answer(server::resource("/{kind}"), asking)["total"];
  };
  EXPECT_EQ(raw(engine::Tier::secretariat), 3);
  EXPECT_EQ(raw(engine::Tier::members), 0);
  EXPECT_EQ(raw(engine::Tier::everybody), 0);
  server::Asking link = sample.asking("", {"link-1"});
  link.tier = engine::Tier::everybody;
  EXPECT_EQ(server::answer(server::resource("/records/{id}"), link).dump().find("\"sent\":2"), std::string::npos);
}

TEST(ReferralsAnswer, HasEveryViewWithItsColumns) {
  Sample sample;
  add_links(sample);
  for (const char* view : {"routes", "missing", "critical", "orphans", "dead-ends", "stage-breaks", "crossings",
                           "informal", "mechanisms", "links", "counts", "records"}) {
    const json answer = ask(sample, std::string("at=2022-03-15&view=") + view);
    for (const json& item : answer["items"]) {
      for (const json& column : answer["columns"]) {
        EXPECT_TRUE(item.contains(column.get<std::string>())) << view << " " << column;
      }
    }
    EXPECT_EQ(answer.dump(), ask(sample, std::string("at=2022-03-15&view=") + view).dump()) << view;
  }
  EXPECT_EQ(ask(sample, "view=informal")["total"], 1);
}

TEST(ReferralsAnswer, RefusesAViewThatThereIsNotAndAHostThatIsNoCode) {
  Sample sample;
  EXPECT_THROW(ask(sample, "view=nothing"), engine::Error);
  EXPECT_THROW(ask(sample, "host=Germany"), engine::Error);
  EXPECT_THROW(ask(sample, "group=women|returnees"), engine::Error);
}

TEST(ReferralsAnswer, LeavesTheListOfRecordsToTheListing) {
  Sample sample;
  add_links(sample);
  const json listed = server::answer(server::resource("/{kind}"), sample.asking("", {"referrals"}));
  EXPECT_EQ(listed["total"], 2);
  EXPECT_EQ(ask(sample, "view=records")["total"], 2);
}

}  // namespace

#include "server/answers/donors.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/check.h"
#include "server/answers/ownership.h"
#include "server/answers/resources.h"
#include "server/answers/what_if.h"
#include "tests/server/sample.h"

namespace {

using nlohmann::json;

// The sample with a second donor and an end of the money.
class Paid : public Sample {
 public:
  Paid() {
    add("funding",
        "id,provider,receiver,kind,amount,currency,value_date,end\n"
        "f2,care,wells,commitment,20,EUR,2022-01-05,2022-07-01\nf3,fund,wells,commitment,1,USD,,2022-07-01\n",
        "money");
    add("rates", "id,currency,to,rate\nr1,EUR,USD,1.5\n", "bank");
    add("referrals", "id,from,to,service,status,formal\nr9,hope,relief,health,active,yes\n", "links");
  }
};

TEST(DonorsAnswer, ListsPairsWithTheMoneyOfBoth) {
  Paid sample;
  const json answer = server::answer_donors(sample.asking());
  ASSERT_EQ(answer["total"], 1);
  const json& pair = answer["items"][0];
  EXPECT_EQ(pair["a"], "care");
  EXPECT_EQ(pair["b"], "fund");
  EXPECT_EQ(pair["cells"], 1);
  EXPECT_EQ(pair["programmes"], 1);
  EXPECT_EQ(pair["money"], json::parse(R"([{"amount":20.0,"currency":"EUR"},{"amount":1001.5,"currency":"USD"}])"));
  EXPECT_EQ(pair["evidence"].size(), 3u);
  EXPECT_TRUE(answer["at"].is_null());
}

TEST(DonorsAnswer, ConvertsWhatHasARate) {
  Paid sample;
  const json answer = server::answer_donors(sample.asking("view=shares&currency=USD"));
  EXPECT_EQ(answer["money"]["counted"], json::parse(R"([{"amount":1031.5,"currency":"USD"}])"));
  EXPECT_EQ(answer["items"][0]["donor"], "care");
  // One of three providers, in two parts.
  EXPECT_EQ(answer["items"][0]["share"], 1.0 / 6);
  EXPECT_EQ(answer["money"]["years"][0]["year"], 2022);
}

TEST(DonorsAnswer, HasEachViewWithTheColumnsThatItNames) {
  Paid sample;
  for (const char* view : {"pairs", "shares", "cells", "locations", "money", "leaving&leaving=fund"}) {
    const json answer = server::answer_donors(sample.asking("view=" + std::string(view)));
    ASSERT_FALSE(answer["items"].empty()) << view;
    for (const json& column : answer["columns"]) {
      EXPECT_TRUE(answer["items"][0].contains(column.get<std::string>())) << view << " " << column;
    }
    EXPECT_EQ(answer.dump(), server::answer_donors(sample.asking("view=" + std::string(view))).dump());
  }
}

TEST(DonorsAnswer, HasTheRunwayByMonth) {
  Sample sample;
  sample.add("funding", "id,provider,receiver,kind,amount,currency,end\nf2,fund,relief,commitment,5,USD,2022-07-01\n",
             "money");
  const json answer = server::answer_donors(sample.asking("view=runway"));
  ASSERT_EQ(answer["total"], 1);
  EXPECT_EQ(answer["items"][0]["month"], "2022-06");
  EXPECT_EQ(answer["items"][0]["programme"], "relief");
  EXPECT_EQ(answer["months"][0]["programmes"], 1);
  EXPECT_EQ(answer["open_ended"], json{"wells"});
}

TEST(DonorsAnswer, SaysWhatStopsWhenOneLeaves) {
  Sample sample;
  const json answer = server::answer_donors(sample.asking("leaving=Fund%20for%20Good"));
  EXPECT_EQ(answer["view"], "leaving");
  ASSERT_EQ(answer["total"], 2);
  EXPECT_EQ(answer["items"][0]["effect"], "leaves");
  EXPECT_EQ(answer["items"][1]["programme"], "wells");
  EXPECT_EQ(answer["items"][1]["effect"], "stops");
  EXPECT_EQ(answer["together"]["deliveries"].size(), 1u);
  EXPECT_EQ(answer["together"]["emptied"].size(), 0u);
}

TEST(DonorsAnswer, RefusesAViewThatIsNone) {
  Sample sample;
  EXPECT_THROW(server::answer_donors(sample.asking("view=all")), engine::Error);
  EXPECT_THROW(server::answer_donors(sample.asking("view=leaving")), engine::Error);
  EXPECT_THROW(server::answer_donors(sample.asking("leaving=nobody-here")), engine::Error);
}

TEST(OwnershipAnswer, HasWhoPaysAndWhatEnds) {
  Sample sample;
  sample.add("deliveries", "id,organisation,service,location,paid_by,end\nd9,hope,health,hill,project,2022-09-01\n",
             "more");
  const json cells = server::answer_ownership(sample.asking("at=2022-03-15&location=hill&service=health"));
  ASSERT_EQ(cells["total"], 1);
  EXPECT_EQ(cells["items"][0]["funding"], "project");
  EXPECT_EQ(cells["items"][0]["survives"], false);
  const json ends = server::answer_ownership(sample.asking("at=2022-03-15&location=hill&view=handoff"));
  ASSERT_EQ(ends["total"], 1);
  EXPECT_EQ(ends["items"][0]["ends_on"], "2022-08-31");
  EXPECT_EQ(ends["items"][0]["missing"], "no-successor");
  EXPECT_EQ(ends["hand_offs_wanting"], 1);
  EXPECT_THROW(server::answer_ownership(sample.asking("view=all")), engine::Error);
}

TEST(WhatIfAnswer, IsTheDifferenceWithoutSomebody) {
  Sample sample;
  const json answer = server::answer_what_if(sample.asking("without=fund|hope&at=2022-03-15&location=north"));
  EXPECT_EQ(answer["without"], json::parse(R"(["fund","hope"])"));
  EXPECT_EQ(answer["stopped"], json{"wells"});
  ASSERT_EQ(answer["overlaps"].size(), 1u);
  EXPECT_EQ(answer["overlaps"][0]["before"], "possible");
  EXPECT_TRUE(answer["overlaps"][0]["after"].is_null());
  EXPECT_FALSE(answer["items"].empty());
  // Nothing is saved.
  EXPECT_TRUE(server::answer(server::resource("/overlaps"), sample.asking("at=2022-03-15"))["total"] == 1);
  EXPECT_THROW(server::answer_what_if(sample.asking()), engine::Error);
}

TEST(CheckAnswer, NamesWhomToTalkToFirst) {
  Sample sample;
  const json answer = server::answer_check(sample.asking("location=valley&service=health&from=2022-03-01"));
  EXPECT_EQ(answer["at"], "2022-03-01");
  ASSERT_EQ(answer["total"], 3);
  EXPECT_EQ(answer["items"][0]["organisation"], "hope");
  EXPECT_EQ(answer["items"][0]["donors"], 1);
  EXPECT_EQ(answer["neighbours"], 2);
  const json gaps = server::answer_check(sample.asking("location=well&service=education&from=2022-03-01&view=gaps"));
  ASSERT_EQ(gaps["total"], 1);
  EXPECT_EQ(gaps["items"][0]["unmet"], 100);
  EXPECT_THROW(server::answer_check(sample.asking("location=valley")), engine::Error);
  EXPECT_THROW(server::answer_check(sample.asking("location=valley&service=health&from=2022-03-02&to=2022-03-01")),
               engine::Error);
}

}  // namespace

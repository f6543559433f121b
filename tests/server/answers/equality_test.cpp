#include "server/answers/equality.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/record.h"
#include "tests/server/sample.h"

namespace {

using nlohmann::json;

json ask(Sample& sample, const std::string& query) { return server::answer_equality(sample.asking(query)); }

TEST(EqualityAnswer, CountsServicesByPlace) {
  Sample sample;
  const json answer = ask(sample, "at=2022-03-15&location=north");
  ASSERT_EQ(answer["items"].size(), 2U);
  EXPECT_EQ(answer["items"][0]["location"], "valley");
  EXPECT_EQ(answer["items"][0]["services"], 2) << "health and gender-based violence";
  EXPECT_EQ(answer["items"][1]["services"], 1);
  EXPECT_EQ(answer["inequality"]["none"], 0);
  EXPECT_EQ(answer["inequality"]["ratio"], 2.0);
}

TEST(EqualityAnswer, SaysWhyTwoPlacesDiffer) {
  Sample sample;
  const json answer = ask(sample, "at=2022-03-15&view=compare&location=valley|hill&service=education");
  ASSERT_EQ(answer["total"], 1);
  EXPECT_EQ(answer["items"][0]["open_in"], "hill");
  EXPECT_EQ(answer["items"][0]["why"], "nobody-delivers");
  EXPECT_THROW(ask(sample, "view=compare&location=valley"), engine::Error);
}

TEST(EqualityAnswer, ComparesWhatHostCountriesGive) {
  Sample sample;
  sample.add("entitlements", "host,destination,profile,amount,currency\nDE,IQ,family,2000,EUR\nSE,IQ,family,500,EUR\n",
             "packages");
  const json answer = ask(sample, "view=packages&location=IQ");
  ASSERT_EQ(answer["items"].size(), 2U);
  EXPECT_EQ(answer["ranges"][0]["ranges"][0]["ratio"], 4.0);
  EXPECT_EQ(answer["ranges"][0]["ranges"][0]["spread"], 1500.0);
}

TEST(EqualityAnswer, OpensEveryIdOfItsLists) {
  Sample sample;
  sample.add("entitlements", "host,destination,profile,amount,currency\nDE,IQ,family,2000,EUR\nSE,IQ,family,500,EUR\n",
             "packages");
  for (const char* view : {"access", "balance", "packages", "bundles"}) {
    const std::string query = "at=2022-03-15&view=" + std::string(view);
    const json answer = ask(sample, query);
    const json& list = answer.contains("ranges") ? answer["ranges"] : answer["items"];
    for (const json& item : list) {
      if (!item.contains("id")) continue;
      const std::string id = item["id"];
      const json opened = server::answer_record(sample.asking("at=2022-03-15", {id}));
      EXPECT_EQ(opened["id"], id) << view;
      EXPECT_EQ(opened["kind"], "equality") << view;
      for (const auto& [column, value] : item.items()) EXPECT_EQ(opened["record"][column], value) << view << column;
    }
  }
  const std::string id = ask(sample, "at=2022-03-15&view=packages")["ranges"][0]["id"];
  const json opened = server::answer_record(sample.asking("at=2022-03-15", {id}));
  EXPECT_EQ(opened["record"]["hosts_given"].size(), 2U) << opened;
  EXPECT_THROW(server::answer_record(sample.asking("", {"entitlements-0000000000000000"})), engine::Error);
}

TEST(EqualityAnswer, HasEveryViewWithItsColumns) {
  Sample sample;
  for (const char* view : {"locations", "hosts", "access", "balance", "packages", "bundles", "chains"}) {
    const std::string query = std::string("at=2022-03-15&location=north&view=") + view;
    const json answer = ask(sample, query);
    for (const json& item : answer["items"]) {
      for (const json& column : answer["columns"]) EXPECT_TRUE(item.contains(column.get<std::string>())) << view;
    }
    EXPECT_EQ(answer.dump(), ask(sample, query).dump()) << view;
  }
}

}  // namespace

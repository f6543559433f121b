#include "server/answers/answer_text.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/csv.h"
#include "tests/server/sample.h"

namespace {

using nlohmann::json;

struct Asked {
  const char* path;
  const char* query;
  std::vector<std::string> parts = {};
};

// Part of the names of tests.
void PrintTo(const Asked& one, std::ostream* out) {
  *out << one.path << '?' << one.query;
  for (const std::string& part : one.parts) *out << ' ' << part;
}

const Asked lists[] = {
    {"/coverage", "at=2022-03-15"},
    {"/coverage", "at=2022-03-15&state=uncovered"},
    {"/coverage", "at=2022-03-15&limit=2&offset=1"},
    {"/coverage", "at=2022-03-15&fields=location|state|need"},
    {"/gaps", "at=2022-03-15"},
    {"/watch", "at=2022-03-15"},
    {"/overlaps", ""},
    {"/overlaps", "class=possible"},
    {"/overlaps", "view=levels"},
    {"/donors", ""},
    {"/donors", "view=shares"},
    {"/donors", "view=cells"},
    {"/donors", "view=money"},
    {"/donors", "view=runway&at=2022-03-15"},
    {"/equality", "at=2022-03-15"},
    {"/equality", "view=hosts&at=2022-03-15"},
    {"/equality", "view=access&at=2022-03-15"},
    {"/ownership", "at=2022-03-15"},
    {"/referrals", "at=2022-03-15"},
    {"/referrals", "view=missing&at=2022-03-15"},
    {"/referrals", "view=records&at=2022-03-15"},
    {"/network", "view=actors"},
    {"/network", "view=conversations&cells=1"},
    {"/findings", "at=2022-03-15"},
    {"/changes", "from=0&at=2022-03-15"},
    {"/changes", "from=0&at=2022-03-15&limit=1&offset=1"},
    {"/returns", "at=2022-03-15"},
    {"/commitments", ""},
    {"/matches", ""},
    {"/search", "text=hope"},
    {"/points", ""},
    {"/network", ""},
    {"/revisions", ""},
    {"/deliveries", "limit=2"},
    {"/{kind}", "", {"organisations"}},
};

class AnswerTextOf : public testing::TestWithParam<Asked> {
 protected:
  const server::Resource& resource() const { return server::resource(GetParam().path); }
  server::Asking asking() {
    server::Asking asked = sample_.asking(GetParam().query, GetParam().parts);
    asked.tier = tier_;
    return asked;
  }
  // Whoever asks from now on: sites are hidden from some.
  void asked_by(engine::Tier tier) {
    tier_ = tier;
    text_.clear();
  }
  std::string written(server::AnswerText& text) {
    server::Asking asked = asking();
    asked.taker = &text;
    text.end(server::answer(resource(), asked));
    return text_;
  }
  server::Put put() {
    return [this](std::string_view text) { text_ += text; };
  }

 private:
  Sample sample_;
  engine::Tier tier_ = engine::Tier::secretariat;
  std::string text_;
};

// The twin: the answer made whole, and then written.
TEST_P(AnswerTextOf, SaysInJsonWhatTheWholeAnswerSays) {
  for (const engine::Tier tier : {engine::Tier::secretariat, engine::Tier::everybody}) {
    asked_by(tier);
    const json whole = server::answer(resource(), asking());
    const auto text = server::json_text(put());
    const std::string said = written(*text);
    EXPECT_EQ(json::parse(said), whole) << said;
    EXPECT_EQ(text->items(), whole["items"].size());
  }
}

TEST_P(AnswerTextOf, HasInCsvTheItemsOfTheWholeAnswer) {
  const json whole = server::answer(resource(), asking());
  const auto columns = server::columns_of_answer(resource(), GetParam().parts, whole);
  const auto text = server::csv_text(put(), resource(), GetParam().parts);
  EXPECT_EQ(written(*text), server::to_csv(whole["items"], columns));
}

INSTANTIATE_TEST_SUITE_P(EachList, AnswerTextOf, testing::ValuesIn(lists));

// The lists that grow with the records, and not with the places and organisations alone.
TEST(AnswerText, IsWrittenItemByItemWhereAListMayBeLong) {
  Sample sample;
  const Asked long_ones[] = {{"/coverage", ""},      {"/gaps", ""},       {"/watch", ""},
                             {"/overlaps", ""},      {"/donors", ""},     {"/findings", ""},
                             {"/changes", "from=0"}, {"/deliveries", ""}, {"/{kind}", "", {"organisations"}},
                             {"/returns", ""},       {"/matches", ""},    {"/commitments", ""},
                             {"/points", ""},        {"/network", ""},    {"/search", "text=hope"}};
  for (const Asked& one : long_ones) {
    const auto text = server::json_text([](std::string_view) {});
    server::Asking asking = sample.asking(one.query, one.parts);
    asking.taker = text.get();
    EXPECT_FALSE(server::answer(server::resource(one.path), asking).contains("items")) << one.path;
  }
}

// What is written item by item is byte for byte what was written whole.
TEST(AnswerText, IsByNameThroughoutWhereItWasBeforeItWasWrittenItemByItem) {
  Sample sample;
  const Asked by_name[] = {
      {"/returns", "at=2022-03-15"}, {"/matches", "score=0.1"}, {"/commitments", ""}, {"/points", ""}, {"/network", ""},
      {"/search", "text=hope"}};
  for (const Asked& one : by_name) {
    std::string said;
    const auto text = server::json_text([&](std::string_view part) { said += part; });
    server::Asking asking = sample.asking(one.query, one.parts);
    const std::string whole = server::to_text(server::answer(server::resource(one.path), asking));
    asking.taker = text.get();
    text->end(server::answer(server::resource(one.path), asking));
    EXPECT_EQ(said, whole) << one.path;
  }
}

// The names of what changed are not in memory as JSON either.
TEST(AnswerText, SaysTheNamesOfWhatChangedLast) {
  Sample sample;
  server::Asking asking = sample.asking("from=0&at=2022-03-15");
  const json whole = server::answer(server::resource("/changes"), asking);
  std::string said;
  const auto text = server::json_text([&](std::string_view part) { said += part; });
  asking.taker = text.get();
  const json rest = server::answer(server::resource("/changes"), asking);
  EXPECT_FALSE(rest.contains("names"));
  text->end(rest);
  ASSERT_GT(whole["names"].size(), 5U);
  EXPECT_TRUE(said.ends_with(",\"names\":" + server::to_text(whole["names"]) + "}"));
}

TEST(AnswerText, RefusesARecordAsCsv) {
  Sample sample;
  std::string said;
  const auto text = server::csv_text([&](std::string_view one) { said += one; }, server::resource("/status"), {});
  EXPECT_THROW(text->end(server::answer(server::resource("/status"), sample.asking())), engine::Error);
  EXPECT_EQ(said, "");
}

TEST(AnswerText, HasNoMoreItemsThanTheAskingAllows) {
  Sample sample;
  server::Asking asking = sample.asking("at=2022-03-15&limit=1000");
  const json all = server::answer(server::resource("/coverage"), asking);
  asking.most_items = 2;
  const json some = server::answer(server::resource("/coverage"), asking);
  ASSERT_GT(all["items"].size(), 2U);
  EXPECT_EQ(some["items"].size(), 2U);
  EXPECT_EQ(some["total"], all["total"]);
}

// More than are read one by one, so that the texts are made on several cores.
TEST(AnswerText, IsTheSameOfManyRecords) {
  Sample sample;
  std::string csv = "id,organisation,service,location,reach\n";
  for (int at = 0; at < 5000; ++at) {
    csv += "many-" + std::to_string(at) + (at % 3 == 0 ? ",hope,shelter,hill," : ",relief,health,valley,") +
           std::to_string(at) + "\n";
  }
  sample.add("deliveries", csv, "many");
  for (const auto& [path, query] : {std::pair{"/deliveries", "limit=100000"}, {"/deliveries", "limit=4500&offset=7"}}) {
    const server::Resource& resource = server::resource(path);
    const json whole = server::answer(resource, sample.asking(query));
    std::string in_json, in_csv;
    for (std::string* text : {&in_json, &in_csv}) {
      const server::Put put = [text](std::string_view some) { *text += some; };
      const auto written = text == &in_json ? server::json_text(put) : server::csv_text(put, resource, {});
      server::Asking asking = sample.asking(query);
      asking.taker = written.get();
      written->end(server::answer(resource, asking));
      EXPECT_EQ(written->items(), whole["items"].size());
    }
    EXPECT_GT(whole["items"].size(), 4096U);
    EXPECT_EQ(json::parse(in_json), whole);
    EXPECT_EQ(in_csv, server::to_csv(whole["items"], server::columns_of_answer(resource, {}, whole)));
  }
}

}  // namespace

#include "server/answers/record.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/deliveries.h"
#include "server/answers/listing.h"
#include "server/answers/overlaps.h"
#include "server/answers/referrals.h"
#include "tests/server/answers/pair_sample.h"

namespace {

using nlohmann::json;

json record(Sample& sample, const std::string& id, std::string_view query = "") {
  return server::answer_record(sample.asking(query, {id}));
}

// "kind label total" of each edge.
std::string edges(const json& answer) {
  std::string text;
  for (const json& edge : answer["edges"]) {
    text +=
        edge["kind"].get<std::string>() + " " + edge["label"].get<std::string>() + " " + edge["total"].dump() + "\n";
  }
  return text;
}

std::string ids(const json& answer) {
  std::string text;
  for (const json& item : answer["items"]) text += (text.empty() ? "" : " ") + item["id"].get<std::string>();
  return text;
}

TEST(RecordAnswer, ShowsAnOrganisationWithItsEdges) {
  Sample sample;
  const json answer = record(sample, "hope");
  EXPECT_EQ(answer["kind"], "organisations");
  EXPECT_EQ(answer["name"], "Hope Association");
  EXPECT_EQ(answer["record"]["acronyms"], json{"HA"});
  EXPECT_TRUE(answer["record"]["mailbox"].is_null());
  EXPECT_EQ(edges(answer),
            "deliveries delivers 2\nmeetings attended 1\nmemberships sits in 1\nstatements is spoken of 1\n");
  EXPECT_EQ(answer["history"][0]["change"], "added");
  EXPECT_EQ(answer["history"][0]["when"], "2022-05-01T12:00:00Z");
  EXPECT_EQ(answer["statements"][0]["source"], "sample");
}

TEST(RecordAnswer, SaysWhereAnOrganisationWorksAndWithWhom) {
  Sample sample;
  const json answer = record(sample, "hope");
  ASSERT_EQ(answer["cells"].size(), 2U);
  EXPECT_EQ(answer["cells"][1]["location"], "valley");
  EXPECT_EQ(answer["cells"][1]["organisations"], 2);
  EXPECT_EQ(answer["partners"], (json{{{"id", "relief"}, {"cells", 1}}}));
}

TEST(RecordAnswer, FollowsAChangeThroughItsHistory) {
  Sample sample;
  sample.add("organisations", "id,name\nnew,New One\n", "other");
  sample.add("organisations", "id,name\nnew,Newer One\n", "other");
  const json answer = record(sample, "new");
  EXPECT_EQ(answer["name"], "Newer One");
  ASSERT_EQ(answer["history"].size(), 2U);
  EXPECT_EQ(answer["history"][1]["change"], "changed");
}

TEST(RecordAnswer, OpensPlacesServicesAndEdgesToo) {
  Sample sample;
  EXPECT_EQ(edges(record(sample, "valley")),
            "deliveries has deliveries 3\nlocations has below it 1\nneeds has needs 1\n");
  EXPECT_EQ(record(sample, "d1")["kind"], "deliveries");
  EXPECT_EQ(record(sample, "d1")["name"], "Hope Association · Health · The Valley");
  EXPECT_EQ(record(sample, "wells")["edges"][0]["label"], "delivers");
  const std::string need = server::answer_listing(sample.asking("", {"needs"}))["items"][0]["id"];
  EXPECT_EQ(record(sample, need)["record"]["people"], 100);
}

TEST(RecordAnswer, OpensWhatAnswersGiveAnIdTo) {
  Sample sample;
  add_pair(sample);
  const std::string day = "at=2022-03-15";
  for (const json& finding : server::answer_findings(sample.asking(day))["items"]) {
    const json answer = record(sample, finding["id"], day);
    EXPECT_EQ(answer["id"], finding["id"]);
    EXPECT_EQ(answer["record"]["kind"], finding["kind"]);
    EXPECT_EQ(answer["record"]["evidence"], finding["evidence"]);
  }
  for (const json& pair : server::answer_overlaps(sample.asking(day))["items"]) {
    const json answer = record(sample, pair["id"], day);
    EXPECT_EQ(answer["record"]["class"], pair["class"]);
    EXPECT_EQ(answer["record"]["shared"], pair["shared"]);
  }
  for (const json& route : server::answer_referrals(sample.asking(day))["items"]) {
    EXPECT_EQ(record(sample, route["id"], day)["record"]["state"], route["state"]);
  }
  EXPECT_THROW(record(sample, "gap-0123456789abcdef", day), engine::Error);
}

TEST(RecordAnswer, OpensAPairThatIsWithheldForTheTwoAlone) {
  Sample sample;
  add_pair(sample);
  const std::string day = "at=2022-03-15";
  const std::string pair = finding_of_kind(sample.asking(day), "duplication")["id"];
  auto reader = sample.asking(day, {pair});
  reader.tier = engine::Tier::members;
  reader.organisation = "relief";
  EXPECT_THROW(server::answer_record(reader), engine::Error);
  reader.organisation = "care";
  EXPECT_EQ(server::answer_record(reader)["record"]["class"], "likely");
}

TEST(RecordAnswer, OpensAPackageWithAllItsLines) {
  Sample sample;
  sample.add("packages", "id,service,level\nessentials,health,2\nessentials,education,2\n", "packages");
  const json answer = record(sample, "essentials");
  EXPECT_EQ(answer["kind"], "packages");
  EXPECT_EQ(answer["statements"].size(), 2U);
}

TEST(RecordAnswer, HidesWhatTheAskerMayNotSee) {
  Sample sample;
  EXPECT_EQ(record(sample, "hidden")["name"], "Hidden Shelter");
  auto asking = sample.asking("", {"hidden"});
  asking.tier = engine::Tier::everybody;
  EXPECT_THROW(server::answer_record(asking), engine::Error);
  auto place = sample.asking("", {"valley"});
  place.tier = engine::Tier::everybody;
  EXPECT_EQ(server::answer_record(place)["edges"][0]["total"], 2) << "with those below it, without the hidden one";
}

TEST(RecordAnswer, RefusesAnIdThatNothingHas) {
  Sample sample;
  EXPECT_THROW(record(sample, "nobody"), engine::Error);
  EXPECT_THROW(record(sample, "record-999999999"), engine::Error);
}

TEST(DeliveriesAnswer, FiltersByPlaceDayAndOrganisation) {
  Sample sample;
  const auto found = [&](std::string_view query) { return ids(server::answer_deliveries(sample.asking(query))); };
  EXPECT_EQ(found("location=valley&service=health"), "d1 d2");
  EXPECT_EQ(found("location=north&at=2022-04-15"), "d4 d1 d2");
  EXPECT_EQ(found("organisation=hope"), "d3 d1");
  EXPECT_EQ(found("organisation=relief"), "d2");
  EXPECT_EQ(found("programme=wells"), "d2");
  EXPECT_EQ(found("donor=fund"), "d2");
}

TEST(DeliveriesAnswer, GivesTheRowsThatStateIt) {
  Sample sample;
  const json answer = server::answer_deliveries(sample.asking("location=valley&service=health&limit=1"));
  EXPECT_EQ(answer["total"], 2);
  const json& delivery = answer["items"][0];
  EXPECT_EQ(delivery["organisation"], "hope");
  EXPECT_EQ(delivery["start"], "2022-01-01");
  EXPECT_EQ(delivery["source"][0]["row"], 2);
  EXPECT_EQ(answer["names"]["valley"], "The Valley");
}

TEST(ListingAnswer, ListsATableAsItsSourcesStateIt) {
  Sample sample;
  const json answer = server::answer_listing(sample.asking("limit=1", {"funding"}));
  EXPECT_EQ(answer["total"], 1);
  EXPECT_EQ(answer["items"][0]["amount"], 1000.5);
  EXPECT_EQ(answer["items"][0]["currency"], "USD");
  EXPECT_EQ(answer["names"]["fund"], "Fund for Good");
  EXPECT_THROW(server::answer_listing(sample.asking("", {"frogs"})), engine::Error);
}

TEST(ListingAnswer, KeepsTheIdThatNamesAPackage) {
  Sample sample;
  const json answer = server::answer_listing(sample.asking("", {"packages"}));
  EXPECT_EQ(answer["items"][0]["id"], "basics");
}

TEST(ListingAnswer, HidesWhatTheAskerMayNotSee) {
  Sample sample;
  auto asking = sample.asking("", {"organisations"});
  asking.tier = engine::Tier::everybody;
  EXPECT_EQ(server::answer_listing(asking)["total"], 4);
}

}  // namespace

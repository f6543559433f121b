#include "server/answers/shown_cells.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "engine/model/error.h"
#include "server/answers/coverage.h"
#include "server/answers/donors.h"
#include "server/answers/findings.h"
#include "server/answers/overlaps.h"
#include "server/answers/resources.h"
#include "tests/server/sample.h"

namespace {

using nlohmann::json;

// Two at the old well, which nobody marked public; two at the spring, which both did; and two at the tent, of whom one
// did.
void settle(Sample& sample) {
  sample.add("locations", "id,level,name,parent\nspring,3,The Spring,valley\ntent,3,The Tent,hill\n", "places");
  sample.add("deliveries",
             "id,organisation,service,location,start,tier\n"
             "s1,hope,health,well,2022-01-01,\n"
             "s2,hope,health,spring,2022-01-01,public\n"
             "s3,relief,health,spring,2022-01-01,public\n"
             "s4,hope,health,tent,2022-01-01,public\n"
             "s5,relief,health,tent,2022-01-01,\n"
             "s6,hope,gender-based-violence,spring,2022-01-01,public\n"
             "s7,relief,gender-based-violence,spring,2022-01-01,public\n",
             "sites");
}

json asked(Sample& sample, json (*answer)(const server::Asking&), const std::string& query, engine::Tier tier) {
  auto asking = sample.asking(query);
  asking.tier = tier;
  return answer(asking);
}

std::string places_in(const json& cells, const std::string& service) {
  std::set<std::string> places;
  for (const json& cell : cells) {
    if (cell["service"] == service)
      places.insert(cell["location"].is_null() ? "nowhere" : std::string(cell["location"]));
  }
  std::string text;
  for (const auto& place : places) text += place + " ";
  return text;
}

json shared_by_all(const json& answer) {
  json cells = json::array();
  for (const json& pair : answer["items"]) {
    for (const json& cell : pair["shared"]) cells.push_back(cell);
  }
  return cells;
}

TEST(ShownCells, NameASiteToTheSecretariatAlone) {
  Sample sample;
  settle(sample);
  const auto all = asked(sample, server::answer_overlaps, "level=finest", engine::Tier::secretariat);
  EXPECT_EQ(places_in(shared_by_all(all), "health"), "spring tent well ");
  const auto seen = asked(sample, server::answer_overlaps, "level=finest", engine::Tier::everybody);
  EXPECT_EQ(places_in(shared_by_all(seen), "health"), "hill spring valley ")
      << "the spring is public; the tent is so to one of two";
  EXPECT_FALSE(seen["names"].contains("well")) << "no name tells either";
}

TEST(ShownCells, NeverNameASiteOfWhatMustBeKeptFromIt) {
  Sample sample;
  settle(sample);
  const auto seen = asked(sample, server::answer_overlaps, "level=3", engine::Tier::everybody);
  EXPECT_EQ(places_in(shared_by_all(seen), "gender-based-violence"), "valley ");
}

TEST(ShownCells, AreThoseOfCrowdedCellsDonorsAndCoverageToo) {
  Sample sample;
  settle(sample);
  const auto crowded = asked(sample, server::answer_overlaps, "level=3&crowded=2", engine::Tier::everybody);
  EXPECT_EQ(places_in(crowded["crowded"], "health"), "hill spring valley ");
  const auto donors = asked(sample, server::answer_donors, "level=3&view=cells", engine::Tier::everybody);
  EXPECT_EQ(places_in(donors["items"], "health"), "hill spring valley ");
  const auto coverage = asked(sample, server::answer_coverage, "level=3&at=2022-03-15", engine::Tier::everybody);
  EXPECT_EQ(places_in(coverage["items"], "health"), "hill spring valley ");
  const auto all = asked(sample, server::answer_coverage, "level=3&at=2022-03-15", engine::Tier::secretariat);
  EXPECT_EQ(places_in(all["items"], "health"), "spring tent well ");
}

TEST(ShownCells, AreWhatFindingsAreAbout) {
  Sample sample;
  settle(sample);
  const auto found =
      asked(sample, server::answer_findings, "level=3&at=2022-03-15&kind=watch", engine::Tier::everybody);
  ASSERT_FALSE(found["items"].empty());
  for (const json& finding : found["items"]) {
    EXPECT_NE(finding["about"][0], "well");
    EXPECT_NE(finding["location"], "well");
  }
}

// How the program answers at that path, whatever resource it is.
json told(Sample& sample, std::string_view path, const std::string& query, std::vector<std::string> parts = {}) {
  auto asking = sample.asking(query, std::move(parts));
  asking.tier = engine::Tier::everybody;
  return server::answer(server::resource(path), asking);
}

TEST(ShownCells, StandForSitesInEveryAnswer) {
  Sample sample;
  settle(sample);
  sample.add("authorities", "organisation,location\nhope,well\n", "authorities");
  const std::string day = "at=2022-03-15";
  const std::string finest = day + "&level=finest";
  std::vector<json> answers = {
      told(sample, "/deliveries", ""),          told(sample, "/ownership", finest),
      told(sample, "/equality", finest),        told(sample, "/referrals", finest),
      told(sample, "/search", "text=the"),      told(sample, "/what-if", finest + "&without=hope"),
      told(sample, "/changes", day + "&from=1")};
  for (const char* kind : {"locations", "authorities"}) answers.push_back(told(sample, "/{kind}", "", {kind}));
  for (const char* id : {"hope", "valley", "s1"}) answers.push_back(told(sample, "/records/{id}", day, {id}));
  for (const json& answer : answers) {
    EXPECT_EQ(answer.dump().find("\"well\""), std::string::npos) << answer.dump(1);
    EXPECT_EQ(answer.dump().find("Old Well"), std::string::npos) << answer.dump(1);
  }
  EXPECT_THROW(told(sample, "/records/{id}", day, {"well"}), engine::Error);
  EXPECT_EQ(told(sample, "/records/{id}", day, {"spring"})["id"], "spring") << "it is public";
}

TEST(ShownCells, AreNoneOfAnEmptySiteEither) {
  Sample sample;
  settle(sample);
  sample.add("needs", "location,service,people\nwell,nutrition,5\n", "needs");
  const auto seen = asked(sample, server::answer_coverage, "level=3&at=2022-03-15", engine::Tier::everybody);
  EXPECT_EQ(places_in(seen["items"], "nutrition"), "valley ") << "nobody said in public that he is at the well";
}

TEST(ShownCells, LetAnOrganisationReadItsOwnSites) {
  Sample sample;
  settle(sample);
  auto asking = sample.asking();
  asking.tier = engine::Tier::members;
  asking.organisation = "hope";
  const json answer = server::answer(server::resource("/deliveries"), asking);
  std::set<std::string> places;
  for (const json& one : answer["items"])
    places.insert(one["organisation"].get<std::string>() + " " + one["location"].get<std::string>());
  EXPECT_TRUE(places.contains("hope well"));
  EXPECT_FALSE(places.contains("relief tent"));
}

TEST(ShownCells, LeaveDistrictsAsTheyAre) {
  Sample sample;
  settle(sample);
  const auto seen = asked(sample, server::answer_overlaps, "level=2", engine::Tier::everybody);
  EXPECT_EQ(places_in(shared_by_all(seen), "health"), "hill valley ");
}

}  // namespace

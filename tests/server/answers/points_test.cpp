#include "server/answers/points.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/server/sample.h"

namespace {

using nlohmann::json;

// Two districts with a point, one of which the secretariat alone knows, one without, and a site with one.
const char* const places = R"(id,level,name,parent,lat,lon,tier
dale,2,The Dale,north,36.5,43.25,
moor,2,The Moor,north,36.75,43.5,secretariat
fen,2,The Fen,north,,,
shed,3,The Shed,dale,36.51,43.26,
)";

TEST(Points, AreOfThePlacesOfOneLevel) {
  Sample sample;
  sample.add("locations", places, "places");
  const json answer = server::answer_points(sample.asking("level=2"));
  EXPECT_EQ(answer["level"], 2);
  EXPECT_EQ(answer["total"], 2);
  EXPECT_EQ(answer["items"][0], (json{{"location", "dale"}, {"lat", 36.5}, {"lon", 43.25}}));
  EXPECT_EQ(answer["names"]["dale"], "The Dale");
  EXPECT_EQ(answer["without_point"], 3) << "the valley, the hill and the fen";
}

TEST(Points, AreNeverOfSites) {
  Sample sample;
  sample.add("locations", places, "places");
  for (const char* asked : {"level=3", "level=finest"}) {
    const json answer = server::answer_points(sample.asking(asked));
    EXPECT_EQ(answer["level"], 2) << asked;
    EXPECT_EQ(answer["total"], 2) << asked;
  }
}

TEST(Points, AreThoseThatTheAskerMaySee) {
  Sample sample;
  sample.add("locations", places, "places");
  auto asking = sample.asking("level=2");
  asking.tier = engine::Tier::everybody;
  EXPECT_EQ(server::answer_points(asking)["total"], 1);
}

TEST(Points, StayWithinTheFilter) {
  Sample sample;
  sample.add("locations", places, "places");
  EXPECT_EQ(server::answer_points(sample.asking("level=2&location=valley"))["total"], 0);
  EXPECT_EQ(server::answer_points(sample.asking("level=2&location=dale"))["total"], 1);
}

}  // namespace

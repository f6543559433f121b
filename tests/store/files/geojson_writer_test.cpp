#include "store/files/geojson_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/store/files/made_export.h"

namespace {

nlohmann::json features_of(const MadeExport& made) {
  return nlohmann::json::parse(made.written(store::write_geojson)).at("features");
}

// "IQ11 3 deliveries, 2 active, 2 lifted" a feature each.
std::string told(const MadeExport& made) {
  std::string text;
  for (const auto& feature : features_of(made)) {
    const auto& properties = feature.at("properties");
    text += feature.at("id").get<std::string>() + " " + properties.at("deliveries").dump() + " deliveries, " +
            properties.at("active").dump() + " active, " + properties.at("lifted").dump() + " lifted\n";
  }
  return text;
}

TEST(GeojsonWriter, LiftsSitesToThePlaceAroundThem) {
  EXPECT_EQ(told(MadeExport(made_field)), "IQ11 3 deliveries, 2 active, 2 lifted\n");
}

TEST(GeojsonWriter, ShowsASiteThatItsProviderMarkedPublic) {
  EXPECT_EQ(told(MadeExport(made_field).mark_public("d1")),
            "IQ11 2 deliveries, 1 active, 1 lifted\nIQ11s 1 deliveries, 1 active, 0 lifted\n");
}

TEST(GeojsonWriter, NeverShowsASiteAgainstGenderBasedViolence) {
  EXPECT_EQ(told(MadeExport(made_field).mark_public("d2")), "IQ11 3 deliveries, 2 active, 2 lifted\n");
}

TEST(GeojsonWriter, LeavesOutWhatTheReaderMayNotSee) {
  EXPECT_EQ(told(MadeExport(made_field).hide("d2")), "IQ11 2 deliveries, 1 active, 1 lifted\n");
}

TEST(GeojsonWriter, WritesThePointWithLongitudeFirst) {
  const auto feature = features_of(MadeExport(made_field)).at(0);
  EXPECT_EQ(feature.at("type"), "Feature");
  EXPECT_EQ(feature.at("geometry").dump(), R"({"coordinates":[47.7,30.4],"type":"Point"})");
  const auto& properties = feature.at("properties");
  EXPECT_EQ(properties.at("name"), "Al-Zubair");
  EXPECT_EQ(properties.at("level"), 2);
  EXPECT_EQ(properties.at("parent_name"), "Basrah");
  EXPECT_EQ(properties.at("organisations").dump(), R"([{"id":"harbour","name":"Harbour & Aid"}])");
}

TEST(GeojsonWriter, WritesNoGeometryWithoutAPoint) {
  const MadeExport made(R"(
    locations
    id | level | name | parent
    IQ | 0     | Iraq |

    services
    id     | name
    health | Health

    organisations
    id | name
    a  | A

    deliveries
    organisation | service | location
    a            | health  | IQ
  )");
  EXPECT_TRUE(features_of(made).at(0).at("geometry").is_null());
}

TEST(GeojsonWriter, WritesNothingOfNothing) {
  EXPECT_EQ(MadeExport("").written(store::write_geojson),
            "{\"type\":\"FeatureCollection\",\"revision\":7,\"day\":\"2024-06-15\",\"features\":[\n]}\n");
}

}  // namespace

#include "store/files/boundaries.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/model/text.h"
#include "store/files/boundaries_names.h"
#include "store/files/boundaries_point.h"
#include "tests/store/files/reading_text.h"

namespace {

engine::Reading read_map(const std::string& json, const std::string& name = "map.geojson") {
  return reading_of(json, {}, name);
}

// The places, a line each: code, level, name, parent, country and the point.
std::string rows_text(const engine::Reading& reading) {
  std::string text;
  for (const auto& row : reading.places) {
    text +=
        row.code + " " + std::to_string(row.level) + " '" + row.name + "' in " + row.parent_code + " of " + row.country;
    if (row.lat) text += " at " + engine::to_text(*row.lat) + "," + engine::to_text(*row.lon);
    text += "\n";
  }
  return text;
}

std::string feature(const std::string& properties, const std::string& geometry) {
  return R"({"type": "Feature", "properties": {)" + properties + R"(}, "geometry": )" + geometry + "}";
}

std::string collection(const std::string& features) {
  return R"({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "x"}}, "features": [)" +
         features + "]}";
}

const std::string square =
    R"({"type": "Polygon", "coordinates": [[[10, 20], [12, 20], [12, 22], [10, 22], [10, 20]]]})";

TEST(Boundaries, ArePlacesWithAPointInside) {
  const auto reading = read_map(collection(feature(
      R"("ADM1_PCODE": "IQG02", "ADM1_EN": "Basrah", "ADM1_AR": "البصرة", "ADM0_PCODE": "IQ", "Shape_Area": 1.5)",
      square)));
  EXPECT_EQ(reading.format, "boundaries");
  EXPECT_EQ(issues_text(reading), "");
  EXPECT_EQ(rows_text(reading), "IQG02 1 'Basrah' in IQ of IQ at 21,11\n");
  std::string columns;
  for (const auto& column : reading.columns) columns += column.header + "=" + column.meaning + " ";
  EXPECT_EQ(columns, "ADM0_PCODE=adm0 code ADM1_AR=adm1 name ADM1_EN=adm1 name ADM1_PCODE=adm1 code Shape_Area= ");
}

TEST(Boundaries, BringThePlacesThatTheyLieIn) {
  const auto reading = read_map(collection(feature(
      R"("adm2_pcode": "IQG02Q01", "adm2_name": "Zubair", "adm1_pcode": "IQG02", "adm1_name": "Basrah", "adm0_pcode": "IQ")",
      square)));
  EXPECT_EQ(rows_text(reading), "IQG02Q01 2 'Zubair' in IQG02 of IQ at 21,11\nIQG02 1 'Basrah' in  of IQ\n");
}

TEST(Boundaries, AreReadFromTopologies) {
  const auto reading = read_map(
      R"({"type": "Topology", "objects": {"areas": {"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "id": 1, "properties": {"admin1Name": "West", "admin1Pcode": "IQG01"}, "arcs": [[0, 1]]},
        {"type": "MultiPolygon", "id": 2, "properties": {"admin1Name": "East", "admin1Pcode": "IQG02"}, "arcs": [[[-1, 2]]]}]}},
       "arcs": [[[10, 0], [0, 10]], [[10, 10], [-10, 0], [0, -10], [10, 0]], [[10, 0], [10, 0], [0, 10], [-10, 0]]],
       "transform": {"scale": [0.5, 0.5], "translate": [40, 30]}})",
      "map.topojson");
  EXPECT_EQ(rows_text(reading), "IQG01 1 'West' in  of IQ at 32.5,42.5\nIQG02 1 'East' in  of IQ at 32.5,47.5\n");
}

TEST(Boundaries, OfAnOlderSchemeOfCodesGetTheirCountry) {
  const std::string old =
      collection(feature(R"("admin2Pcode": "1004", "admin2Name": "Barguna", "admin1Pcode": 10)", square));
  const auto reading = read_map(old, "BGD_adm2.geojson");
  EXPECT_EQ(rows_text(reading), "BD1004 2 'Barguna' in BD10 of BD at 21,11\nBD10 1 '' in  of BD\n");
  EXPECT_NE(issues_text(reading).find("the code is of an older scheme"), std::string::npos);
  EXPECT_NE(refusal_of([&] { read_map(old, "map.geojson"); }).find("none has a code of a place"), std::string::npos);
}

TEST(Boundaries, TakeALevelThatIsStated) {
  const auto reading = read_map(collection(
      feature(R"("shapeName": "Erbil", "shapeID": "77B1", "shapeGroup": "IRQ", "shapeType": "ADM2")", square) + "," +
      feature(R"("pcode": "IQG11", "name": "Erbil", "level": 1, "parentPcode": "IQ")", "null")));
  EXPECT_EQ(rows_text(reading), "77B1 2 'Erbil' in  of IQ at 21,11\nIQG11 1 'Erbil' in IQ of IQ\n");
  EXPECT_NE(issues_text(reading).find("the shape has no surface"), std::string::npos);
}

TEST(Boundaries, WithoutACodeOrWithOneTwiceAreLeftOut) {
  const auto reading = read_map(collection(feature(R"("ADM1_PCODE": "IQG01")", square) + "," +
                                           feature(R"("ADM1_PCODE": "IQG01")", square) + "," +
                                           feature(R"("ADM1_EN": "Nowhere")", square)));
  EXPECT_EQ(reading.rows_read, 3U);
  EXPECT_EQ(reading.rows_left, 2U);
}

TEST(Boundaries, ThatAreCutShortAreRefused) {
  EXPECT_NE(refusal_of([] {
              read_map(R"({"type": "FeatureCollection", "x": "Polygon", "features": [{"type")");
            }).find("map.geojson is no JSON, or cut short"),
            std::string::npos);
}

TEST(BoundaryProperty, IsKnownUnderManySpellings) {
  using Kind = store::BoundaryProperty::Kind;
  for (const char* name :
       {"ADM2_PCODE", "adm2_pcode", "admin2Pcode", "Admin2_PCode", "ADM2PCOD", "adm2_code", "GID_2"}) {
    EXPECT_EQ(store::boundary_property(name).kind, Kind::code) << name;
    EXPECT_EQ(store::boundary_property(name).level, 2) << name;
  }
  for (const char* name : {"ADM1_EN", "admin1Name", "adm1_name", "admin1Name_en", "ADM1_FR", "NAME_1"}) {
    EXPECT_EQ(store::boundary_property(name).kind, Kind::name) << name;
    EXPECT_EQ(store::boundary_property(name).level, 1) << name;
  }
  for (const char* name : {"Shape_Leng", "validOn", "date", "ADM1_REF", "objectid"}) {
    EXPECT_EQ(store::boundary_property(name).kind, Kind::ignored) << name;
  }
  EXPECT_GT(store::boundary_property("ADM1_EN").rank, store::boundary_property("ADM1_FR").rank);
}

TEST(PointInside, IsTheCentreWhereThatLiesInside) {
  const auto point = store::point_inside({{{{0, 0}, {4, 0}, {4, 2}, {0, 2}}}}).value();
  EXPECT_DOUBLE_EQ(point.lat, 1);
  EXPECT_DOUBLE_EQ(point.lon, 2);
}

TEST(PointInside, OfAHorseshoeIsOnIt) {
  const store::Polygon horseshoe{{{0, 0}, {9, 0}, {9, 9}, {8, 9}, {8, 1}, {1, 1}, {1, 9}, {0, 9}}};
  EXPECT_TRUE(store::holds(horseshoe, store::point_inside({horseshoe}).value()));
}

TEST(PointInside, IsInNoHole) {
  const store::Polygon ring{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{1, 1}, {9, 1}, {9, 9}, {1, 9}}};
  EXPECT_TRUE(store::holds(ring, store::point_inside({ring}).value()));
}

TEST(PointInside, IsNothingWithoutASurface) {
  EXPECT_FALSE(store::point_inside({}).has_value());
  EXPECT_FALSE(store::point_inside({{{{1, 1}, {2, 2}}}}).has_value());
  EXPECT_FALSE(store::point_inside({{{{1, 1}, {2, 2}, {1, 1}}}}).has_value());
}

// Whether the point lies inside, by the sum of the angles under which it sees the sides.
bool holds_by_angles(const store::Polygon& polygon, const store::PointOnMap& point) {
  double angle = 0;
  const store::Ring& ring = polygon.front();
  for (std::size_t at = 0; at < ring.size(); ++at) {
    const auto &one = ring[at], &next = ring[(at + 1) % ring.size()];
    const double turn =
        std::atan2(next.lat - point.lat, next.lon - point.lon) - std::atan2(one.lat - point.lat, one.lon - point.lon);
    angle += std::remainder(turn, 2 * M_PI);
  }
  return std::abs(angle) > 3;
}

TEST(PointInside, AgreesWithTheObviousWay) {
  std::mt19937 random(1);
  std::uniform_real_distribution<float> far(0.2F, 5.0F);
  for (int round = 0; round < 500; ++round) {
    store::Ring star;
    const int corners = 3 + static_cast<int>(random() % 12);
    for (int corner = 0; corner < corners; ++corner) {
      const double angle = 2 * M_PI * corner / corners;
      const float distance = far(random);
      star.push_back({distance * static_cast<float>(std::cos(angle)), distance * static_cast<float>(std::sin(angle))});
    }
    const auto point = store::point_inside({{star}});
    ASSERT_TRUE(point.has_value()) << "round " << round;
    ASSERT_TRUE(holds_by_angles({star}, *point)) << "round " << round;
  }
}

}  // namespace

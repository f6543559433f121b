#include <gtest/gtest.h>

#include <set>

#include "tests/store/files/reading_text.h"
#include "tests/store/files/real_files.h"
#include "tests/store/files/records_text.h"

// Directories of services, service points and boundaries as others publish them.
namespace {

template <class Fact>
std::vector<Fact> facts_of(const engine::Reading& reading) {
  std::vector<Fact> facts;
  for (const auto& stored : records_of(reading)) {
    if (const auto* fact = std::get_if<Fact>(&stored.record.fact)) facts.push_back(*fact);
  }
  return facts;
}

TEST(RealServicePoints, OfJordanAreReadInBothLanguages) {
  for (const char* name : {"services/compiled.json", "services/compiled_AR.json"}) {
    REAL_FILE_OR_SKIP(path, name);
    const auto reading = store::read_file(path, {});
    EXPECT_EQ(reading.format, "services") << name;
    EXPECT_EQ(reading.rows_read, 562U) << name;
    EXPECT_EQ(reading.rows_left, 1U) << issues_text(reading);
    EXPECT_EQ(facts_of<engine::Organisation>(reading).size(), 44U) << name;
    const auto deliveries = facts_of<engine::Delivery>(reading);
    EXPECT_EQ(deliveries.size(), 561U) << name;
    std::size_t conditions = 0;
    for (const auto& delivery : deliveries) {
      EXPECT_TRUE(delivery.start && delivery.end);
      conditions += delivery.conditions.size() > 2 ? 1 : 0;
    }
    EXPECT_GT(conditions, 400U) << name;
  }
}

TEST(RealServicePoints, KeepNoContacts) {
  REAL_FILE_OR_SKIP(path, "services/compiled.json");
  EXPECT_EQ(records_text(store::read_file(path, {})).find('@'), std::string::npos);
}

TEST(RealDirectories, OfEdition3AreReadFromJson) {
  for (const char* name :
       {"organization_full.json", "service_full.json", "service_at_location_full.json", "tabular.json"}) {
    REAL_FILE_OR_SKIP(path, std::string("services/specification-3.x/examples/") + name);
    const auto reading = store::read_file(path, {});
    EXPECT_EQ(reading.format, "hsds") << name;
    EXPECT_EQ(facts_of<engine::Organisation>(reading).size(), 1U) << name;
    EXPECT_EQ(facts_of<engine::Programme>(reading).size(), 1U) << name;
    const auto deliveries = facts_of<engine::Delivery>(reading);
    ASSERT_EQ(deliveries.size(), 1U) << name << "\n" << issues_text(reading);
    EXPECT_EQ(deliveries.front().status, "active") << name;
    EXPECT_EQ(deliveries.front().location.text, "place: MyCity Civic Center, MyCity, MyState, US") << name;
    const std::string all = records_text(reading);
    for (const char* contact : {"@", "Ann Persona", "+44 1234", "Main Street,"}) {
      EXPECT_EQ(all.find(contact), std::string::npos) << name << ": " << contact;
    }
  }
}

TEST(RealDirectories, OfEdition3AreReadFromTables) {
  REAL_FILE_OR_SKIP(path, "services/specification-3.x/examples/csv");
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.format, "hsds");
  EXPECT_EQ(facts_of<engine::Organisation>(reading).size(), 1U);
  EXPECT_EQ(facts_of<engine::Delivery>(reading).size(), 1U) << issues_text(reading);
}

TEST(RealDirectories, OfOlderEditionsAreRead) {
  for (const char* name : {"all_resources", "simple"}) {
    REAL_FILE_OR_SKIP(path, std::string("services/sample-HSDS-datapackage/") + name);
    const auto reading = store::read_file(path / "datapackage.json", {});
    EXPECT_EQ(reading.format, "hsds") << name;
    EXPECT_EQ(facts_of<engine::Organisation>(reading).size(), 10U) << name;
    EXPECT_EQ(facts_of<engine::Delivery>(reading).size(), 13U) << issues_text(reading);
    EXPECT_EQ(records_text(reading).find('@'), std::string::npos) << name;
  }
}

TEST(RealDirectories, WithoutTheirTablesAreRefused) {
  REAL_FILE_OR_SKIP(path, "services/specification-3.x/datapackage.json");
  EXPECT_EQ(kind_of_refusal([&] { store::read_file(path, {}); }), "invalid");
}

TEST(RealBoundaries, AreReadWithPointsInside) {
  const std::map<std::string, std::size_t> shapes{{"IRQ_adm1", 18},  {"IRQ_adm2", 101}, {"NGA_adm1", 37},
                                                  {"NGA_adm2", 774}, {"PAK_adm1", 5},   {"PAK_adm2", 131},
                                                  {"BGD_adm1", 8},   {"BGD_adm2", 64}};
  for (const auto& [name, count] : shapes) {
    REAL_FILE_OR_SKIP(path, "locations/" + name + ".topojson");
    const auto reading = store::read_file(path, {});
    EXPECT_EQ(reading.format, "boundaries") << name;
    EXPECT_EQ(reading.rows_read, count) << name;
    EXPECT_EQ(reading.places.size() + reading.rows_left, count) << name << issues_text(reading);
    for (const auto& row : reading.places) {
      EXPECT_TRUE(row.lat.has_value()) << name << " " << row.code;
      EXPECT_EQ(row.code.substr(0, 2), row.country) << name;
    }
    if (name.starts_with("IRQ")) {
      for (const auto& row : reading.places)
        EXPECT_TRUE(*row.lat > 29 && *row.lat < 38 && *row.lon > 38 && *row.lon < 49);
    }
  }
}

}  // namespace

#include "store/files/hsds_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "store/files/hsds_writer_parts.h"
#include "tests/store/files/made_export.h"
#include "tests/store/files/reading_text.h"
#include "tests/store/files/records_text.h"

namespace {

nlohmann::json services_of(const MadeExport& made) {
  return nlohmann::json::parse(made.written(store::write_hsds)).at("contents");
}

TEST(HsdsWriter, WritesAServiceForEachOffer) {
  const auto services = services_of(MadeExport(made_field));
  ASSERT_EQ(services.size(), 3U);
  const auto& clinic = services.at(2);
  EXPECT_EQ(clinic.at("name"), "Clinics & \"wards\"");
  EXPECT_EQ(clinic.at("status"), "active");
  EXPECT_EQ(clinic.at("assured_date"), "2024-05-01");
  EXPECT_EQ(clinic.at("fees_description"), "5 USD");
  EXPECT_EQ(clinic.at("eligibility_description"), "adults; nationality: any");
  EXPECT_EQ(clinic.at("required_documents").at(0).at("document"), "passport");
  EXPECT_EQ(clinic.at("organization").at("alternate_name"), "HA");
  const auto& place = clinic.at("service_at_locations").at(0);
  EXPECT_EQ(place.at("schedules").at(0).at("valid_to"), "2024-12-30");
  EXPECT_EQ(place.at("location").at("external_identifier"), "IQ11");
}

TEST(HsdsWriter, GivesAwayNoSite) {
  EXPECT_EQ(MadeExport(made_field).written(store::write_hsds).find("IQ11s"), std::string::npos);
  const auto services = services_of(MadeExport(made_field).mark_public("d1").mark_public("d2"));
  std::string places;
  for (const auto& service : services) {
    for (const auto& place : service.at("service_at_locations")) {
      places += service.at("name").get<std::string>() + " at " +
                place.at("location").at("external_identifier").get<std::string>() + "\n";
    }
  }
  EXPECT_EQ(places, "Health at IQ11\nSafe shelter at IQ11\nClinics & \"wards\" at IQ11s\n");
}

TEST(HsdsWriter, WritesWhatTheReaderUnderstands) {
  const TemporaryFolder folder;
  write_text(folder / "concert.json", MadeExport(made_field).written(store::write_hsds));
  const auto reading = store::read_file(folder / "concert.json", {});
  EXPECT_EQ(reading.format, "hsds");
  EXPECT_EQ(issues_text(reading), "");
  std::string deliveries;
  for (const auto& stored : records_of(reading)) {
    const auto* delivery = std::get_if<engine::Delivery>(&stored.record.fact);
    if (delivery == nullptr) continue;
    deliveries += delivery->organisation.text + " " + delivery->service.text + " " +
                  reading.places_named.at(delivery->location.text).words.back().code + " " + delivery->status + " " +
                  engine::to_text(delivery->way_in) + "\n";
  }
  EXPECT_EQ(deliveries,
            "harbour health IQ11 active \nharbour shelter-gbv IQ11 active \nharbour clinic IQ11 active walk-in\n");
}

TEST(HsdsWriter, MakesTheSameIdOfTheSame) {
  EXPECT_EQ(store::uuid_of("service", "a"), store::uuid_of("service", "a"));
  EXPECT_NE(store::uuid_of("service", "a"), store::uuid_of("location", "a"));
  std::set<std::string> ids;
  for (int number = 0; number < 20'000; ++number) ids.insert(store::uuid_of("service", std::to_string(number)));
  EXPECT_EQ(ids.size(), 20'000U);
  const std::string id = store::uuid_of("service", "a");
  EXPECT_EQ(id.size(), 36U);
  EXPECT_EQ(id[14], '8');
  EXPECT_NE(std::string("89ab").find(id[19]), std::string::npos);
}

TEST(HsdsWriter, WritesAnEmptyPageOfNothing) { EXPECT_EQ(services_of(MadeExport("")).size(), 0U); }

}  // namespace

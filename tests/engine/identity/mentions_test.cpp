#include "engine/identity/mentions.h"

#include <gtest/gtest.h>

#include "tests/engine/identity/imports_text.h"

namespace testing_text {
namespace {

using engine::Reading;

// One delivery by Hope at a place and of a service that are named in words.
Reading mentioning(const engine::PlaceMention& place, const engine::ServiceMention& service) {
  Reading reading = package(R"(
    organisations
    id   | name
    hope | Hope

    deliveries
    organisation | service | location | group
    hope         | the-service | the-place | the-group
  )");
  reading.format = "iati";
  reading.places_named["the-place"] = place;
  reading.services_named["the-service"] = service;
  reading.groups_named["the-group"] = "displaced people";
  return reading;
}

// A list of services with codes of other lists.
Reading crosswalk() {
  return package(R"(
    services
    id         | name       | parents      | crosswalk
    clinics    | Clinics    | health       | dac:12220
    hospitals  | Hospitals  | health       | dac:121
    wells      | Wells      | wash         | dac:14031
    pumps      | Pumps      | wash         | dac:14031
  )");
}

std::string delivery_of(Imports& imports, const Reading& reading) {
  imports.import(crosswalk(), "crosswalk");
  imports.import(reading, "words");
  const std::string text = imports.text("words");
  const auto from = text.find("deliveries");
  return text.substr(from, text.find('\n', from) - from);
}

TEST(Mention, OfAPlaceIsWhatTheGazetteerCallsSo) {
  Imports imports;
  EXPECT_EQ(delivery_of(imports, mentioning({{{0, "", "Iraq"}, {1, "IQG01", ""}}, {}, {}}, {"dac", "12220", "", ""})),
            "deliveries: organisation=hope service=clinics location=IQG01 group=idps");
}

TEST(Mention, OfAnUnknownPlaceBecomesAPlaceOfTheSource) {
  Imports imports;
  EXPECT_EQ(delivery_of(imports,
                        mentioning({{{0, "IQ", ""}, {3, "", "The Old Mill"}}, 33.5, 44.5}, {"dac", "12220", "", ""})),
            "deliveries: organisation=hope service=clinics location=IQ/the-old-mill group=idps");
  EXPECT_NE(
      imports.text("words").find("locations IQ/the-old-mill: level=3 name=The Old Mill parent=IQ lat=33.5 lon=44.5"),
      std::string::npos)
      << imports.text("words");
}

TEST(Mention, OfAPurposeCodeThatNobodyHasIsOfItsSector) {
  Imports imports;
  EXPECT_EQ(delivery_of(imports, mentioning({{{0, "IQ", ""}}, {}, {}}, {"dac", "12182", "", "Medical research"})),
            "deliveries: organisation=hope service=hospitals location=IQ group=idps");
}

TEST(Mention, OfACodeOfSeveralServicesIsUnderstoodByItsWords) {
  Imports imports;
  EXPECT_EQ(delivery_of(imports, mentioning({{{0, "IQ", ""}}, {}, {}}, {"dac", "14031", "", "Water supply"})),
            "deliveries: organisation=hope service=water location=IQ group=idps");
}

TEST(Mention, OfAnUnknownServiceBecomesAServiceOfTheSource) {
  Imports imports;
  EXPECT_EQ(delivery_of(imports, mentioning({{{0, "IQ", ""}}, {}, {}}, {"dac", "21020", "", "Road transport"})),
            "deliveries: organisation=hope service=all-services/road-transport location=IQ group=idps");
}

TEST(Mention, KeepsTheWordOfTheSource) {
  Imports imports;
  imports.import(crosswalk(), "crosswalk");
  imports.import(mentioning({{{0, "", "Iraq"}}, {}, {}}, {"dac", "12220", "", "Basic care"}), "words");
  std::string words;
  for (const auto& stored : imports.of_source("words")) {
    for (const auto& word : stored.record.words) words += word.field + "=" + word.text + " ";
  }
  EXPECT_EQ(words, "group=displaced people location=Iraq service=12220 Basic care ");
}

TEST(Mention, IsResolvedTheSameWayAgain) {
  Imports imports;
  const Reading reading = mentioning({{{0, "IQ", ""}, {3, "", "The Old Mill"}}, {}, {}}, {"x", "9", "", "Kites"});
  imports.import(reading, "words");
  const auto again = imports.import(reading, "words");
  EXPECT_EQ(to_text(again), "");
}

}  // namespace
}  // namespace testing_text

#include <gtest/gtest.h>

#include <algorithm>

#include "store/files/iati_facts.h"
#include "tests/store/files/iati_text.h"

namespace {

const std::string by_hope = "<participating-org role=\"4\" ref=\"XX-HOPE\"/>";

TEST(IatiDeliveries, AreWhoImplementsTimesSectorsTimesPlaces) {
  const auto reading = reading_of_xml(activity_of(
      by_hope +
      "<participating-org role=\"4\" ref=\"XX-HELP\"/><recipient-country code=\"iq\"/>"
      "<location><name><narrative>Basra Governorate</narrative></name><point><pos>30.5 47.8</pos></point></location>"
      "<location ref=\"IQG08Q03\"><name><narrative>Karkh</narrative></name><feature-designation code=\"ADM2\"/>"
      "</location><sector code=\"14031\" percentage=\"60\"/><sector vocabulary=\"10\" code=\"11\" "
      "percentage=\"40\"/>"));
  EXPECT_EQ(places_text(reading),
            "place: Basra Governorate, IQ, level 1, at 30.5 47.8 = 0:IQ 1:'Basra Governorate' at 30.5,47.8\n"
            "place: Karkh, IQ (IQG08Q03), level 2 = 0:IQ 2:IQG08Q03'Karkh'\n");
  const std::string deliveries = lines_of(records_text(reading), "deliveries");
  EXPECT_EQ(std::ranges::count(deliveries, '\n'), 8);
  EXPECT_EQ(deliveries.substr(0, deliveries.find('\n')),
            "deliveries: organisation=XX-HOPE service=service: dac 14031 location=place: Basra Governorate, IQ,"
            " level 1, at 30.5 47.8 programme=A-1 word service share=60%");
  const auto& water = reading.services_named.at("service: dac 14031");
  EXPECT_EQ(water.scheme + ":" + water.code + " " + water.sector, "dac:14031 Water, sanitation and hygiene");
  const auto& cluster = reading.services_named.at("service: cluster 11");
  EXPECT_EQ(cluster.scheme + ":" + cluster.code + " " + cluster.sector, "cluster:11 Water Sanitation Hygiene");
}

TEST(IatiDeliveries, StandAtThePCodeThatALocationStatesInWhateverList) {
  const auto places_of = [](const std::string& location) {
    return places_text(reading_of_xml(activity_of(by_hope + "<recipient-country code=\"IQ\"/><location>" + location +
                                                  "<name><narrative>Karkh</narrative></name></location>")));
  };
  EXPECT_NE(places_of("<location-id vocabulary=\"99\" code=\"IQG08Q03\"/>").find("IQG08Q03"), std::string::npos);
  EXPECT_NE(places_of("<administrative level=\"2\" vocabulary=\"A2\" code=\"IQG08Q03\"/><administrative level=\"1\" "
                      "vocabulary=\"A2\" code=\"IQG08\"/>")
                .find("(IQG08Q03)"),
            std::string::npos);
  EXPECT_EQ(places_of("<location-id vocabulary=\"G1\" code=\"98182\"/>").find("98182)"), std::string::npos);
}

TEST(IatiDeliveries, AreTheReportersWhereNobodyImplements) {
  EXPECT_EQ(stated("<recipient-country code=\"IQ\"/><sector code=\"14030\"/>", "deliveries"),
            "deliveries: organisation=XX-HOPE service=service: dac 14030 location=place: IQ programme=A-1"
            " word organisation=not stated\n");
}

TEST(IatiDeliveries, AreOfNobodyKnownWhereTheReporterTakesNoPart) {
  EXPECT_EQ(
      stated("<participating-org role=\"1\" ref=\"XX-GIVE\"/><recipient-country code=\"IQ\"/><sector code=\"14030\"/>",
             "deliveries"),
      "deliveries: organisation=unspecified service=service: dac 14030 location=place: IQ programme=A-1"
      " word organisation=not stated\n");
}

TEST(IatiDeliveries, StandInTheCountryWhereNoFinerPlaceIsNamed) {
  EXPECT_EQ(
      stated(by_hope + "<sector code=\"14030\"/><recipient-country code=\"IQ\" percentage=\"70\"/>"
                       "<recipient-country code=\"SY\" percentage=\"30\"/>"
                       "<location><location-id vocabulary=\"A4\" code=\"SY\"/><name><narrative>Homs</narrative></name>"
                       "</location>",
             "deliveries"),
      "deliveries: organisation=XX-HOPE service=service: dac 14030 location=place: Homs, SY, level 3 programme=A-1\n"
      "deliveries: organisation=XX-HOPE service=service: dac 14030 location=place: IQ programme=A-1"
      " word location share=70%\n");
}

TEST(IatiDeliveries, TakeALocationThatOnlyNamesItsCountryForTheCountry) {
  EXPECT_EQ(
      stated(by_hope + "<sector code=\"14030\"/><recipient-country code=\"IQ\"/><location><name><narrative>Iraq"
                       "</narrative></name><location-class code=\"1\"/><point><pos>33 44</pos></point></location>",
             "deliveries"),
      "deliveries: organisation=XX-HOPE service=service: dac 14030 location=place: IQ programme=A-1\n");
}

TEST(IatiDeliveries, StandAtAllServicesWithoutASector) {
  EXPECT_EQ(stated(by_hope + "<recipient-country code=\"IQ\"/>", "deliveries"),
            "deliveries: organisation=XX-HOPE service=all-services location=place: IQ programme=A-1\n");
}

TEST(IatiDeliveries, AreNoneWithoutAPlace) {
  EXPECT_EQ(stated(by_hope + "<sector code=\"14030\"/><recipient-region code=\"998\"/>", "deliveries"), "");
}

TEST(IatiDeliveries, UseTheListsOfSectorsThatOthersKnow) {
  const std::string own = "<sector vocabulary=\"99\" code=\"W\"><narrative>Wells</narrative></sector>";
  const std::string place = by_hope + "<recipient-country code=\"IQ\"/>";
  EXPECT_EQ(stated(place + own + "<sector code=\"14030\"/>", "deliveries"),
            "deliveries: organisation=XX-HOPE service=service: dac 14030 location=place: IQ programme=A-1\n");
  EXPECT_EQ(stated(place + own + "<sector vocabulary=\"2\" code=\"140\"/>", "deliveries"),
            "deliveries: organisation=XX-HOPE service=service: dac3 140 location=place: IQ programme=A-1\n");
  EXPECT_EQ(
      stated(place + own, "deliveries"),
      "deliveries: organisation=XX-HOPE service=service: 99 W of XX-HOPE, Wells location=place: IQ programme=A-1\n");
}

TEST(IatiDeliveries, TakeSectorsAndCountriesOfPaymentsWhereTheActivityHasNone) {
  EXPECT_EQ(
      stated(by_hope +
                 "<transaction><transaction-type code=\"4\"/><transaction-date iso-date=\"2020-01-01\"/>"
                 "<value value-date=\"2020-01-01\">5</value><sector code=\"14030\"/><recipient-country code=\"IQ\"/>"
                 "</transaction>",
             "deliveries"),
      "deliveries: organisation=XX-HOPE service=service: dac 14030 location=place: IQ programme=A-1\n");
}

TEST(IatiDeliveries, AreNotMadeByTheTensOfThousands) {
  std::string parts = by_hope + "<recipient-country code=\"IQ\"/>";
  for (int at = 0; at < 101; ++at) {
    parts += "<sector vocabulary=\"1\" code=\"" + std::to_string(10000 + at) + "\"/>";
    parts += "<location><name><narrative>Place " + std::to_string(at) + "</narrative></name></location>";
  }
  EXPECT_EQ(stated(parts, "deliveries"), "");
}

}  // namespace

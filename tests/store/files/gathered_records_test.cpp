#include "store/files/gathered_records.h"

#include <gtest/gtest.h>

#include "tests/store/files/reading_text.h"
#include "tests/store/files/records_text.h"

namespace {

const engine::Citation here{"made.csv", 2};
const engine::Citation there{"made.csv", 3};

TEST(GatheredRecords, StateAnOrganisationOnce) {
  engine::Reading reading;
  store::GatheredRecords records(reading);
  const auto by_id = records.organisation({"Hope", "fts-7", "", "", "", {"fts:7"}}, here);
  EXPECT_EQ(records.organisation({"Hope International", "fts-7", "NGO", "", "", {"fts:7"}}, there), by_id);
  EXPECT_EQ(records.organisation({"HOPE", "", "", "", ""}, there), by_id)
      << "a name that the file identifies elsewhere";
  EXPECT_EQ(records.organisation({"Relief", "", "", "", ""}, there).text, "relief");
  records.finish();
  EXPECT_EQ(records_text(reading),
            "organisations fts-7: name=Hope kind=NGO aliases=Hope International|HOPE identifiers=fts:7\n"
            "organisations relief: name=Relief\n");
  EXPECT_EQ(records_of(reading)[0].citations, engine::Citations{here});
}

TEST(GatheredRecords, KnowWhoIsNobody) {
  engine::Reading reading;
  store::GatheredRecords records(reading);
  for (const char* name : {"Multiple donors", "n/a", "???", ""}) {
    EXPECT_TRUE(records.organisation({name, "", "", "", ""}, here).empty()) << name;
  }
  EXPECT_EQ(records.nobody(here), records.nobody(there));
  records.finish();
  EXPECT_EQ(records_text(reading), "organisations unspecified: name=Unspecified\n");
  store::Placeholders placeholders;
  EXPECT_TRUE(placeholders.has("Unspecified")) << "so that it is no actor in the graph";
}

TEST(GatheredRecords, StateADeliveryOnceWithAllItsRows) {
  engine::Reading reading;
  store::GatheredRecords records(reading);
  engine::Delivery delivery;
  delivery.organisation = {"hope"};
  delivery.service = records.service({"dac", "12220", "Basic health", ""});
  delivery.location = records.place({{{0, "IQ", ""}, {1, "", "North"}}, {}, {}});
  EXPECT_TRUE(records.deliver(delivery, {}, here));
  EXPECT_FALSE(records.deliver(delivery, {}, there));
  EXPECT_FALSE(records.deliver(delivery, {}, there));
  records.finish();
  EXPECT_EQ(records_text(reading),
            "deliveries: organisation=hope service=service: Basic health (dac 12220) location=place: North, IQ\n");
  EXPECT_EQ(records_of(reading)[0].citations, (engine::Citations{here, there}));
  EXPECT_EQ(places_text(reading), "place: North, IQ = 0:IQ 1:'North'\n");
  EXPECT_EQ(reading.services_named.begin()->second.code, "12220");
}

TEST(GatheredRecords, GiveIdsThatNothingElseOfTheFileHas) {
  engine::Reading reading;
  store::GatheredRecords records(reading);
  EXPECT_EQ(records.organisation({"Hope", "", "", "", ""}, here).text, "hope");
  EXPECT_EQ(records.programme("hope", {}, here).text, "hope-2");
  EXPECT_EQ(records.programme("a/b", {}, here).text, "a-b");
  EXPECT_EQ(records.programme("a/b", {}, there).text, "a-b");
}

}  // namespace

#include "store/files/service_points.h"

#include <gtest/gtest.h>

#include "store/files/service_points_fields.h"
#include "tests/store/files/reading_text.h"
#include "tests/store/files/records_text.h"

namespace {

engine::Reading read_points(const std::string& json) { return reading_of(json, {}, "points.json"); }

const std::string point = R"([{"type": "Feature", "id": 7, "properties": {
  "locationName": "Wadi Governorate", "partnerName": "RRC", "activityCategory": "CASH", "activityName": "Rent",
  "startDate": "2014-01-01", "endDate": "2014-12-31", "indicators": {"One off": 1, "Monthly": 0},
  "2. Nationality": {"No restriction": true, "Others": false}, "4. Accessibility": {"Walk-in": true, "Outreach": true},
  "8. Office Open at": {"8:30am": true}, "10. Referral Method": {"E-mail to cash@rrc.example": true},
  "13. Feedback": {"Tracking sheet": true}, "14. Delay": {"A week": true}, "Referral required": "Yes"},
  "geometry": {"type": "Point", "coordinates": [35.7, 32.03]}}])";

TEST(ServicePoints, AreDeliveriesWithTheirTerms) {
  const auto reading = read_points(point);
  EXPECT_EQ(reading.format, "services");
  EXPECT_EQ(issues_text(reading), "");
  EXPECT_EQ(records_text(reading),
            "organisations rrc: name=RRC acronyms=RRC\n"
            "deliveries: organisation=rrc service=service: CASH / Rent location=place: Wadi start=2014-01-01"
            " end=2015-01-01 way_in=outreach|walk-in conditions=nationality: No restriction|referral required: Yes"
            "|referral method: E-mail to feedback=Tracking sheet; A week word way_in=Outreach; Walk-in"
            " note Offers: One off\n");
  EXPECT_EQ(places_text(reading), "place: Wadi = 1:'Wadi' at 32.03,35.7\n");
}

TEST(ServicePoints, KnowAFieldByItsNumberInAnyLanguage) {
  EXPECT_EQ(store::point_field("3. معايير القبول"), store::PointField::intake);
  EXPECT_EQ(store::point_field("3. Intake Criteria"), store::PointField::intake);
  EXPECT_EQ(store::point_field("8. موعد"), store::PointField::ignored);
  EXPECT_EQ(store::point_field("partnerName"), store::PointField::organisation);
  EXPECT_EQ(store::point_field("hotlinePhone"), store::PointField::dropped);
  EXPECT_EQ(store::point_field("99. Something"), store::PointField::ignored);
}

TEST(ServicePoints, HaveTheWaysInThatTheirAnswersName) {
  const auto text = [](const std::vector<std::string>& answers) { return engine::to_text(store::ways_in_of(answers)); };
  EXPECT_EQ(text({"Walk-in & Outreach"}), "outreach|walk-in");
  EXPECT_EQ(text({"Referrals only"}), "referral-only");
  EXPECT_EQ(text({"Referrals only", "Hotline"}), "hotline");
  EXPECT_EQ(text({"All the above"}), "outreach|walk-in");
  EXPECT_EQ(text({"المحالون فقط"}), "referral-only");
  EXPECT_EQ(text({"By pigeon"}), "");
}

TEST(ServicePoints, AreReadFromTheNewerFormToo) {
  const auto reading = read_points(R"([{"id": 1, "organization": {"name": "Acme Relief"},
    "category": {"name": "Education", "subCategory": {"name": "School bags"}}, "startDate": "2017-01-01",
    "servicesProvided": ["12"], "location": {"type": "Feature", "geometry": {"type": "Point", "coordinates": [32.9, 39.9]}},
    "accessibility": "Visits by outreach staff, Walk-in", "referralMethod": "Not needed", "hotlinePhone": "+90 312 000 0000",
    "complaintsMechanism": "Box", "referral": {"required": false}}])");
  EXPECT_EQ(
      records_text(reading),
      "organisations acme-relief: name=Acme Relief\n"
      "deliveries: organisation=acme-relief service=service: Education / School bags location=place: 39.9000, 32.9000"
      " start=2017-01-01 way_in=outreach|walk-in conditions=referral required: No|referral method: Not needed"
      "|complaints: Box word way_in=Visits by outreach staff, Walk-in\n");
}

TEST(ServicePoints, WithoutAnOrganisationServiceOrPlaceAreLeftOut) {
  const auto reading = read_points(R"([
    {"properties": {"partnerName": "A", "activityName": "B", "locationName": "Camp 3"}},
    {"properties": {"partnerName": "n/a", "activityName": "B", "locationName": "Camp 3"}},
    {"properties": {"partnerName": "A", "activityCategory": "", "locationName": "Camp 3"}},
    {"properties": {"partnerName": "A", "activityName": "B", "locationName": "Country Wide"}},
    {"properties": {"partnerName": "A", "activityName": "B"}}])");
  EXPECT_EQ(reading.rows_read, 5U);
  EXPECT_EQ(reading.rows_left, 4U);
  EXPECT_EQ(places_text(reading), "place: Camp 3 = 3:'Camp 3'\n");
}

TEST(ServicePoints, NameTheLevelOfTheirPlace) {
  const auto reading = read_points(R"([
    {"properties": {"partnerName": "A", "activityName": "B", "locationName": "Liwa Bani Wadi"}},
    {"properties": {"partnerName": "A", "activityName": "B", "locationName": "محافظة عمان"}},
    {"properties": {"partnerName": "A", "activityName": "B", "locationName": "Camp District 5"}},
    {"properties": {"partnerName": "A", "activityName": "B", "locationName": "District 5"}}])");
  EXPECT_EQ(places_text(reading),
            "place: Bani Wadi = 2:'Bani Wadi'\nplace: Camp District 5 = 3:'Camp District 5'\n"
            "place: District 5 = 3:'District 5'\nplace: عمان = 1:'عمان'\n");
}

TEST(ServicePoints, ThatEndBeforeTheyStartLoseTheirEnd) {
  const auto reading = read_points(R"([{"properties": {"partnerName": "A", "activityName": "B", "locationName": "C",
    "startDate": "2014-05-01", "endDate": "2013-05-01"}}])");
  const auto& delivery = std::get<engine::Delivery>(reading.records.back().record.fact);
  EXPECT_EQ(engine::to_text(delivery.start) + " " + engine::to_text(delivery.end), "2014-05-01 ");
  EXPECT_NE(issues_text(reading).find("it ends before it starts"), std::string::npos);
}

}  // namespace

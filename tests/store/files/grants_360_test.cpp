#include "store/files/grants_360.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "tests/store/files/reading_text.h"
#include "tests/store/files/real_files.h"
#include "tests/store/files/records_text.h"

namespace {

engine::Reading list(const std::string& grants) {
  return reading_of(R"({"grants": [)" + grants + "]}", {}, "grants.json");
}

const std::string sides = R"("fundingOrganization": [{"id": "GB-CHC-1", "name": "Harbour Trust"}],
                             "recipientOrganization": [{"id": "GB-CHC-2", "name": "Hope", "charityNumber": "2"}])";

TEST(Grants360, BecomeMoneyFromWhoFundsToWhoReceives) {
  const auto reading = list(R"({"id": "360G-a-1", "title": "Wells", "currency": "GBP", "amountAwarded": 100.5,
      "amountDisbursed": 40, "awardDate": "2020-04-28T00:00:00+00:00",
      "plannedDates": [{"startDate": "2020-05-01", "endDate": "2021-04-30"}], )" +
                            sides + "}");
  EXPECT_EQ(reading.format, "360giving");
  EXPECT_EQ(issues_text(reading), "");
  EXPECT_EQ(records_text(reading),
            "organisations GB-CHC-1: name=Harbour Trust identifiers=org-id:GB-CHC-1\n"
            "organisations GB-CHC-2: name=Hope identifiers=org-id:GB-CHC-2|charity:2\n"
            "funding 360G-a-1: provider=GB-CHC-1 receiver=GB-CHC-2 kind=commitment amount=100.5 currency=GBP"
            " value_date=2020-04-28 start=2020-05-01 end=2021-05-01 note Wells\n"
            "funding 360G-a-1-disbursed: provider=GB-CHC-1 receiver=GB-CHC-2 kind=disbursement amount=40 currency=GBP"
            " value_date=2020-04-28 start=2020-05-01 end=2021-05-01 note Wells\n");
  EXPECT_EQ(engine::to_text(records_of(reading).back().citations), "grants.json, grants, row 1");
}

TEST(Grants360, KeepNothingOfAPerson) {
  const auto reading =
      list(R"({"id": "360G-a-2", "title": "For Jane Doe", "description": "of 3 High Street", "currency": "GBP",
      "amountAwarded": 50, "awardDate": "2020-04-28", "grantProgramme": [{"code": "R1", "title": "Flood help"}],
      "beneficiaryLocation": [{"name": "Smallham", "countryCode": "GB"}],
      "fundingOrganization": [{"id": "GB-CHC-1", "name": "Harbour Trust"}],
      "recipientIndividual": {"id": "360G-a-person-9", "name": "Jane Doe"}, "toIndividualsDetails": {"grantPurpose": ["GTIP020"]}})");
  const std::string text = records_text(reading) + places_text(reading) + issues_text(reading);
  for (const char* told : {"Jane", "Doe", "person-9", "High Street", "Smallham", "360G-a-2"}) {
    EXPECT_EQ(text.find(told), std::string::npos) << told;
  }
  EXPECT_EQ(records_text(reading),
            "organisations GB-CHC-1: name=Harbour Trust identifiers=org-id:GB-CHC-1\n"
            "programmes grants-GB-CHC-1-flood-help: name=Flood help word code=R1\n"
            "funding: provider=GB-CHC-1 receiver=grants-GB-CHC-1-flood-help kind=commitment amount=50 currency=GBP"
            " value_date=2020-04-28 word grant-programme=Flood help word receiver=an individual\n"
            "participations: organisation=GB-CHC-1 programme=grants-GB-CHC-1-flood-help role=funding\n");
  EXPECT_EQ(
      issues_text(reading),
      "note grants.json, column recipientIndividual: 1 grants went to persons: their amounts are kept, and nothing"
      " that could say who they are\n");
}

TEST(Grants360, TellMoneyThatIsGivenOn) {
  const auto reading = list(R"({"id": "360G-a-3", "currency": "GBP", "amountAwarded": 9, "awardDate": "2020-04-28",
                                "regrantType": "FRG030", )" +
                            sides + "}");
  EXPECT_NE(records_text(reading).find("word regrant=FRG030 match funding word to-be-passed-on=yes"),
            std::string::npos);
}

TEST(Grants360, AnnounceWorkWhereTheySayOfWhatKindAndWhere) {
  const auto reading = list(R"({"id": "360G-a-4", "currency": "GBP", "amountAwarded": 9, "awardDate": "2020-04-28",
      "classifications": [{"title": "Health"}],
      "beneficiaryLocation": [{"name": "Smallham", "countryCode": "GB", "geoCode": "S13", "geoCodeType": "WD"}], )" +
                            sides + "}");
  EXPECT_NE(records_text(reading).find("deliveries: organisation=GB-CHC-2 service=service: Health location=place:"
                                       " Smallham, GB (S13) start=2020-04-28 status=planned word status=granted\n"),
            std::string::npos);
  EXPECT_EQ(places_text(reading), "place: Smallham, GB (S13) = 0:GB 5:S13'Smallham'\n");
}

TEST(Grants360, OfSeveralRecipientsHaveOneAmount) {
  const auto reading = list(R"({"id": "360G-a-5", "title": "Joint work", "currency": "GBP", "amountAwarded": 9,
      "fundingOrganization": [{"id": "GB-CHC-1", "name": "Harbour Trust"}],
      "recipientOrganization": [{"id": "GB-CHC-2", "name": "Hope"}, {"id": "360G-a-org", "name": "Relief"}]})");
  const std::string text = records_text(reading);
  EXPECT_NE(text.find("organisations 360G-a-org: name=Relief\n"), std::string::npos) << "an own id is no identity";
  EXPECT_NE(text.find("receiver=grant-360G-a-5-undertaking kind=commitment amount=9"), std::string::npos);
  EXPECT_NE(text.find("participations: organisation=360G-a-org programme=grant-360G-a-5-undertaking role=implementing"),
            std::string::npos);
}

TEST(Grants360, AreReadFromATableToo) {
  const auto reading = reading_of(
      "Identifier,Title,Currency,Amount Awarded,Award Date,Funding Org:0:Identifier,Funding Org:0:Name,"
      "Recipient Org:0:Identifier,Recipient Org:0:Name,Recipient Ind:Identifier,Recipient Ind:Name,"
      "For Regrant Type,Beneficiary Location:0:Name,Contact\n"
      "360G-a-1,Wells,GBP,\"1,000\",2020-04-28,GB-CHC-1,Harbour Trust,GB-CHC-2,Hope,,,FRG010,Smallham,x\n"
      "360G-a-2,For Jane,GBP,50,2020-04-28,GB-CHC-1,Harbour Trust,,,360G-p,Jane Doe,,Tinyham,\n"
      ",,,,,GB-CHC-1,Harbour Trust,,,,,,,\n");
  EXPECT_EQ(reading.format, "360giving");
  EXPECT_EQ(records_text(reading),
            "organisations GB-CHC-1: name=Harbour Trust identifiers=org-id:GB-CHC-1\n"
            "organisations GB-CHC-2: name=Hope identifiers=org-id:GB-CHC-2\n"
            "programmes grants-to-individuals-GB-CHC-1: name=Grants to individuals\n"
            "funding 360G-a-1: provider=GB-CHC-1 receiver=GB-CHC-2 kind=commitment amount=1000 currency=GBP"
            " value_date=2020-04-28 word location=Smallham word regrant=FRG010 common regrant word to-be-passed-on=yes"
            " note Wells\n"
            "funding: provider=GB-CHC-1 receiver=grants-to-individuals-GB-CHC-1 kind=commitment amount=50 currency=GBP"
            " value_date=2020-04-28 word receiver=an individual\n");
  EXPECT_EQ(engine::to_text(column_of(reading, "K").treatment), "dropped");
  EXPECT_EQ(column_of(reading, "D").meaning, "amount awarded");
  EXPECT_EQ(reading.rows_left, 1U);
}

// What is awarded in a file, by its own sum, against what became of it.
TEST(Grants360, OfARealFileAreAllThere) {
  REAL_FILE_OR_SKIP(path, "grants/360giving-regrants.json");
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.format, "360giving");
  EXPECT_EQ(reading.rows_read, 154U);
  EXPECT_EQ(reading.rows_left, 0U);
  std::int64_t sum = 0;
  std::size_t grants = 0, regrants = 0;
  for (const auto& stored : records_of(reading)) {
    const auto* money = std::get_if<engine::Funding>(&stored.record.fact);
    if (money == nullptr) continue;
    ++grants;
    sum += money->amount.value().ten_thousandths;
    EXPECT_EQ(money->currency, "GBP");
    for (const auto& word : stored.record.words) regrants += word.field == "regrant" ? 1 : 0;
  }
  const auto file = nlohmann::json::parse(read_text(path));
  double expected = 0;
  for (const auto& grant : file["grants"]) expected += grant["amountAwarded"].get<double>();
  EXPECT_EQ(grants, 154U);
  EXPECT_EQ(regrants, 52U);
  EXPECT_EQ(sum, std::llround(expected * 10'000));
  EXPECT_NE(issues_text(reading).find("99 grants went to persons"), std::string::npos);
  EXPECT_EQ(records_text(reading).find("Individual Recipient"), std::string::npos);
}

}  // namespace

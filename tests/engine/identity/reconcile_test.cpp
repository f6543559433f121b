#include "engine/identity/reconcile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/engine/identity/imports_text.h"

namespace testing_text {
namespace {

using engine::Reconciled;

TEST(Reconciling, MakesDeliveriesOfRows) {
  Imports imports;
  const Reconciled reconciled = imports.import(sheet(R"(
    adm2     | org  | acronym | kind | sector | group | month   | role
    IQG01Q01 | Hope | HO      | NNGO | Santé  | IDPs  | 2022-03 | Primary
    IQG02Q01 | Hope | HO      | NNGO | WASH   |       | 2022-03 | Sub-Implementing
  )"));
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=ho service=health location=IQG01Q01 role=lead group=idps reported=2022-03 "
            "assured=2022-03-31\n"
            "deliveries: organisation=ho service=wash location=IQG02Q01 role=sub-implementer reported=2022-03 "
            "assured=2022-03-31\n"
            "organisations ho: name=Hope kind=national-ngo country=IQ acronyms=HO\n");
  EXPECT_EQ(reconciled.rows_taken, 2U);
  EXPECT_EQ(reconciled.organisations, 1U);
  EXPECT_EQ(reconciled.locations, 2U);
}

TEST(Reconciling, KeepsTheWordsOfTheSource) {
  Imports imports;
  imports.import(sheet(R"(
    adm2     | adm2_name | org  | sector | service | group | plan
    IQG01Q01 | Faluja    | Hope | Santé  | Clinics | IDPs  | HRP 2022
  )"));
  std::string words;
  for (const auto& stored : imports.of_source("a")) {
    for (const auto& word : stored.record.words) words += word.field + ": " + word.text + "\n";
  }
  EXPECT_EQ(words,
            "activity: Clinics\n"
            "group: IDPs\n"
            "location: Faluja\n"
            "organisation: Hope\n"
            "plan: HRP 2022\n"
            "service: Santé\n");
}

TEST(Reconciling, MakesOneOrganisationOfOneNameHoweverItIsSpelt) {
  Imports imports;
  imports.import(sheet(R"(
    adm2     | org                  | sector
    IQG01Q01 | Danish Refugee Council | WASH
    IQG01Q01 | DANISH REFUGEE COUNCIL | Health
    IQG01Q02 | Danish Refugee Council | Health
  )"));
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=danish-refugee-council service=health location=IQG01Q01\n"
            "deliveries: organisation=danish-refugee-council service=health location=IQG01Q02\n"
            "deliveries: organisation=danish-refugee-council service=wash location=IQG01Q01\n"
            "organisations danish-refugee-council: name=Danish Refugee Council country=IQ\n");
}

TEST(Reconciling, KeepsTwoOrganisationsOfOneAcronymApart) {
  Imports imports;
  imports.import(sheet(R"(
    adm2     | org               | acronym | sector
    IQG01Q01 | Save the Children | SCI     | WASH
    IQG01Q01 | Samaritan Care    | SCI     | WASH
    IQG01Q01 |                   | SCI     | Health
  )"));
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=sci service=health location=IQG01Q01\n"
            "deliveries: organisation=sci-2 service=wash location=IQG01Q01\n"
            "deliveries: organisation=sci-3 service=wash location=IQG01Q01\n"
            "organisations sci-2: name=Samaritan Care country=IQ acronyms=SCI\n"
            "organisations sci-3: name=Save the Children country=IQ acronyms=SCI\n"
            "organisations sci: name=SCI country=IQ acronyms=SCI\n");
}

TEST(Reconciling, TakesAnAcronymAloneForTheOneOrganisationThatHasIt) {
  Imports imports;
  imports.import(sheet(R"(
    adm2     | org               | acronym | sector
    IQG01Q01 | Save the Children | SCI     | WASH
    IQG01Q01 |                   | SCI     | Health
  )"));
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=sci service=health location=IQG01Q01\n"
            "deliveries: organisation=sci service=wash location=IQG01Q01\n"
            "organisations sci: name=Save the Children country=IQ acronyms=SCI\n");
}

TEST(Reconciling, GivesNoIdTwice) {
  Imports imports;
  imports.import(sheet("adm2 | org | acronym | sector\n IQG01Q01 | Hope | HO | WASH"), "first");
  imports.import(sheet("adm2 | org | acronym | sector\n IQG01Q01 | Health Organisation | HO | WASH"), "second");
  imports.import(sheet("adm2 | org | sector\n IQG01Q01 | Health | WASH"), "third");
  EXPECT_EQ(imports.text("second"),
            "deliveries: organisation=ho-2 service=wash location=IQG01Q01\n"
            "organisations ho-2: name=Health Organisation country=IQ acronyms=HO\n");
  EXPECT_EQ(imports.text("third"),
            "deliveries: organisation=health-2 service=wash location=IQG01Q01\n"
            "organisations health-2: name=Health country=IQ\n");
}

TEST(Reconciling, StatesACountryOnlyForBodiesThatMayBeFromThere) {
  Imports imports;
  imports.import(sheet(R"(
    adm2      | org    | kind | sector
    IQG01Q01  | UNHCR  | UN   | WASH
    IQG01Q01  | Local  |      | WASH
    IQG01Q01  | Travel |      | WASH
    NGA036002 | Travel |      | WASH
  )"));
  EXPECT_NE(imports.text().find("organisations unhcr: name=UNHCR kind=multilateral\n"), std::string::npos);
  EXPECT_NE(imports.text().find("organisations local: name=Local country=IQ\n"), std::string::npos);
  EXPECT_NE(imports.text().find("organisations travel: name=Travel\n"), std::string::npos);
}

TEST(Reconciling, LeavesOutARowWithoutAnOrganisation) {
  Imports imports;
  const Reconciled reconciled = imports.import(sheet(R"(
    adm2     | org        | sector
    IQG01Q01 | No partner | WASH
    IQG01Q01 | Hope       | WASH
  )"));
  EXPECT_EQ(issues_text(reconciled), "left-out 2 'No partner': the row names no organisation that delivers\n");
  EXPECT_EQ(reconciled.rows_taken, 1U);
  EXPECT_EQ(reconciled.rows_left, 1U);
}

TEST(Reconciling, ChangesNothingWhereNoRowCouldBeTaken) {
  Imports imports;
  imports.import(sheet("adm2 | org | sector\n IQG01Q01 | Hope | WASH"));
  const Reconciled reconciled = imports.import(sheet("adm2 | org | sector\n IQG01Q01 | N/A | WASH"));
  EXPECT_TRUE(reconciled.changeset.empty());
}

TEST(Reconciling, GivesTheLeadADeliveryOfItsOwn) {
  Imports imports;
  imports.import(sheet(R"(
    adm2     | org  | lead  | sector | reach
    IQG01Q01 | Hope | UNHCR | WASH   | 50
    IQG01Q01 | Care | Care  | WASH   | 60
    IQG01Q01 | N/A  | UNHCR | Health | 70
  )"));
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=care service=wash location=IQG01Q01 reach=60\n"
            "deliveries: organisation=hope service=wash location=IQG01Q01 role=sub-implementer reach=50\n"
            "deliveries: organisation=unhcr service=health location=IQG01Q01 reach=70\n"
            "deliveries: organisation=unhcr service=wash location=IQG01Q01 role=lead\n"
            "organisations care: name=Care country=IQ\n"
            "organisations hope: name=Hope country=IQ\n"
            "organisations unhcr: name=UNHCR country=IQ\n");
}

TEST(Reconciling, MakesFundingAndProgrammesOfTheirColumns) {
  Imports imports;
  imports.import(sheet(R"(
    adm2     | org  | donor           | programme     | programme_code | sector | month
    IQG01Q01 | Hope | ECHO            | Return home   | P-1            | WASH   | 2022-03
    IQG01Q02 | Hope | ECHO            | Return home   | P-1            | WASH   | 2022-03
    IQG01Q02 | Hope | Multiple donors |               |                | Health | 2022-03
    IQG01Q02 | Care | ECHO            |               |                | Health | 2022-03
  )"));
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=care service=health location=IQG01Q02 reported=2022-03 assured=2022-03-31\n"
            "deliveries: organisation=hope service=health location=IQG01Q02 reported=2022-03 assured=2022-03-31\n"
            "deliveries: organisation=hope service=wash location=IQG01Q01 programme=p-1 reported=2022-03 "
            "assured=2022-03-31\n"
            "deliveries: organisation=hope service=wash location=IQG01Q02 programme=p-1 reported=2022-03 "
            "assured=2022-03-31\n"
            "funding: provider=echo receiver=care kind=unknown start=2022-03-01 end=2022-04-01 assured=2022-03-31\n"
            "funding: provider=echo receiver=p-1 kind=unknown start=2022-03-01 end=2022-04-01 assured=2022-03-31\n"
            "organisations care: name=Care country=IQ\n"
            "organisations echo: name=ECHO\n"
            "organisations hope: name=Hope country=IQ\n"
            "programmes p-1: name=Return home\n");
}

TEST(Reconciling, MakesPlacesThatAreFinerThanTheGazetteer) {
  Imports imports;
  const Reconciled reconciled = imports.import(sheet(R"(
    adm2     | adm3        | adm3_name | site      | org  | sector | lat  | lon
    IQG01Q01 | IQG01Q01N01 | Amirya    | Camp One  | Hope | WASH   | 33.5 | 43.9
    IQG01Q01 | IQG01Q01N01 | Amirya    | Camp  one | Hope | Health |      |
    IQG01Q01 | 7           | Saqlawiya |           | Hope | WASH   |      |
  )"));
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=hope service=health location=IQG01Q01N01/camp-one\n"
            "deliveries: organisation=hope service=wash location=IQG01Q01/saqlawiya\n"
            "deliveries: organisation=hope service=wash location=IQG01Q01N01/camp-one\n"
            "locations IQG01Q01/saqlawiya: level=3 name=Saqlawiya parent=IQG01Q01\n"
            "locations IQG01Q01N01/camp-one: level=4 name=Camp  one parent=IQG01Q01N01 lat=33.5 lon=43.9\n"
            "locations IQG01Q01N01: level=3 name=Amirya parent=IQG01Q01\n"
            "organisations hope: name=Hope country=IQ\n");
  EXPECT_EQ(unresolved_text(reconciled), "");
  EXPECT_EQ(reconciled.locations, 3U);
}

TEST(Reconciling, HangsAnUnknownPlaceBelowTheDeepestThatIsKnown) {
  Imports imports;
  const Reconciled reconciled = imports.import(sheet(R"(
    country | adm1  | adm1_name | adm2 | adm2_name | site | org  | sector
    IQ      | IQG01 |           | XX1  | Atlantis  | Port | Hope | WASH
    IQ      |       | Lemuria   |      |           |      | Hope | WASH
    TD      |       | Mu        |      |           |      | Hope | WASH
  )"));
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=hope service=wash location=IQ/lemuria\n"
            "deliveries: organisation=hope service=wash location=IQG01/atlantis/port\n"
            "deliveries: organisation=hope service=wash location=TD/mu\n"
            "locations IQ/lemuria: level=1 name=Lemuria parent=IQ\n"
            "locations IQG01/atlantis/port: level=4 name=Port parent=IQG01/atlantis\n"
            "locations IQG01/atlantis: level=2 name=Atlantis parent=IQG01\n"
            "locations TD/mu: level=1 name=Mu parent=TD\n"
            "locations TD: level=0 name=TD parent=world\n"
            "organisations hope: name=Hope country=IQ\n");
  EXPECT_EQ(unresolved_text(reconciled), "location Atlantis (XX1) 1\nlocation Lemuria 1\nlocation Mu 1\n");
}

TEST(Reconciling, TakesACodeAmongNamesForTheCodeOfItsLevelAlone) {
  Imports imports;
  const Reconciled reconciled = imports.import(sheet(R"(
    country | adm1_name | adm2_name | org  | sector
    IQ      | IQG01     | IQG01Q01  | Hope | WASH
    IQ      | Ninewa    | IQG01     | Hope | Health
  )"));
  EXPECT_NE(imports.text().find("service=wash location=IQG01Q01\n"), std::string::npos) << imports.text();
  EXPECT_NE(imports.text().find("service=health location=IQG02/iqg01\n"), std::string::npos) << imports.text();
  EXPECT_EQ(unresolved_text(reconciled), "location IQG01 1\n");
}

TEST(Reconciling, TakesTheCountryOfWhatIsCoveredForRowsThatNameNone) {
  Imports imports;
  imports.import(sheet("adm1_name | org | sector\n Ninewa | Hope | WASH"), "a", {{"IRQ", {}}});
  EXPECT_NE(imports.text().find("location=IQG02\n"), std::string::npos) << imports.text();
}

TEST(Reconciling, FindsTheCountryInWhichTheNamedPlacesLie) {
  Imports imports;
  const Reconciled reconciled = imports.import(sheet(R"(
    adm1_name | adm2_name | org  | sector
    Ninewa    | Ramadi    | Hope | WASH
    Al Anbar  |           | Hope | WASH
    Atlantis  |           | Hope | WASH
  )"));
  EXPECT_NE(imports.text().find("location=IQG02Q02\n"), std::string::npos) << imports.text();
  EXPECT_NE(imports.text().find("location=IQ/atlantis\n"), std::string::npos) << imports.text();
  EXPECT_EQ(reconciled.issues.front().value, "Iraq");
}

TEST(Reconciling, MakesServicesAndGroupsOfWordsThatNoListHas) {
  Imports imports;
  const Reconciled reconciled = imports.import(sheet(R"(
    adm2     | org  | sector  | group
    IQG01Q01 | Hope | Cinema  | Giants
    IQG01Q02 | Hope | Cinema  | N/A
    IQG01Q02 | Care |         |
  )"));
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=care service=all-services location=IQG01Q02\n"
            "deliveries: organisation=hope service=all-services/cinema location=IQG01Q01 group=everyone/giants\n"
            "deliveries: organisation=hope service=all-services/cinema location=IQG01Q02\n"
            "groups everyone/giants: name=Giants parents=everyone\n"
            "organisations care: name=Care country=IQ\n"
            "organisations hope: name=Hope country=IQ\n"
            "services all-services/cinema: name=Cinema parents=all-services\n");
  EXPECT_EQ(unresolved_text(reconciled), "group Giants 1\nservice Cinema 2\n");
}

TEST(Reconciling, RefinesASectorOnlyByAKnownServiceBelowIt) {
  Imports imports;
  const Reconciled reconciled = imports.import(sheet(R"(
    adm2     | org  | sector | service
    IQG01Q01 | Hope | WASH   | Wells
    IQG01Q01 | Hope | Health | Wells
    IQG01Q02 | Hope | WASH   | Singing
    IQG01Q02 | Hope |        | Wells
    IQG02Q01 | Hope | WASH   | Dancing
  )"));
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=hope service=health location=IQG01Q01\n"
            "deliveries: organisation=hope service=wash location=IQG01Q02\n"
            "deliveries: organisation=hope service=wash location=IQG02Q01\n"
            "deliveries: organisation=hope service=water location=IQG01Q01\n"
            "deliveries: organisation=hope service=water location=IQG01Q02\n"
            "organisations hope: name=Hope country=IQ\n");
  EXPECT_EQ(
      issues_text(reconciled),
      "note 3 '': a finer service that no list has below the row's sector is kept as the source's word (3 rows)\n");
}

TEST(Reconciling, MakesOneRecordOfRowsThatSayTheSame) {
  Imports imports;
  imports.import(sheet(R"(
    adm2     | org  | sector
    IQG01Q01 | Hope | WASH
    IQG01Q02 | Hope | WASH
    IQG01Q01 | Hope | WASH
  )"));
  engine::Citations citations;
  for (const auto& stored : imports.of_source("a")) {
    const auto* delivery = std::get_if<engine::Delivery>(&stored.record.fact);
    if (delivery != nullptr && delivery->location.text == "IQG01Q01") citations = stored.citations;
  }
  EXPECT_EQ(citations, (engine::Citations{{"a.xlsx, sheet Data", 2}, {"a.xlsx, sheet Data", 4}}));
}

TEST(Reconciling, DeclaresTheScopeOverTheDaysOfTheFile) {
  Imports imports;
  imports.import(sheet(R"(
    adm2     | org  | sector | month
    IQG01Q01 | Hope | WASH   | 2022-01
    IQG01Q01 | Hope | WASH   | 2022-03
  )"),
                 "a", {{"IQ", {}}, {"IQG01", {"Santé", "wash"}}});
  std::string scopes;
  for (const auto& stored : imports.of_source("a")) {
    if (std::holds_alternative<engine::Scope>(stored.record.fact)) scopes += to_text(stored.record) + "\n";
  }
  EXPECT_EQ(scopes,
            "scopes: of=deliveries location=IQ start=2022-01-01 end=2022-04-01\n"
            "scopes: of=deliveries location=IQG01 service=health start=2022-01-01 end=2022-04-01\n"
            "scopes: of=deliveries location=IQG01 service=wash start=2022-01-01 end=2022-04-01\n");
}

TEST(Reconciling, DeclaresNoScopeForATableOfNeeds) {
  Imports imports;
  engine::Reading reading;
  reading.rows_read = 1;
  reading.needs.push_back({2, "", {{1, "", "Ninewa"}}, "Health", "", 120, {}, {}, {}});
  imports.import(reading, "a", {{"IQ", {}}});
  EXPECT_EQ(imports.text(), "needs: location=IQG02 service=health people=120 kind=current\n");
}

TEST(Reconciling, RefusesToCoverWhatNobodyKnows) {
  Imports imports;
  const auto reading = sheet("adm2 | org | sector\n IQG01Q01 | Hope | WASH");
  EXPECT_THROW(imports.import(reading, "a", {{"XX", {}}}), engine::Error);
  EXPECT_THROW(imports.import(reading, "a", {{"IQ", {"cinema"}}}), engine::Error);
}

TEST(Reconciling, ConfirmsAsOfTheEndOfWhatWasReported) {
  Imports imports;
  engine::ReconcileOptions options;
  options.source = "a";
  options.when = std::int64_t{86'400} * engine::parse_day("2022-06-01").number;
  options.period = engine::parse_period("2021-12");
  imports.import(sheet(R"(
    adm2     | org  | sector | month   | start      | end
    IQG01Q01 | Hope | WASH   | 2022-03 |            |
    IQG01Q02 | Hope | WASH   |         | 2022-01-01 | 2022-06-01
    IQG02Q01 | Hope | WASH   |         | 2022-01-01 | 2022-06-02
    IQG02Q02 | Hope | WASH   |         |            |
  )"),
                 options);
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=hope service=wash location=IQG01Q01 reported=2022-03 assured=2022-03-31\n"
            "deliveries: organisation=hope service=wash location=IQG01Q02 start=2022-01-01 end=2022-06-01 "
            "assured=2022-05-31\n"
            "deliveries: organisation=hope service=wash location=IQG02Q01 start=2022-01-01 end=2022-06-02\n"
            "deliveries: organisation=hope service=wash location=IQG02Q02 reported=2021-12 assured=2021-12-31\n"
            "organisations hope: name=Hope country=IQ\n");
}

TEST(Reconciling, MakesNeedsAndRefusesNegativePeople) {
  Imports imports;
  engine::Reading reading;
  reading.file = "needs.csv";
  reading.rows_read = 2;
  reading.needs.push_back({2, "", {{1, "IQG01", ""}}, "Santé", "IDPs", 120, 3.0, engine::parse_day("2022-01-01"), {}});
  reading.needs.push_back({3, "", {{1, "IQG02", ""}}, "Health", "", -5, {}, {}, {}});
  const Reconciled reconciled = imports.import(reading);
  EXPECT_EQ(imports.text(),
            "needs: location=IQG01 service=health people=120 severity=3 kind=current group=idps start=2022-01-01\n");
  EXPECT_EQ(issues_text(reconciled), "left-out 3 '-5': a number of people is never negative\n");
}

TEST(Reconciling, MakesPlacesOfAGazetteer) {
  Imports imports;
  engine::Reading reading;
  reading.file = "places.csv";
  reading.rows_read = 4;
  reading.places = {{2, "TD07", "Logone", "TCD", "TCD", 1, {}, {}, {}},
                    {3, "TD0701", "Lanya", "TD07", "TCD", 2, {}, {}, 900},
                    {4, "TD07", "Logone again", "TCD", "TCD", 1, {}, {}, {}},
                    {5, "IQG09", "Duhok", "IRQ", "IRQ", 1, {}, {}, {}}};
  const Reconciled reconciled = imports.import(reading);
  EXPECT_EQ(imports.text(),
            "locations IQG09: level=1 name=Duhok parent=IQ\n"
            "locations TD0701: level=2 name=Lanya parent=TD07 population=900\n"
            "locations TD07: level=1 name=Logone parent=TD\n"
            "locations TD: level=0 name=TCD parent=world\n");
  EXPECT_EQ(issues_text(reconciled), "left-out 4 'TD07': the code stands in row 2 already\n");
  EXPECT_TRUE(imports.import(reading).changeset.empty());
}

}  // namespace
}  // namespace testing_text

#include "store/files/columns.h"

#include <gtest/gtest.h>

#include "tests/store/files/reading_text.h"

namespace {

TEST(Columns, AreReportedWithTheirTreatmentAndReason) {
  const auto reading = reading_of_drawn(R"(
    Province   | Pcode      | Cluster | Organisation | Focal point | Colour | Comments
    #adm1+name | #adm1+code | #sector | #org+name    |             |        |
    Lac        | TD07       | Health  | ACF          | somebody    | blue   | good
  )");
  EXPECT_EQ(columns_text(reading),
            "A adm1 name\nB adm1 code\nC sector\nD organisation name\nE dropped\nF ignored\nG ignored\n");
  EXPECT_EQ(column_of(reading, "C").reason, "by its tag");
  EXPECT_EQ(column_of(reading, "C").tag, "#sector");
  EXPECT_EQ(column_of(reading, "E").reason, "contacts and persons are never stored (by its heading, in English)");
  EXPECT_EQ(column_of(reading, "F").reason, "no heading that is known");
  EXPECT_EQ(column_of(reading, "G").reason, "a table of this kind keeps no comment");
}

TEST(Columns, GoByTheirTagsWhereHeadingsContradict) {
  const auto reading = reading_of_drawn(R"(
    Organization | Org. Acronym | State      | Sector
    #org+acronym | #org+name    | #adm1+name | #sector
    AA           | Action Aid   | Yobe       | Nutrition
  )");
  EXPECT_EQ(reading.activities.at(0).organisation.acronym, "AA");
  EXPECT_EQ(reading.activities.at(0).organisation.name, "Action Aid");
  EXPECT_EQ(column_of(reading, "A").reason, "by its tag, which the heading contradicts");
}

TEST(Columns, OfRolesAreNoOrganisations) {
  const auto reading = reading_of_drawn(R"(
    District   | Cluster | Partner Category | Partner Acronym
    #adm2+name | #sector | #org +impl       | #org +acronym
    Falluja    | Health  | Primary          | PUI
    Falluja    | Health  | Sub-Implementing | LCN
  )");
  EXPECT_EQ(column_of(reading, "C").meaning, "role");
  EXPECT_EQ(column_of(reading, "C").reason,
            "by its values (Primary, Sub-Implementing), not an organisation as its tag says");
  EXPECT_EQ(reading.activities.at(1).organisation.acronym, "LCN");
  EXPECT_EQ(reading.activities.at(1).role, "Sub-Implementing");
}

TEST(Columns, OfImplementersStayOrganisations) {
  const auto reading = reading_of_drawn(R"(
    District   | Cluster | Implementer | Partner
    #adm2+name | #sector | #org +impl  | #org
    Falluja    | Health  | LCN         | UNHCR
    Falluja    | Health  | BCF         | UNHCR
  )");
  EXPECT_EQ(reading.activities.at(1).organisation.name, "BCF");
  EXPECT_EQ(reading.activities.at(1).lead.name, "UNHCR");
}

TEST(Columns, OfTwoNamesTheShorterHoldsTheAcronyms) {
  const auto reading = reading_of_drawn(R"(
    ACTEUR    | Description_Acteur          | PREFECTURE | SECTEUR
    #org+name |                             | #adm1+name | #sector
    ACF       | Action Contre La Faim       | Lac        | Nutrition
    FLM       | Fédération Luthérienne      | Lac        | Abris
  )");
  EXPECT_EQ(reading.activities.at(0).organisation.acronym, "ACF");
  EXPECT_EQ(reading.activities.at(0).organisation.name, "Action Contre La Faim");
  EXPECT_EQ(column_of(reading, "A").reason, "by its values, shorter than the names in column B");
}

TEST(Columns, OfSectorsAreFoundByTheirValues) {
  const auto reading = reading_of_drawn(R"(
    #org | Name      | #adm1+name
    DRC  | CCCM      | Lac
    IRC  | WASH      | Lac
    IMC  | Nutrition | Lac
  )");
  EXPECT_EQ(column_of(reading, "B").meaning, "sector");
  EXPECT_EQ(reading.activities.at(1).sector, "WASH");
}

TEST(Columns, OfGroupingsAreNoPlacesBelow) {
  std::string csv = "REGION,PROVINCE,DISTRICT,ORG,CLUSTER\n#loc+name,#adm1+name,#adm2+name,#org,#sector\n";
  for (int district = 0; district < 12; ++district) {
    csv += "Region " + std::to_string(district / 6) + ",Province " + std::to_string(district / 3) + ",District " +
           std::to_string(district) + ",ACTED,Health\n";
  }
  const auto reading = reading_of(csv);
  EXPECT_EQ(column_of(reading, "A").meaning, "");
  EXPECT_EQ(reading.activities.at(0).places.back().name, "District 0");
}

TEST(Columns, OfCodesOfSectorsAreLeftForTheirNames) {
  const auto reading = reading_of_drawn(R"(
    #org | #sector+code | #sector+name    | #adm1+name
    DRC  | FSAC_OP      | Food Security   | Lac
    DRC  | HEALTH_OP    | Health          | Lac
  )");
  EXPECT_EQ(reading.activities.at(0).sector, "Food Security");
  EXPECT_EQ(column_of(reading, "B").reason, "column C names the sectors of these codes");
}

TEST(Columns, OfSubSectorsSayMoreThanSectors) {
  const auto reading = reading_of_drawn(R"(
    Partner | Sector     | Sub-sector       | District
    DRC     | Protection | Child Protection | Erbil
    IRC     | Protection |                  | Erbil
  )");
  EXPECT_EQ(reading.activities.at(0).sector, "Child Protection");
  EXPECT_EQ(reading.activities.at(1).sector, "Protection");
}

TEST(Columns, OfAnOpenPlaceTagAreCodesWhereTheirValuesAre) {
  const auto reading = reading_of_drawn(R"(
    #adm1   | #adm1+name | #org | #sector
    IQG01   | Al-Anbar   | DRC  | Health
  )");
  EXPECT_EQ(reading.activities.at(0).places.at(0).code, "IQG01");
}

TEST(Columns, OfBareCodesAreThoseOfTheFinestPlaces) {
  const auto reading = reading_of_drawn(R"(
    Governorate | District | P-Code   | Partner | Cluster
    Al-Anbar    | Falluja  | IQG01Q01 | DRC     | Health
  )");
  EXPECT_EQ(reading.activities.at(0).places.at(1).code, "IQG01Q01");
}

TEST(Columns, OfAddressesAreDroppedUnderAnyHeading) {
  const auto reading = reading_of_drawn(R"(
    District | Cluster | Partner | Remarks            | Reach us
    Erbil    | Health  | ACTED   | one@acted.example  | +964 750 123 4567
    Duhok    | Health  | DRC     | two@drc.example    | +964 750 765 4321
  )");
  EXPECT_EQ(column_of(reading, "D").treatment, engine::ColumnReport::Treatment::dropped);
  EXPECT_EQ(column_of(reading, "E").treatment, engine::ColumnReport::Treatment::dropped);
}

TEST(Columns, OfPersonsAreDroppedWhateverTheirTagSays) {
  const auto reading = reading_of_drawn(R"(
    District   | Cluster | Partner | Beneficiary name
    #adm2+name | #sector | #org    | #beneficiary+name
    Erbil      | Health  | ACTED   | Somebody
  )");
  EXPECT_EQ(column_of(reading, "D").treatment, engine::ColumnReport::Treatment::dropped);
  EXPECT_EQ(reading.activities.at(0).group, "");
}

TEST(Columns, HaveOneMeaningEach) {
  const auto reading = reading_of_drawn(R"(
    District | District | Cluster | Partner
    Erbil    | Duhok    | Health  | ACTED
  )");
  EXPECT_EQ(column_of(reading, "B").reason, "column A already holds the adm2 name");
  EXPECT_EQ(reading.activities.at(0).places.at(0).name, "Erbil");
}

TEST(Columns, WithSomethingInThemAreTakenBeforeEmptyOnes) {
  const auto reading = reading_of_drawn(R"(
    District | Admin2 | Cluster | Partner
             | Duhok  | Health  | ACTED
  )");
  EXPECT_EQ(reading.activities.at(0).places.at(0).name, "Duhok");
}

TEST(Columns, GoByTheMappingBeforeAllElse) {
  store::ReadOptions options;
  options.mapping.emplace();
  options.mapping->columns = {{"D", store::Meaning::organisation_name}, {"Partner", store::Meaning::donor_name}};
  const auto reading = reading_of_drawn(R"(
    District | Cluster | Partner | Colour
    Erbil    | Health  | ECHO    | ACTED
  )",
                                        options);
  EXPECT_EQ(reading.activities.at(0).organisation.name, "ACTED");
  EXPECT_EQ(reading.activities.at(0).donors.at(0).name, "ECHO");
  EXPECT_EQ(column_of(reading, "D").reason, "by the mapping");
}

}  // namespace

#include "store/files/aiddata.h"

#include <gtest/gtest.h>

#include "tests/store/files/reading_text.h"
#include "tests/store/files/records_text.h"

namespace {

const std::string projects_head =
    "project_id,is_geocoded,project_title,start_actual_isodate,end_actual_isodate,donors,donors_iso3,recipients,"
    "recipients_iso3,ad_sector_codes,ad_sector_names,status,total_commitments,total_disbursements\n";
const std::string places_head =
    "project_id,project_location_id,precision_code,geoname_id,place_name,latitude,longitude,location_type_code,"
    "location_type_name,gazetteer_adm_code,gazetteer_adm_name\n";
const std::string money_head =
    "transaction_id,project_id,transaction_isodate,transaction_year,transaction_value_code,transaction_currency,"
    "transaction_value\n";

// The tables of a release, by their files.
using Tables = std::map<std::string, std::string>;

Tables small_release() {
  return {
      {"projects.csv",
       projects_head +
           "W/1,1,Wells,2010-01-01,2012-12-31,Northland,NLD,Iraq,IRQ,14020,Water supply,Implementation,500,\n"},
      {"locations.csv",
       places_head + "W/1,x,4,11,North Governorate,36.5,44,ADM1,first,1|2|IQ|05,Earth|Asia|Iraq|North Governorate\n"},
      {"transactions.csv", money_head + "t1,W/1,2010-02-03,2010,C,USD,500.129\nt2,W/1,,2011,D,USD,-20\n"},
      {"projects_ancillary.csv", "project_id,implementer,donor_type\nW/1,Hope; To be Specified,Bilateral\n"},
      {"notes.tsv", "a\tb\n"}};
}

engine::Reading release(const Tables& tables) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "release");
  for (const auto& [file, text] : tables) write_text(folder / ("release/" + file), text);
  return store::read_file(folder / "release", {});
}

// The lines of the text that begin with `beginning`.
std::string lines_of(const std::string& text, const std::string& beginning) {
  std::string found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    if (text.compare(at, beginning.size(), beginning) == 0) found += text.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return found;
}

TEST(AidData, JoinsTheTablesOfARelease) {
  const auto reading = release(small_release());
  EXPECT_EQ(reading.format, "aiddata");
  EXPECT_EQ(reading.file, "release");
  EXPECT_EQ(records_text(reading),
            "organisations northland: name=Northland kind=Bilateral country=NLD\n"
            "organisations hope: name=Hope\n"
            "programmes W-1: name=Wells status=active start=2010-01-01 end=2013-01-01 budget=500 currency=USD"
            " word project-id=W/1 word recipient=Iraq word sector=Water supply word status=Implementation\n"
            "deliveries: organisation=hope service=service: Water supply (dac 14020) location=place: North,"
            " Iraq programme=W-1 start=2010-01-01 end=2013-01-01 status=active word location=North Governorate"
            " word status=Implementation\n"
            "funding t1: provider=northland receiver=W-1 kind=commitment amount=500.129 currency=USD"
            " value_date=2010-02-03 start=2010-01-01 end=2013-01-01 word kind=C word provider=Northland\n"
            "funding t2: provider=northland receiver=W-1 kind=disbursement amount=-20 currency=USD"
            " value_date=2011-01-01 word kind=D word provider=Northland word value_date=2011\n"
            "participations: organisation=northland programme=W-1 role=funding\n"
            "participations: organisation=hope programme=W-1 role=implementing\n");
  EXPECT_EQ(places_text(reading), "place: North, Iraq = 0:IQ'Iraq' 1:'North' at 36.5,44\n");
  EXPECT_EQ(
      issues_text(reading),
      "note release, sheet 'transactions.csv', row 3, column transaction_value '-20': is below zero, and is kept as"
      " it stands\n"
      "note release, sheet 'notes.tsv': this file is no table of projects, places or money, and was not read\n");
  EXPECT_EQ(engine::to_text(records_of(reading)[3].citations), "release/locations.csv, row 2");
  EXPECT_EQ(reading.rows_read, 5U);
}

TEST(AidData, IsReadFromAZipFileToo) {
  const TemporaryFolder folder;
  std::map<std::string, std::string> parts;
  for (const auto& [file, text] : small_release()) parts["release/data/" + file] = text;
  write_archive(folder / "release.zip", parts);
  const auto zipped = store::read_file(folder / "release.zip", {});
  EXPECT_EQ(zipped.format, "aiddata");
  EXPECT_EQ(records_text(zipped), records_text(release(small_release())));
}

// Where a place of this precision, kind and hierarchy stands.
std::string place(const std::string& precision, const std::string& type, const std::string& name,
                  const std::string& codes, const std::string& names) {
  Tables tables = small_release();
  tables["locations.csv"] =
      places_head + "W/1,x," + precision + ",77," + name + ",36,44," + type + ",t,1|2|" + codes + ",Earth|Asia|" +
      names + "\n" + "other,y,3,22,Valley District,1,1,ADM2,t,1|2|IQ|05|22,Earth|Asia|Iraq|North|Valley District\n";
  const auto reading = release(tables);
  for (const auto& stored : records_of(reading)) {
    const auto* delivery = std::get_if<engine::Delivery>(&stored.record.fact);
    if (delivery == nullptr) continue;
    engine::Reading one;
    one.places_named.insert(*reading.places_named.find(delivery->location.text));
    const std::string text = places_text(one);
    return text.substr(text.find('=') + 2);
  }
  return "none";
}

TEST(AidData, NeverPretendsToKnowAPlaceExactly) {
  EXPECT_EQ(place("1", "HSP", "Clinic", "IQ|05|22|77", "Iraq|North|Valley District|Clinic"),
            "0:IQ'Iraq' 1:'North' 2:'Valley' 5:'Clinic' at 36,44\n");
  EXPECT_EQ(place("2", "PPL", "Town", "IQ|05|77", "Iraq|North|Town"), "0:IQ'Iraq' 1:'North'\n") << "within 25 km of it";
  EXPECT_EQ(place("3", "ADM2", "Valley District", "IQ|05|22", "Iraq|North|Valley District"),
            "0:IQ'Iraq' 1:'North' 2:'Valley' at 36,44\n");
  EXPECT_EQ(place("4", "ADM1", "North", "IQ|05", "Iraq|North"), "0:IQ'Iraq' 1:'North' at 36,44\n");
  EXPECT_EQ(place("5", "STM", "River", "IQ|05|77", "Iraq|North|River"), "0:IQ'Iraq' 1:'North'\n") << "along it";
  EXPECT_EQ(place("6", "PCLI", "Iraq", "IQ", "Iraq"), "0:IQ'Iraq'\n");
  EXPECT_EQ(place("8", "PPLC", "Capital", "IQ|05|77", "Iraq|North|Capital"), "0:IQ'Iraq'\n")
      << "the seat of government";
  EXPECT_EQ(place("2", "ADM3", "Upazila", "IQ|77", "Iraq|Upazila"), "0:IQ'Iraq' 3:'Upazila' at 36,44\n");
}

TEST(AidData, PutsATownInTheMiddleBeforeNoAdministrativeArea) {
  Tables tables = small_release();
  tables["locations.csv"] =
      places_head +
      "W/1,x,1,55,Big Town,36,44,PPLC,t,1|2|IQ|05|55,Earth|Asia|Iraq|North|Big Town\n"
      "W/1,y,1,66,East End,36,44,PPLX,t,1|2|IQ|05|55|66,Earth|Asia|Iraq|North|Big Town|East End\n";
  EXPECT_EQ(places_text(release(tables)),
            "place: Big Town, North, Iraq (GeoNames 55) = 0:IQ'Iraq' 1:'North' 5:'Big Town' at 36,44\n"
            "place: East End, North, Iraq (GeoNames 66) = 0:IQ'Iraq' 1:'North' 5:'East End' at 36,44\n");
}

TEST(AidData, StandsInTheCountryWhereNoPlaceIsTold) {
  Tables tables = small_release();
  tables.erase("locations.csv");
  EXPECT_EQ(places_text(release(tables)), "place: Iraq = 0:'Iraq'\n");
}

TEST(AidData, KeepsAgenciesAndNoPersons) {
  Tables tables = small_release();
  tables["projects_ancillary.csv"] =
      "project_id,Executing Agency,Project Officer\nW/1,Ministry of Water &amp; Power|Mr. John Roe|Relief|*|,Jane "
      "Doe\n";
  const auto reading = release(tables);
  const std::string text = records_text(reading);
  EXPECT_NE(text.find("name=Ministry of Water & Power"), std::string::npos);
  EXPECT_NE(text.find("name=Relief"), std::string::npos);
  for (const char* person : {"Roe", "Doe"}) EXPECT_EQ((text + issues_text(reading)).find(person), std::string::npos);
  EXPECT_EQ(engine::to_text(column_of(reading, "projects_ancillary.csv C").treatment), "dropped");
}

TEST(AidData, ChargesNobodyWithMoneyThatSeveralGive) {
  Tables tables = small_release();
  tables["projects.csv"] =
      projects_head +
      "W/1,1,Wells,,,Northland|Southland,NLD|DAC,Iraq,IRQ,14020|99810,Water supply|Not specified,Implementation,,\n";
  const auto reading = release(tables);
  const std::string text = records_text(reading);
  EXPECT_EQ(lines_of(text, "organisations"),
            "organisations northland: name=Northland country=NLD\norganisations southland: name=Southland\n"
            "organisations hope: name=Hope\norganisations unspecified: name=Unspecified\n");
  EXPECT_NE(text.find("funding t1: provider=unspecified receiver=W-1 kind=commitment amount=500.129"),
            std::string::npos);
  EXPECT_NE(text.find("participations: organisation=southland programme=W-1 role=funding"), std::string::npos);
  EXPECT_NE(issues_text(reading).find("several give one amount"), std::string::npos);
}

TEST(AidData, ReadsProjectsAlone) {
  const auto reading = reading_of(small_release()["projects.csv"], {}, "projects.csv");
  EXPECT_EQ(reading.format, "aiddata");
  EXPECT_EQ(lines_of(records_text(reading), "funding"),
            "funding W-1-total-commitment: provider=northland receiver=W-1 kind=commitment amount=500 currency=USD"
            " start=2010-01-01 end=2013-01-01 word provider=Northland\n");
}

TEST(AidData, ReadsALevelTableThatStandsAlone) {
  const std::string project = ",Wells,2010-01-01,2012-12-31,Northland,NLD,Iraq,14020,Water supply,Implementation,500,";
  const auto reading = reading_of(
      "project_id,project_title,start_actual_isodate,end_actual_isodate,donors,donors_iso3,recipients,ad_sector_codes,"
      "ad_sector_names,status,total_commitments,precision_code,geoname_id,place_name,latitude,longitude,"
      "location_type_code,gazetteer_adm_code,gazetteer_adm_name,even_split_commitments\n"
      "W1" +
          project +
          "4,11,North,36,44,ADM1,1|2|IQ|05,Earth|Asia|Iraq|North,250\n"
          "W1" +
          project + "4,12,South,31,47,ADM1,1|2|IQ|06,Earth|Asia|Iraq|South,250\n",
      {}, "level_1a.csv");
  EXPECT_EQ(reading.rows_read, 2U);
  EXPECT_EQ(lines_of(records_text(reading), "programmes").find("W1"), 11U);
  EXPECT_EQ(lines_of(records_text(reading), "funding"),
            "funding W1-total-commitment: provider=northland receiver=W1 kind=commitment amount=500 currency=USD"
            " start=2010-01-01 end=2013-01-01 word provider=Northland\n");
  EXPECT_EQ(reading.places_named.size(), 2U);
  EXPECT_EQ(engine::to_text(column_of(reading, "T").treatment), "ignored") << "an even split is an estimate";
}

TEST(AidData, RefusesMoneyAndPlacesWithoutProjects) {
  const Tables tables = small_release();
  EXPECT_EQ(refusal_of([&] { reading_of(tables.at("transactions.csv"), {}, "transactions.csv"); }),
            "transactions.csv holds the money of AidData's projects without the projects: import the folder of the"
            " release, or its ZIP file, so that all its tables are read together");
  EXPECT_EQ(refusal_of([&] { reading_of(tables.at("locations.csv"), {}, "locations.csv"); }),
            "locations.csv holds the places of AidData's projects without the projects: import the folder of the"
            " release, or its ZIP file, so that all its tables are read together");
}

TEST(AidData, LeavesOutMoneyOfNoProjectAndTellsOddTotals) {
  Tables tables = small_release();
  tables["transactions.csv"] = money_head + "t1,W/1,,2010,C,USD,400\nt9,W/9,,2010,C,USD,7\nt3,W/1,,2010,X,USD,much\n";
  EXPECT_EQ(
      issues_text(release(tables)).substr(0, issues_text(release(tables)).find("note release, sheet 'notes")),
      "left-out release, sheet 'transactions.csv', row 3, column project_id 'W/9': no table of the release has this"
      " project\n"
      "note release, sheet 'transactions.csv', row 4, column transaction_value 'much': is no amount: it is unknown\n"
      "note release, sheet 'transactions.csv', row 4, column transaction_value_code 'X': is no code that is known\n"
      "note release, sheet 'projects.csv', row 2, column total_commitments '500': is not the sum of the project's "
      "commitments: the"
      " transactions count, the total is its budget\n");
}

}  // namespace

#include "store/files/hsds.h"

#include <gtest/gtest.h>

#include "tests/store/files/reading_text.h"
#include "tests/store/files/records_text.h"

namespace {

// Reads one JSON of a directory.
engine::Reading read_json_text(const std::string& json) {
  store::ReadOptions options;
  options.format = store::Format::hsds;
  return reading_of(json, options, "directory.json");
}

const std::string one_service = R"({
  "id": "s1", "name": "Legal desk", "status": "active", "eligibility_description": "Adults; ask desk@example.org",
  "minimum_age": 18, "fees_description": "Free", "application_process": "Walk-in", "assured_date": "2024-05-06",
  "organization": {"id": "o1", "name": "Harbour Aid", "alternate_name": "HA", "website": "https://harbour.example",
                   "email": "info@harbour.example", "tax_status": "x",
                   "organization_identifiers": [{"id": "i1", "identifier_scheme": "XM-DAC", "identifier": "7"}]},
  "program": {"id": "p1", "organization_id": "o1", "name": "Return desk"},
  "required_documents": [{"id": "d1", "document": "Passport"}],
  "cost_options": [{"id": "c1", "amount": 5, "currency": "gbp", "option": "students"}],
  "phones": [{"id": "t1", "number": "+964 770 123 4567"}],
  "attributes": [{"id": "a1", "taxonomy_term": {"id": "t", "name": "Legal aid", "code": "L1", "taxonomy": "Local list"}}],
  "service_at_locations": [{"id": "sal1", "location": {
     "id": "l1", "location_type": "physical", "name": "North office", "latitude": 30.5, "longitude": 47.8,
     "addresses": [{"id": "ad1", "attention": "A. Person", "address_1": "1 Quay", "city": "Basra",
                    "state_province": "Basrah", "postal_code": "1", "country": "IQ", "address_type": "physical"}],
     "contacts": [{"id": "c", "name": "A. Person"}]}}]
})";

TEST(Hsds, GivesADeliveryForEachServiceAtALocation) {
  const auto reading = read_json_text(one_service);
  EXPECT_EQ(reading.format, "hsds");
  EXPECT_EQ(issues_text(reading), "");
  EXPECT_EQ(records_text(reading),
            "organisations o1: name=Harbour Aid aliases=HA identifiers=XM-DAC:7 url=https://harbour.example\n"
            "programmes p1: name=Return desk\n"
            "participations: organisation=o1 programme=p1 role=accountable\n"
            "deliveries sal1: organisation=o1 service=service: Legal aid / Legal desk"
            " location=place: North office, Basra, Basrah, IQ programme=p1 status=active way_in=walk-in"
            " conditions=eligibility: Adults; ask|age: from 18|document: Passport|fee: 5 GBP (students)|fee: Free"
            "|how to apply: Walk-in word tier=public assured 2024-05-06\n");
  EXPECT_EQ(places_text(reading),
            "place: North office, Basra, Basrah, IQ = 0:IQ 1:'Basrah' 2:'Basra' 3:'North office' at 30.5,47.8\n");
  const auto& service = reading.services_named.at("service: Legal aid / Legal desk");
  EXPECT_EQ(service.scheme + ":" + service.code, "local list:L1");
}

TEST(Hsds, KeepsNoContactAnywhere) {
  const auto reading = read_json_text(one_service);
  std::string everything = records_text(reading) + places_text(reading) + issues_text(reading);
  for (const char* contact : {"@", "Person", "964", "770"}) {
    EXPECT_EQ(everything.find(contact), std::string::npos) << contact;
  }
  std::string dropped;
  for (const auto& column : reading.columns) {
    if (column.treatment == engine::ColumnReport::Treatment::dropped)
      dropped += column.column + "." + column.header + " ";
  }
  EXPECT_EQ(dropped,
            "address.attention contact.location_id contact.name organization.email "
            "phone.number phone.service_id ");
}

TEST(Hsds, ReadsPagesListsAndLinesAlike) {
  const std::string records = records_text(read_json_text(one_service));
  EXPECT_EQ(records_text(read_json_text("{\"total_items\": 1, \"contents\": [" + one_service + "]}")), records);
  EXPECT_EQ(records_text(read_json_text("{\"services\": [" + one_service + "]}")), records);
  EXPECT_EQ(records_text(read_json_text("[" + one_service + "," + one_service + "]")), records);
  std::string line = one_service;
  std::erase(line, '\n');
  EXPECT_EQ(records_text(read_json_text(line + "\n" + line + "\n")), records);
}

TEST(Hsds, ReadsOrganisationsThatHoldTheirServices) {
  const auto reading = read_json_text(R"({"id": "o1", "name": "Harbour Aid", "legal_status": "x",
    "parent_organization_id": "o2",
    "services": [{"id": "s1", "name": "Shelter", "status": "defunct", "service_at_locations":
      [{"id": "sal1", "location": {"id": "l1", "name": "Camp", "location_type": "physical"}}]}]})");
  EXPECT_EQ(records_text(reading),
            "organisations o1: name=Harbour Aid\n"
            "deliveries sal1: organisation=o1 service=service: Shelter location=place: Camp status=completed"
            " word status=defunct word tier=public\n");
}

TEST(Hsds, TellsTheWordForEachStatus) {
  for (const auto& [word, code] : std::map<std::string, std::string>{{"active", "active"},
                                                                     {"inactive", "suspended"},
                                                                     {"temporarily closed", "suspended"},
                                                                     {"defunct", "completed"}}) {
    const auto reading =
        read_json_text(R"({"id": "o", "name": "A", "legal_status": "", "services": [{"id": "s", "name": "B",
      "status": ")" + word +
                       R"(", "service_at_locations": [{"id": "x", "location": {"id": "l", "name": "C"}}]}]})");
    EXPECT_EQ(std::get<engine::Delivery>(records_of(reading).back().record.fact).status, code) << word;
  }
}

// A package of editions 1 and 2, in a folder.
void write_old_package(const std::filesystem::path& folder) {
  write_text(folder / "organizations.csv",
             "id,name,alternate_name,email,url\no1,Harbour Aid,,a@b.example,mailto:a@b.example\n"
             "o2,n/a,,,\n");
  write_text(folder / "services.csv",
             "id,organization_id,program_id,name,status,fees\ns1,o1,,Legal desk,active,\ns2,o1,,Cash,active,\n"
             "s3,nobody,,Food,active,\n");
  write_text(folder / "locations.csv", "id,name,latitude,longitude\nl1,North office,0,0\n");
  write_text(folder / "services_at_location.csv", "id,service_id,location_id\nsal1,s1,l1\nsal2,s1,l9\nsal3,s9,l1\n");
  write_text(folder / "physical_addresses.csv",
             "id,location_id,address_1,city,state_province,postal_code,country\na1,l1,1 Quay,Basra,,1,IQ\n");
  write_text(folder / "postal_addresses.csv", "id,location_id,city,country\np1,l1,London,GB\n");
  write_text(folder / "eligibility.csv", "id,service_id,eligibility\ne1,s1,adult\n");
  write_text(folder / "service_areas.csv", "id,service_id,service_area\nx1,s1,Basra\nx2,s1,The old town\nx3,s2,Iraq\n");
  write_text(folder / "services_taxonomy.csv", "id,service_id,taxonomy_id\nt1,s1,tx1\n");
  write_text(folder / "taxonomy.csv", "id,name,parent_name,vocabulary\ntx1,Legal aid,,Local\n");
  write_text(folder / "funding.csv", "id,organization_id,source\nf1,o1,A city grant; call (223) 346 12361\n");
  write_text(folder / "phones.csv", "id,service_id,number\nt1,s1,(0123) 4567 8900\n");
}

const std::string old_package =
    "organisations o1: name=Harbour Aid\n"
    "deliveries sal1: organisation=o1 service=service: Legal aid / Legal desk location=place: North office, Basra, IQ"
    " serves=place: Basra, IQ status=active conditions=eligibility: adult|area: The old town word tier=public\n"
    "deliveries: organisation=o1 service=service: Cash location=place: IQ status=active word tier=public\n"
    "statements: text=Funding: A city grant; call about=o1\n";

TEST(Hsds, ReadsTheTablesOfOlderEditions) {
  const TemporaryFolder folder;
  write_old_package(folder.path());
  const auto reading = store::read_file(folder.path(), {});
  EXPECT_EQ(reading.format, "hsds");
  EXPECT_EQ(records_text(reading), old_package);
  EXPECT_EQ(reading.rows_left, 4U);
  const std::string issues = issues_text(reading);
  EXPECT_NE(issues.find("this names no organisation"), std::string::npos) << issues;
  EXPECT_NE(issues.find("no location has this id"), std::string::npos) << issues;
  EXPECT_NE(issues.find("no service has this id"), std::string::npos) << issues;
  EXPECT_NE(issues.find("so nobody delivers the service"), std::string::npos) << issues;
  EXPECT_NE(issues.find("this is no point on earth"), std::string::npos) << issues;
}

TEST(Hsds, ReadsAPackageByItsDescriptorAndZipped) {
  const TemporaryFolder folder;
  write_old_package(folder.path());
  write_text(folder / "datapackage.json", R"({"resources": [{"name": "organization", "path": "organizations.csv"}]})");
  EXPECT_EQ(records_text(store::read_file(folder / "datapackage.json", {})), old_package);
  std::map<std::string, std::string> parts;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    parts["export/" + entry.path().filename().string()] = read_text(entry.path());
  }
  const TemporaryFolder zipped;
  write_archive(zipped / "export.zip", parts);
  const auto reading = store::read_file(zipped / "export.zip", {});
  EXPECT_EQ(reading.file, "export.zip");
  EXPECT_EQ(records_text(reading), old_package);
}

TEST(Hsds, CitesTheRowOfATable) {
  const TemporaryFolder folder;
  write_old_package(folder.path());
  const auto reading = store::read_file(folder.path(), {});
  const auto cited = records_of(reading).front().citations.front();
  EXPECT_TRUE(cited.place.ends_with("organizations.csv")) << cited.place;
  EXPECT_EQ(cited.row, 2U);
}

TEST(Hsds, LeavesTheNativePackageToItsOwnReader) {
  const TemporaryFolder folder;
  write_text(folder / "organisations.csv", "id,name\no1,Harbour Aid\n");
  write_text(folder / "services.csv", "id,name\ns1,Shelter\n");
  EXPECT_EQ(store::read_file(folder.path(), {}).format, "datapackage");
  EXPECT_EQ(store::read_file(folder / "services.csv", {}).format, "datapackage");
}

TEST(Hsds, SaysThatItIsOnePageOfSeveral) {
  const auto reading = read_json_text("{\"total_pages\": 3, \"contents\": [" + one_service + "]}");
  EXPECT_EQ(issues_text(reading),
            "note directory.json '3': this is one page of several, and the others were not read: send them all\n");
}

TEST(Hsds, IsRefusedWithoutOrganisationsAndServices) {
  EXPECT_EQ(
      refusal_of([] {
        read_json_text(R"({"version": "3.0", "profile": "https://a.example", "openapi_url": "https://b.example"})");
      }),
      "directory.json holds no organisation and no service of a directory: send the directory's full export");
}

}  // namespace

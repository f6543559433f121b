#include <gtest/gtest.h>

#include <algorithm>

#include "engine/model/tables.h"
#include "engine/model/text.h"
#include "store/files/package_reader.h"
#include "store/files/package_writer.h"
#include "tests/store/files/native_records.h"
#include "tests/store/files/reading_text.h"

namespace {

// The records as they come back: without numbers and sources, in one order.
std::vector<engine::StoredRecord> as_read(std::vector<engine::StoredRecord> records) {
  for (auto& stored : records) {
    stored.number = 0;
    stored.record.source.clear();
  }
  std::ranges::sort(records);
  return records;
}

// Numbered as they come.
engine::HeldRecords held(std::vector<engine::StoredRecord> records) {
  for (std::size_t at = 0; at < records.size(); ++at) records[at].number = at + 1;
  return engine::HeldRecords(records);
}

TEST(PackageWriter, LosesNothing) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    const TemporaryFolder folder;
    const auto records = native_records(random, random() % 12);
    store::write_package(folder / "made", held(records));
    if (records.empty()) continue;
    const auto reading = store::read_file(folder / "made" / "datapackage.json", {});
    ASSERT_EQ(issues_text(reading), "") << "round " << round;
    ASSERT_EQ(as_read(records_of(reading)), as_read(records)) << "round " << round;
    ASSERT_EQ(reading.file, "made");
  }
}

TEST(PackageWriter, LosesNothingOfAnyKind) {
  std::mt19937 random(2);
  std::vector<engine::StoredRecord> records;
  for (std::size_t kind = 0; kind < std::variant_size_v<engine::Fact>; ++kind) {
    for (int time = 0; time < 5; ++time) records.push_back(native_record(random, kind));
  }
  const TemporaryFolder folder;
  store::write_package(folder / "made", held(records));
  EXPECT_EQ(as_read(records_of(store::read_file(folder / "made", {}))), as_read(records));
}

TEST(PackageWriter, GivesTheSameBytesWhateverTheOrder) {
  std::mt19937 random(3);
  auto records = native_records(random, 40);
  const TemporaryFolder folder;
  store::write_package(folder / "one", held(records));
  std::ranges::shuffle(records, random);
  store::write_package(folder / "two", held(records));
  for (const auto& entry : std::filesystem::directory_iterator(folder / "one")) {
    EXPECT_EQ(read_text(entry.path()), read_text(folder.path() / "two" / entry.path().filename()));
  }
}

TEST(PackageWriter, ReplacesAPackageAndSparesOtherFolders) {
  std::mt19937 random(4);
  const TemporaryFolder folder;
  engine::StoredRecord programme;
  programme.record.id = "p";
  programme.record.fact = engine::Programme();
  std::get<engine::Programme>(programme.record.fact).name = "Return";
  store::write_package(folder / "made", held({programme}));
  store::write_package(folder / "made", {});
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "made" / "programmes.csv"));
  std::filesystem::create_directory(folder / "mine");
  write_text(folder / "mine" / "organisations.csv", "id,name\n");
  EXPECT_EQ(kind_of_refusal([&] { store::write_package(folder / "mine", held({programme})); }), "conflict");
  EXPECT_EQ(read_text(folder / "mine" / "organisations.csv"), "id,name\n");
}

TEST(PackageWriter, DescribesItsTables) {
  engine::StoredRecord place;
  place.record.id = "IQ";
  place.record.fact = engine::Location();
  std::get<engine::Location>(place.record.fact).name = "Iraq";
  place.citations = {{"list.csv", 4}};
  const TemporaryFolder folder;
  store::write_package(folder / "made", held({place}));
  EXPECT_EQ(read_text(folder / "made" / "locations.csv"),
            "id,level,name,parent,lat,lon,population,source,assured_date,tier,note,words\r\nIQ,0,Iraq,,,,,\"list.csv, "
            "row 4\",,,,\r\n");
  const std::string json = read_text(folder / "made" / "datapackage.json");
  EXPECT_NE(json.find("\"path\": \"locations.csv\""), std::string::npos);
  EXPECT_NE(json.find("\"primaryKey\": \"id\""), std::string::npos);
}

class Package : public testing::Test {
 protected:
  void write(const std::string& name, const std::string& text) { write_text(folder_ / name, text); }
  engine::Reading read() { return store::read_file(folder_.path(), {}); }
  std::string refusal() {
    return refusal_of([&] { read(); });
  }

  TemporaryFolder folder_;
};

TEST_F(Package, MayBeHandMadeTablesInAFolder) {
  write("organisations.csv", "id;name;acronyms\ndrc; Danish Refugee Council ;DRC|DRC ME\n\n");
  write("deliveries.csv",
        "organisation,service,location,reported,words\ndrc,health,IQG01,2022-01|2022-02,service=Santé\n");
  const auto records = records_of(read());
  ASSERT_EQ(records.size(), 2U);
  const auto& organisation = std::get<engine::Organisation>(records[0].record.fact);
  EXPECT_EQ(organisation.name, "Danish Refugee Council");
  EXPECT_EQ(organisation.acronyms, (engine::Texts{"DRC", "DRC ME"}));
  EXPECT_EQ(engine::to_text(records[0].citations), "organisations.csv, row 2");
  const auto& delivery = std::get<engine::Delivery>(records[1].record.fact);
  EXPECT_EQ(delivery.reported.size(), 2U);
  EXPECT_EQ(records[1].record.words.at(0).text, "Santé");
}

TEST_F(Package, CitesItsSourcesWhereItNamesThem) {
  write("statements.csv",
        "text,source,assured_date,tier,note\nMost do not know of it,\"a paper, paragraph 4 | b.xlsx, row "
        "7\",2022-03-01,members,x\n");
  const auto stored = records_of(read()).at(0);
  EXPECT_EQ(engine::to_text(stored.citations), "a paper, paragraph 4 | b.xlsx, row 7");
  EXPECT_EQ(engine::to_text(stored.record.assured), "2022-03-01");
  EXPECT_EQ(stored.record.tier, engine::Tier::members);
  EXPECT_EQ(stored.record.note, "x");
}

TEST_F(Package, LeavesOutRowsWithABadValue) {
  write("programmes.csv",
        "id,name,start,budget,tier,words\n"
        "a,A,2022-13-01,,,\nb,,,,,\n,C,,,,\nd,D,,ten,,\ne,E,,,secret,\nf,F,,,,service\na2,fine,2022-01-01,5,,\na2,"
        "again,,,,\n");
  const auto reading = read();
  EXPECT_EQ(records_of(reading).size(), 1U);
  EXPECT_EQ(reading.rows_left, 7U);
  EXPECT_EQ(
      issues_text(reading),
      "left-out programmes.csv, row 2, column start '2022-13-01': '2022-13-01' is no day written as 2022-03-15\n"
      "left-out programmes.csv, row 3, column name: is empty, and a row of programmes must have it\n"
      "left-out programmes.csv, row 4, column id: is empty, and a row of programmes must have it\n"
      "left-out programmes.csv, row 5, column budget 'ten': 'ten' is no amount written as 1234.50\n"
      "left-out programmes.csv, row 6, column tier 'secret': 'secret' is no tier: write public, members or "
      "secretariat\n"
      "left-out programmes.csv, row 7, column words 'service': 'service' is no word of a source: write field=text\n"
      "left-out programmes.csv, row 9, column id 'a2': is the id of programmes.csv, row 8 already\n");
}

TEST_F(Package, LeavesOutRowsWhoseFiguresCannotBeMeant) {
  write("needs.csv",
        "location,service,people,severity\na,health,-5,\na,health,0,\na,health,,0\na,health,,6\na,health,,1\n");
  write("rates.csv", "currency,to,rate\nEUR,USD,0\nEUR,USD,1.1\n");
  const auto reading = read();
  EXPECT_EQ(records_of(reading).size(), 3U);
  EXPECT_EQ(issues_text(reading),
            "left-out needs.csv, row 2, column people '-5': '-5' is less than nobody; a number of people is never "
            "negative\n"
            "left-out needs.csv, row 4, column severity '0': '0' is no severity from 1 to 5\n"
            "left-out needs.csv, row 5, column severity '6': '6' is no severity from 1 to 5\n"
            "left-out rates.csv, row 2, column rate '0': '0' is no rate; a rate is more than 0\n");
}

TEST_F(Package, ReportsColumnsThatNoTableHas) {
  write("organisations.csv", "id,name,colour,name\na,A,blue,B\n");
  const auto reading = read();
  EXPECT_EQ(columns_text(reading),
            "organisations A organisations id\norganisations B organisations name\norganisations C "
            "ignored\norganisations D ignored\n");
  EXPECT_EQ(issues_text(reading),
            "note organisations.csv, column C 'colour': is no column of this table, and was not read\n"
            "note organisations.csv, column D 'name': is an earlier column has this name, and was not read\n");
}

TEST_F(Package, RefusesATableWithoutAColumnThatItMustHave) {
  write("organisations.csv", "id,title\na,A\n");
  EXPECT_EQ(refusal(), "organisations.csv has no column 'name', which the table organisations must have");
}

TEST_F(Package, RefusesAFolderWithoutTables) { EXPECT_NE(refusal().find("holds no table"), std::string::npos); }

TEST_F(Package, ReadsTheTablesThatItsDescriptionLists) {
  std::filesystem::create_directory(folder_ / "tables");
  write("tables/orgs.csv", "id,name\na,A\n");
  write("programmes.csv", "id,name\nb,B\n");
  write("extra.csv", "x\n1\n");
  write("datapackage.json",
        R"({"resources": [{"name": "organisations", "path": "tables/orgs.csv"}, {"path": "extra.csv"}]})");
  const auto reading = read();
  EXPECT_EQ(records_of(reading).size(), 1U);
  EXPECT_EQ(issues_text(reading), "note extra.csv: is no table of the native file set, and was not read\n");
}

TEST_F(Package, NeverReadsOutsideItsFolder) {
  const TemporaryFolder other;
  write_text(other / "organisations.csv", "id,name\na,A\n");
  const auto refusal_of_path = [&](const std::string& path) {
    write("datapackage.json", R"({"resources": [{"name": "organisations", "path": ")" + path + R"("}]})");
    return kind_of_refusal([&] { read(); });
  };
  EXPECT_EQ(refusal_of_path((other / "organisations.csv").string()), "invalid");
  EXPECT_EQ(refusal_of_path("../" + other.path().filename().string() + "/organisations.csv"), "invalid");
  EXPECT_EQ(refusal_of_path("http://127.0.0.1/organisations.csv"), "invalid");
  EXPECT_EQ(refusal_of_path("none.csv"), "invalid");
  std::filesystem::create_symlink(other / "organisations.csv", folder_ / "organisations.csv");
  EXPECT_EQ(refusal_of_path("organisations.csv"), "invalid");
}

TEST_F(Package, RefusesABrokenDescription) {
  for (const char* json : {"", "[]", "{}", R"({"resources": 1})", R"({"resources": [1]})",
                           R"({"resources": [{"name": "organisations"}]})"}) {
    write("datapackage.json", json);
    EXPECT_EQ(kind_of_refusal([&] { read(); }), "invalid") << json;
  }
}

TEST_F(Package, MayBeOneTableAlone) {
  write("packages.csv", "id,service,level\nbasic,health,2\n");
  const auto reading = store::read_file(folder_ / "packages.csv", {});
  EXPECT_EQ(reading.format, "datapackage");
  EXPECT_EQ(reading.file, "packages.csv");
  EXPECT_EQ(std::get<engine::Package>(records_of(reading).at(0).record.fact).package, "basic");
}

}  // namespace

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "tests/store/files/reading_text.h"

// Files with seeded faults. A reader may take them or refuse them in a sentence; it never falls over,
// and what it takes is sound.

namespace {

constexpr int rounds = 500;

std::string table_csv() {
  return drawn_csv(R"(
    Month      | Governorate | ADM2_PCODE | District | Cluster | Partner Category | Partner Acronym | Partner Full Name | People reached | Start date | E-mail
    #date      | #adm1+name  | #adm2+code | #adm2    | #sector | #org+impl        | #org+acronym    | #org+name         | #reached       | #date+start |
    2022-01    | Al-Anbar    | IQG01Q01   | Falluja  | Health  | Primary          | PUI             | "Première"        | 1,250          | 15/01/2022 | a@b.example
    January    | Al-Anbar    | IQG01Q02   | Ramadi   | WASH    | Sub-Implementing | LCN             | Local Network     | -              | 44562      |
    Q1 2022    | Duhok       | IQG09Q01   | Zakho    | CCCM    | Primary          | BCF             | Barzani           | many           | soon       |
  )");
}

// Changes bytes, cuts pieces out and puts pieces in twice.
std::string spoilt(std::mt19937& random, std::string bytes) {
  for (std::size_t faults = 1 + random() % 6; faults > 0 && !bytes.empty(); --faults) {
    const std::size_t at = random() % bytes.size();
    const std::size_t size = 1 + random() % 20;
    switch (random() % 4) {
      case 0:
        bytes[at] = static_cast<char>(random() % 256);
        break;
      case 1:
        bytes.erase(at, size);
        break;
      case 2:
        bytes.insert(at, bytes.substr(random() % bytes.size(), size));
        break;
      default:
        bytes.insert(at, std::string(1, "\",;\r\n\t#+|=\0\xFF"[random() % 12]));
    }
  }
  return bytes;
}

void expect_sound(const engine::Reading& reading) {
  std::set<std::uint32_t> rows;  // one that names several organisations is an activity of each
  for (const auto& row : reading.activities) rows.insert(row.row);
  EXPECT_EQ(rows.size() + reading.rows_left, reading.rows_read);
  for (const auto& row : reading.activities) {
    EXPECT_FALSE(row.organisation.empty());
    EXPECT_FALSE(row.places.empty());
    EXPECT_FALSE(row.sector.empty() && row.service.empty());
    EXPECT_TRUE(!row.reported || !row.reported->empty());
    EXPECT_TRUE(!row.start || !row.end || *row.start < *row.end);
  }
}

// Reads the file, which may be refused, but only in a sentence that names it.
template <class Check>
void read_or_refuse(const std::filesystem::path& path, Check&& check) {
  try {
    check(store::read_file(path, {}));
  } catch (const engine::Error& error) {
    EXPECT_NE(std::string(error.what()).find(path.filename().string()), std::string::npos) << error.what();
  }
}

TEST(SpoiltFiles, OfDelimitedTextAreReadOrRefused) {
  std::mt19937 random(1);
  const TemporaryFolder folder;
  const std::string sound = table_csv();
  for (int round = 0; round < rounds; ++round) {
    SCOPED_TRACE(round);
    write_text(folder / "made.csv", spoilt(random, sound));
    read_or_refuse(folder / "made.csv", [](const engine::Reading& reading) {
      if (reading.format == "3w") expect_sound(reading);
    });
  }
}

TEST(SpoiltFiles, OfOpenDocumentsAreReadOrRefused) {
  std::mt19937 random(1);
  const TemporaryFolder folder;
  std::string sound =
      "<o:document-content xmlns:o='o' xmlns:t='t' xmlns:x='x'><o:body><o:spreadsheet><t:table t:name='PiN'>";
  for (const auto& row : drawn("District | PiN Health | Severity WASH\n Upper | 10 | 3\n Lower | 20 | 4")) {
    sound += "<t:table-row>";
    for (const std::string& text : row) {
      sound +=
          "<t:table-cell o:value-type='string' t:number-columns-repeated='1'><x:p>" + text + "</x:p></t:table-cell>";
    }
    sound += "</t:table-row>";
  }
  sound += "</t:table></o:spreadsheet></o:body></o:document-content>";
  for (int round = 0; round < rounds; ++round) {
    SCOPED_TRACE(round);
    write_archive(folder / "made.ods", {{"content.xml", spoilt(random, sound)}});
    read_or_refuse(folder / "made.ods", [](const engine::Reading& reading) {
      for (const auto& need : reading.needs) EXPECT_TRUE(need.people || need.severity);
    });
  }
}

TEST(SpoiltFiles, OfWorkbooksAreReadOrRefused) {
  std::mt19937 random(2);
  const TemporaryFolder folder;
  Table rows;
  for (std::size_t at = 0; at < 5; ++at) rows.push_back({"Falluja", "Health", "PUI", std::to_string(at)});
  rows.insert(rows.begin(), {"District", "Cluster", "Partner", "People reached"});
  write_workbook(folder / "sound.xlsx", {{"Data", rows}, {"More", rows, true}});
  const std::string sound = read_text(folder / "sound.xlsx");
  for (int round = 0; round < rounds; ++round) {
    SCOPED_TRACE(round);
    write_text(folder / "made.xlsx", spoilt(random, sound));
    read_or_refuse(folder / "made.xlsx", expect_sound);
  }
}

TEST(SpoiltFiles, OfSheetsInsideSoundWorkbooksAreReadOrRefused) {
  std::mt19937 random(3);
  const TemporaryFolder folder;
  auto parts =
      workbook_parts({{"Data", drawn("District | Cluster | Partner\n Falluja | Health | PUI\n Ramadi | WASH | LCN")}});
  parts["xl/sharedStrings.xml"] = "<sst><si><t>one</t></si></sst>";
  parts["xl/styles.xml"] = "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>";
  std::vector<std::string> names;
  for (const auto& [name, text] : parts) names.push_back(name);
  for (int round = 0; round < rounds; ++round) {
    SCOPED_TRACE(round);
    auto changed = parts;
    const std::string& name = names[random() % names.size()];
    changed[name] = spoilt(random, changed[name]);
    write_archive(folder / "made.xlsx", changed);
    read_or_refuse(folder / "made.xlsx", expect_sound);
  }
}

// An activity of some of the parts, in any order, each as often as it happens.
std::string drawn_activity(std::mt19937& random, const std::string& identifier) {
  static const std::string parts[] = {
      "<title><narrative>Water</narrative></title>",
      "<reporting-org ref=\"XX-HOPE\"/>",
      "<participating-org role=\"1\" ref=\"XX-GIVE\"/>",
      "<participating-org role=\"4\"><narrative>Hope</narrative></participating-org>",
      "<related-activity type=\"1\" ref=\"B\"/>",
      "<related-activity type=\"2\" ref=\"A\"/>",
      "<recipient-country code=\"IQ\"/>",
      "<location><name><narrative>Falluja</narrative></name><point><pos>33.3 43.7</pos></point></location>",
      "<sector vocabulary=\"1\" code=\"12220\" percentage=\"50\"/>",
      "<budget type=\"1\"><period-start iso-date=\"2020-01-01\"/><period-end iso-date=\"2020-12-31\"/><value "
      "currency=\"USD\">5</value></budget>",
      "<transaction><transaction-type code=\"1\"/><transaction-date iso-date=\"2020-01-01\"/><value "
      "currency=\"USD\">7</value><provider-org provider-activity-id=\"B\" ref=\"XX-GIVE\"/></transaction>",
      "<transaction><transaction-type code=\"3\"/><transaction-date iso-date=\"2020-01-01\"/><value "
      "currency=\"USD\">7</value><receiver-org receiver-activity-id=\"A\" ref=\"XX-HOPE\"/></transaction>"};
  std::string text = "<iati-activity><iati-identifier>" + identifier + "</iati-identifier>";
  for (std::size_t left = random() % 20; left > 0; --left) text += parts[random() % std::size(parts)];
  return text + "</iati-activity>";
}

TEST(SpoiltFiles, OfIatiAreReadOrRefused) {
  std::mt19937 random(5);
  const TemporaryFolder folder;
  for (int round = 0; round < rounds; ++round) {
    SCOPED_TRACE(round);
    std::string text = "<iati-activities version=\"2.03\">";
    for (const char* identifier : {"A", "B", "A", "C", ""}) text += drawn_activity(random, identifier);
    text += "</iati-activities>";
    write_text(folder / "made.xml", random() % 2 == 0 ? text : spoilt(random, text));
    read_or_refuse(folder / "made.xml", [](const engine::Reading& reading) {
      if (reading.format != "iati") return;
      std::set<std::string> activities;
      for (const auto& stored : records_of(reading)) {
        EXPECT_EQ(stored.citations.size(), 1U);
        if (const auto* programme = std::get_if<engine::Programme>(&stored.record.fact)) {
          EXPECT_TRUE(activities.insert(stored.record.id).second);
          EXPECT_NE(programme->parent.text, stored.record.id);
        }
        if (const auto* funding = std::get_if<engine::Funding>(&stored.record.fact)) {
          EXPECT_NE(funding->provider, funding->receiver);
        }
      }
    });
  }
}

TEST(SpoiltFiles, OfNativeTablesAreReadOrRefused) {
  std::mt19937 random(4);
  const TemporaryFolder folder;
  const std::string sound =
      "id,organisation,service,location,reported,start,capacity,words,source\r\n"
      "d1,drc,health,IQG01,2022-01|2022-02,2022-01-01,40,service=Santé|group=x,\"a.xlsx, row "
      "7\"\r\nd2,drc,wash,IQG02,,,,,\r\n";
  for (int round = 0; round < rounds; ++round) {
    SCOPED_TRACE(round);
    write_text(folder / "deliveries.csv", spoilt(random, sound));
    read_or_refuse(folder / "deliveries.csv", [](const engine::Reading& reading) {
      if (reading.format != "datapackage") return;
      EXPECT_EQ(records_of(reading).size() + reading.rows_left, reading.rows_read);
    });
  }
}

}  // namespace

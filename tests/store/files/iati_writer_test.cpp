#include "store/files/iati_writer.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

#include "tests/engine/graph_text.h"
#include "tests/store/files/iati_text.h"
#include "tests/store/files/real_files.h"

namespace {

const std::string field = R"(
  locations
  id       | level | name    | parent | lat  | lon
  IQ       | 0     | Iraq    |        |      |
  IQG08    | 1     | Baghdad | IQ     |      |
  IQG08Q03 | 2     | Karkh   | IQG08  | 33.3 | 44.3
  quay     | 3     | Quay    | IQG08Q03 | |

  services
  id                    | name                  | parents      | crosswalk
  all-services          | All services          |              |
  water                 | Water & wells         | all-services | dac:14030
  listening             | Listening             | all-services |
  gender-based-violence | Gender-based violence | all-services |

  organisations
  id   | name       | kind         | identifiers
  hope | Hope       | national-ngo | iati:XX-HOPE
  give | Giver <&>  | government   | iati:XX-GIVE
  help | Help       |              |

  programmes
  id    | name        | status    | start      | end        | budget | currency | parent | goals
  above | Above       | active    | 2020-01-01 |            |        |          |        |
  wells | Wells "one" | completed | 2020-01-01 | 2021-01-01 | 500    | EUR      | above  | sdg:6+sdg:6.1
  idea  | An idea     |           |            |            |        |          |        |

  participations
  organisation | programme | role
  give         | wells     | funding
  hope         | wells     | accountable
  help         | wells     | implementing
  help         | wells     | partner
  hope         | above     | accountable

  funding
  provider | receiver | kind         | amount | currency | value_date | start | end
  give     | wells    | commitment   | 500    | EUR      | 2020-01-05 |       |
  give     | wells    | pledge       | 9      | EUR      | 2020-01-04 |       |
  give     | wells    | disbursement | 250.5  | EUR      | 2020-01-06 |       |
  wells    | help     | disbursement | -100   | EUR      | 2020-02-01 |       |
  wells    | help     | expenditure  | 20     | EUR      | 2020-03-01 |       |
  above    | wells    | disbursement | 7      | USD      | 2020-03-02 |       |
  give     | wells    | budget       | 300    | EUR      | 2020-01-01 | 2020-01-01 | 2020-07-01
  give     | wells    | in-kind      |        |          |            |       |
  give     | hope     | commitment   | 1000   | EUR      | 2020-01-05 |       |

  deliveries
  organisation | programme | service               | location | tier
  help         | wells     | water                 | quay     |
  help         | wells     | listening             | IQG08Q03 |
  help         | wells     | gender-based-violence | quay     |
  hope         |           | water                 | IQG08    |
)";

std::string written(const std::string& tables, const std::vector<engine::StoredRecord>& records) {
  const auto snapshot = testing_text::snapshot(tables);
  std::ostringstream out;
  const engine::HeldRecords held(records);
  store::write_iati({*snapshot, held, engine::make_day(2020, 6, 1)}, out);
  return out.str();
}

// As it is written where the source marked every delivery public.
std::string written(const std::string& tables) {
  auto records = testing_text::records(tables);
  for (auto& stored : records) {
    if (std::holds_alternative<engine::Delivery>(stored.record.fact)) stored.record.words = {{"tier", "public"}};
  }
  return written(tables, records);
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(IatiWriter, GivesBackTheCodesThatItWasGiven) {
  const auto reading = reading_of_xml(written(field));
  const std::string text = records_text(reading);
  EXPECT_EQ(issues_text(reading),
            "note made.xml, row 3, column recipient-country 'above': names no country and no place: "
            "the programme stands without deliveries\n");
  EXPECT_EQ(
      lines_of(text, "programmes"),
      "programmes above: name=Above status=active start=2020-01-01\n"
      "programmes wells: name=Wells \"one\" status=completed start=2020-01-01 end=2021-01-01 budget=500 currency=EUR"
      " parent=above goals=sdg:6|sdg:6.1\n");
  EXPECT_EQ(lines_of(text, "participations"),
            "participations: organisation=XX-HOPE programme=above role=accountable\n"
            "participations: organisation=XX-GIVE programme=wells role=funding\n"
            "participations: organisation=XX-HOPE programme=wells role=accountable\n"
            "participations: organisation=help programme=wells role=implementing\n");
  EXPECT_EQ(lines_of(text, "funding"),
            "funding: provider=XX-GIVE receiver=wells kind=budget amount=300 currency=EUR value_date=2020-01-01"
            " start=2020-01-01 end=2020-07-01\n"
            "funding: provider=XX-GIVE receiver=wells kind=commitment amount=500 currency=EUR value_date=2020-01-05\n"
            "funding: provider=XX-GIVE receiver=wells kind=pledge amount=9 currency=EUR value_date=2020-01-04\n"
            "funding: provider=XX-GIVE receiver=wells kind=disbursement amount=250.5 currency=EUR value_date=2020-01-06"
            " word kind=incoming funds\n"
            "funding: provider=wells receiver=help kind=disbursement amount=-100 currency=EUR value_date=2020-02-01\n"
            "funding: provider=wells receiver=help kind=expenditure amount=20 currency=EUR value_date=2020-03-01\n"
            "funding: provider=above receiver=wells kind=disbursement amount=7 currency=USD value_date=2020-03-02"
            " word kind=incoming funds word provider=above\n");
  EXPECT_EQ(lines_of(text, "organisations"),
            "organisations XX-HOPE: name=Hope kind=national-ngo identifiers=iati:XX-HOPE\n"
            "organisations XX-GIVE: name=Giver <&> kind=government identifiers=iati:XX-GIVE\n"
            "organisations help: name=Help\n");
  EXPECT_TRUE(has(places_text(reading), "0:IQ 2:IQG08Q03'Karkh' at 33.3,44.3"));
  EXPECT_TRUE(has(places_text(reading), "0:IQ 3:'Quay'"));
  EXPECT_TRUE(reading.services_named.contains("service: dac 14030, Water & wells"));
}

TEST(IatiWriter, ShowsNoSiteOfGuardedServices) {
  std::string guarded = field;
  guarded.replace(guarded.find("| water                 | quay"), 30, "| gender-based-violence | quay");
  EXPECT_TRUE(has(written(field), "Quay"));
  EXPECT_FALSE(has(written(guarded), "Quay"));
}

TEST(IatiWriter, ShowsNoSiteThatItsSourceDidNotMarkPublic) {
  const std::string xml = written(field, testing_text::records(field));
  EXPECT_FALSE(has(xml, "Quay"));
  EXPECT_TRUE(has(xml, "Karkh"));
}

TEST(IatiWriter, ShowsOnlyWhatMayBeSeen) {
  const auto snapshot = testing_text::snapshot(field);
  auto records = testing_text::records(field);
  std::erase_if(records, [](const engine::StoredRecord& stored) {
    return std::holds_alternative<engine::Funding>(stored.record.fact) || stored.record.id == "above";
  });
  std::ostringstream out;
  const engine::HeldRecords held(records);
  store::write_iati({*snapshot, held, engine::make_day(2020, 6, 1)}, out);
  EXPECT_FALSE(has(out.str(), "<transaction>"));
  EXPECT_FALSE(has(out.str(), "<iati-identifier>above"));
}

TEST(IatiWriter, LeavesOutWhatWouldHaveToBeInvented) {
  const std::string xml = written(field);
  EXPECT_FALSE(has(xml, "An idea"));
  EXPECT_FALSE(has(xml, "1000"));
}

TEST(IatiWriter, WritesTheSameBytesAgain) { EXPECT_EQ(written(field), written(field)); }

TEST(IatiWriter, IsValidByTheSchema) {
  REAL_FILE_OR_SKIP(schema, "iati/schemas/iati-activities-schema.xsd");
  if (std::system("xmllint --version > /dev/null 2>&1") != 0) GTEST_SKIP() << "there is no xmllint on this machine";
  const TemporaryFolder folder;
  write_text(folder / "made.xml", written(field));
  const std::string command = "xmllint --noout --nonet --schema '" + schema.string() + "' '" +
                              (folder / "made.xml").string() + "' > '" + (folder / "said").string() + "' 2>&1";
  EXPECT_EQ(std::system(command.c_str()), 0) << read_text(folder / "said");
}

}  // namespace

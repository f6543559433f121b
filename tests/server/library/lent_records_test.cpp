#include "server/library/lent_records.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "engine/model/tables.h"
#include "engine/model/text.h"
#include "server/library/undoing.h"
#include "store/files/package_writer.h"
#include "store/files/read_file.h"
#include "store/files/write_xlsx.h"
#include "tests/server/sample.h"

namespace {

using engine::StoredRecord;

const std::string two_deliveries =
    "organisation,service,location,start,end,reach\n"
    "hope,shelter,valley,2022-01-01,2023-01-01,100\n"
    "relief,shelter,hill,2022-01-01,2023-01-01,40\n";

std::string text_of(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// The sample with deliveries and a need that have no ids of their own, and what becomes of its export.
class Exported {
 public:
  Exported() {
    sample.add("deliveries", two_deliveries, "partners");
    write();
  }

  void write() {
    std::vector<StoredRecord> all;
    const auto& database = sample.library().database();
    database.for_each(database.revision(), [&](StoredRecord&& stored) { all.push_back(std::move(stored)); });
    store::write_package(folder(), engine::HeldRecords(all));
  }

  std::filesystem::path folder() const { return sample.folder() / "export"; }

  // Puts another text in the place of the first such one in a table.
  void edit(const std::string& table, const std::string& from, const std::string& to) const {
    std::string text = text_of(folder() / table);
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos);
    std::ofstream(folder() / table) << text.replace(at, from.size(), to);
  }

  server::ImportOutcome import(const std::filesystem::path& path, const std::string& source,
                               const std::string& corrects_only = "") {
    server::ImportOrder order;
    order.source = source;
    order.corrects_only = corrects_only;
    auto outcome = sample.library().import(store::read_file(path, {}), order);
    sample.library().refresh();
    return outcome;
  }

  // "partners 100; sample -": the sources and figures of the deliveries of a service.
  std::string said(const std::string& service) {
    std::string text;
    const auto& database = sample.library().database();
    database.for_each(database.revision(), [&](StoredRecord&& stored) {
      const auto* delivery = std::get_if<engine::Delivery>(&stored.record.fact);
      if (delivery == nullptr || delivery->service.text != service) return;
      text += (text.empty() ? "" : "; ") + stored.record.source + " " +
              (delivery->reach ? std::to_string(*delivery->reach) : "-");
    });
    return text;
  }

  Sample sample;
};

// "added 0, changed 1, withdrawn 0, moved 0"
std::string counts(const server::ImportOutcome& outcome) {
  const engine::Reconciled& done = outcome.reconciled;
  return "added " + std::to_string(done.added) + ", changed " + std::to_string(done.changed) + ", withdrawn " +
         std::to_string(done.withdrawn) + ", moved " + std::to_string(done.moved);
}

std::string reasons(const server::ImportOutcome& outcome) {
  std::string text;
  for (const engine::Issue& issue : outcome.reconciled.issues) text += to_text(issue) + "\n";
  return text;
}

TEST(LentRecords, AddNothingOfAnExportUnderAnotherSource) {
  Exported field;
  const auto revision = field.sample.library().database().revision();
  const auto outcome = field.import(field.folder(), "officer");
  EXPECT_EQ(counts(outcome), "added 0, changed 0, withdrawn 0, moved 0");
  EXPECT_EQ(reasons(outcome), "");
  EXPECT_EQ(outcome.reconciled.unchanged, outcome.rows_read);
  EXPECT_EQ(field.sample.library().database().revision(), revision);
}

TEST(LentRecords, TakeAChangedRowForACorrection) {
  Exported field;
  field.edit("deliveries.csv", ",100,", ",120,");
  const auto outcome = field.import(field.folder(), "officer");
  EXPECT_EQ(counts(outcome), "added 0, changed 1, withdrawn 0, moved 0");
  EXPECT_NE(reasons(outcome).find("corrects what 'partners' said"), std::string::npos) << reasons(outcome);
  EXPECT_EQ(field.said("shelter"), "officer 120; partners 40");
  EXPECT_EQ(counts(field.import(field.folder(), "officer")), "added 0, changed 0, withdrawn 0, moved 0");
}

TEST(LentRecords, LetACorrectionStandWhenItsSourceSaysTheSameAgain) {
  Exported field;
  field.edit("deliveries.csv", ",100,", ",120,");
  field.import(field.folder(), "officer");
  const auto again = field.sample.folder() / "partners";
  EXPECT_EQ(counts(field.import(again, "partners")), "added 0, changed 0, withdrawn 0, moved 0");
  EXPECT_EQ(field.said("shelter"), "officer 120; partners 40");
}

TEST(LentRecords, LetTheSourceSayOtherwiseLater) {
  Exported field;
  field.edit("deliveries.csv", ",100,", ",120,");
  field.import(field.folder(), "officer");
  std::string later = two_deliveries;
  later.replace(later.find(",100"), 4, ",150");
  std::ofstream(field.sample.folder() / "partners" / "deliveries.csv") << later;
  EXPECT_EQ(counts(field.import(field.sample.folder() / "partners", "partners")),
            "added 0, changed 1, withdrawn 0, moved 0");
  EXPECT_EQ(field.said("shelter"), "partners 150; partners 40");
}

TEST(LentRecords, LetACorrectionBeUndone) {
  Exported field;
  field.edit("deliveries.csv", ",100,", ",120,");
  const auto revision = field.import(field.folder(), "officer").revision;
  auto& database = field.sample.library().database();
  database.commit(server::undoing(database, revision));
  EXPECT_EQ(field.said("shelter"), "partners 100; partners 40");
}

TEST(LentRecords, AddWhatAnExportHasMore) {
  Exported field;
  std::ofstream(field.folder() / "deliveries.csv", std::ios::app)
      << "new,care,shelter,well" << std::string(23, ',') << "\r\n";
  const auto outcome = field.import(field.folder(), "officer");
  EXPECT_EQ(counts(outcome), "added 1, changed 0, withdrawn 0, moved 0");
  EXPECT_EQ(field.said("shelter"), "partners 100; partners 40; officer -");
}

TEST(LentRecords, SayWhatATrialWouldDo) {
  Exported field;
  field.edit("deliveries.csv", ",100,", ",120,");
  server::ImportOrder order;
  order.source = "officer";
  order.commitment = server::Commitment::nothing;
  const auto outcome = field.sample.library().import(store::read_file(field.folder(), {}), order);
  EXPECT_EQ(counts(outcome), "added 0, changed 1, withdrawn 0, moved 0");
  EXPECT_EQ(field.said("shelter"), "partners 100; partners 40");
}

TEST(LentRecords, KnowATableThatIsSentAlone) {
  Exported field;
  EXPECT_EQ(counts(field.import(field.folder() / "deliveries.csv", "officer")),
            "added 0, changed 0, withdrawn 0, moved 0");
  // Away from its descriptor it is known by the ids that only Concert gives.
  const auto alone = field.sample.folder() / "alone";
  std::filesystem::create_directory(alone);
  std::filesystem::copy_file(field.folder() / "needs.csv", alone / "needs.csv");
  EXPECT_EQ(counts(field.import(alone / "needs.csv", "officer")), "added 0, changed 0, withdrawn 0, moved 0");
}

TEST(LentRecords, AreNoneOfAHandMadePackage) {
  Exported field;
  const auto outcome = field.sample.add("organisations", "id,name\nhope,Hope of the North\n", "others");
  EXPECT_EQ(counts(outcome), "added 1, changed 0, withdrawn 0, moved 0");
  EXPECT_NE(reasons(outcome).find("here it became 'hope-2'"), std::string::npos);
}

TEST(LentRecords, AreCorrectedByAContributorWhereTheyAreItsOwn) {
  Exported field;
  field.edit("deliveries.csv", ",100,", ",120,");
  field.edit("deliveries.csv", ",40,", ",60,");
  field.edit("organisations.csv", "Care Office", "Careless Office");
  const auto outcome = field.import(field.folder(), "hope return", "hope");
  EXPECT_EQ(counts(outcome), "added 0, changed 1, withdrawn 0, moved 0");
  EXPECT_NE(reasons(outcome).find("'care': is said otherwise by 'sample', which only a steward corrects"),
            std::string::npos)
      << reasons(outcome);
  EXPECT_EQ(field.said("shelter"), "hope return 120; partners 40");
}

TEST(LentRecords, CorrectACodeOfTheTreesToo) {
  Exported field;
  field.edit("locations.csv", "Old Well", "New Well");
  EXPECT_EQ(counts(field.import(field.folder(), "officer")), "added 0, changed 1, withdrawn 0, moved 0");
  const auto& locations = field.sample.library().present()->snapshot().locations;
  EXPECT_EQ(locations.name(locations.find("well")), "New Well");
}

// A field whose partners were listed by one source, and the return sheet of one of them.
class Returned {
 public:
  Returned() {
    field.sample.add("locations", "id,level,name,parent\nvalley/camp-one,3,Camp One,valley\n", "camps");
    field.sample.add("deliveries", "organisation,service,location,start\nhope,protection,valley/camp-one,2022-01-01\n",
                     "camps 2");
    field.sample.add("programmes", "id,name\nclinics,Clinics\n", "programmes");
    field.sample.add("funding", "provider,receiver,kind,amount\nfund,clinics,commitment,5\n", "money");
    field.sample.add("deliveries",
                     "organisation,programme,service,location,group,start,end,reported,capacity,per,stage,way_in\n"
                     "hope,clinics,health,valley,returnees,2022-01-01,2023-01-01,,70,month,reception,walk-in\n"
                     "hope,,shelter,well,,,,2022-01|2022-02,,,,\n"
                     "relief,,shelter,well,,,,2022-01,,,,\n",
                     "list");
    std::vector<StoredRecord> all;
    const auto& database = field.sample.library().database();
    database.for_each(database.revision(), [&](StoredRecord&& stored) { all.push_back(std::move(stored)); });
    const auto present = field.sample.library().present();
    const auto path = field.sample.folder() / "hope.xlsx";
    const engine::HeldRecords held(all);
    const store::ExportContent content{present->snapshot(), held, engine::parse_day("2022-05-01")};
    store::write_return_sheet(content, "hope", path);
    reading = store::read_file(path, {});
    const auto path_of_all = field.sample.folder() / "all.xlsx";
    store::write_xlsx(content, path_of_all);
    reading_of_all = store::read_file(path_of_all, {});
  }

  server::ImportOutcome import(const std::string& source) { return import(reading, source); }
  server::ImportOutcome import(const engine::Reading& from, const std::string& source) {
    server::ImportOrder order;
    order.source = source;
    auto outcome = field.sample.library().import(from, order);
    field.sample.library().refresh();
    return outcome;
  }

  // The deliveries of Hope in a service, as natives write them.
  std::vector<std::string> said(const std::string& service) {
    std::vector<std::string> lines;
    const auto& database = field.sample.library().database();
    database.for_each(database.revision(), [&](StoredRecord&& stored) {
      const auto* delivery = std::get_if<engine::Delivery>(&stored.record.fact);
      if (delivery == nullptr || delivery->organisation.text != "hope" || delivery->service.text != service) return;
      std::string line = stored.record.source;
      engine::for_each_column(*delivery, [&](const auto&, const auto& value) { line += "|" + engine::to_text(value); });
      lines.push_back(line);
    });
    return lines;
  }

  Exported field;
  engine::Reading reading;         // of the return sheet
  engine::Reading reading_of_all;  // of the workbook of everybody
};

TEST(ReturnSheet, AddsNothingUnderAnotherSource) {
  Returned hope;
  const auto before = hope.said("health");
  const auto revision = hope.field.sample.library().database().revision();
  const auto outcome = hope.import("return of March");
  EXPECT_EQ(counts(outcome), "added 0, changed 0, withdrawn 0, moved 0") << reasons(outcome);
  EXPECT_EQ(hope.field.sample.library().database().revision(), revision);
  EXPECT_EQ(hope.said("health"), before);
}

TEST(ReturnSheet, CorrectsWhatItSaysOtherwiseAndLeavesTheRest) {
  Returned hope;
  for (engine::ActivityRow& row : hope.reading.activities) {
    if (row.sector == "Health" && row.capacity) {
      row.capacity = 90;
      row.per = "year";
      row.end = engine::parse_day("2022-07-01");
    }
  }
  const auto outcome = hope.import("return of March");
  EXPECT_EQ(counts(outcome), "added 0, changed 1, withdrawn 0, moved 0") << reasons(outcome);
  const auto said = hope.said("health");
  ASSERT_EQ(said.size(), 2U);
  const bool first = said[0].find("|reception|") != std::string::npos;
  const std::string& line = said[first ? 0 : 1];
  EXPECT_TRUE(line.starts_with("return of March|hope|")) << line;
  EXPECT_NE(line.find("|2022-01-01|2022-07-01|"), std::string::npos) << line;
  EXPECT_NE(line.find("|90|"), std::string::npos) << line;
  EXPECT_NE(line.find("|year|"), std::string::npos) << line;
  EXPECT_NE(line.find("|walk-in|"), std::string::npos) << line;
  EXPECT_NE(line.find("|clinics|"), std::string::npos) << line;
}

TEST(ReturnSheet, KeepsTheMonthsOfADeliveryTogether) {
  Returned hope;
  std::erase_if(hope.reading.activities, [](const engine::ActivityRow& row) {
    return row.reported && row.reported->from == engine::parse_day("2022-02-01");
  });
  EXPECT_EQ(counts(hope.import("return of March")), "added 0, changed 1, withdrawn 0, moved 0");
  bool found = false;
  for (const std::string& line : hope.said("shelter")) {
    EXPECT_EQ(line.find("2022-02"), std::string::npos) << line;
    found = found || line.find("|2022-01|") != std::string::npos;
  }
  EXPECT_TRUE(found);
}

TEST(ReturnSheet, AddsTheRowsThatAreNew) {
  Returned hope;
  engine::ActivityRow more = hope.reading.activities.front();
  more.record.clear();
  more.sector = "Nutrition";
  more.service.clear();
  hope.reading.activities.push_back(more);
  ++hope.reading.rows_read;
  EXPECT_EQ(counts(hope.import("return of March")), "added 1, changed 0, withdrawn 0, moved 0");
  EXPECT_EQ(hope.said("nutrition").size(), 1U);
}

TEST(ReturnSheet, StatesNoPlaceAnewAtWhichItsDeliveriesStand) {
  Returned hope;
  const auto outcome = hope.import("return of March");
  EXPECT_EQ(counts(outcome), "added 0, changed 0, withdrawn 0, moved 0") << reasons(outcome);
  const auto& database = hope.field.sample.library().database();
  EXPECT_EQ(database.find("valley/camp-one", database.revision()).size(), 1U);
}

TEST(ReturnSheet, StatesAPlaceToWhichADeliveryMoved) {
  Returned hope;
  for (engine::ActivityRow& row : hope.reading.activities) {
    for (engine::PlaceWords& place : row.places) {
      if (place.name == "Camp One") place.name = "Camp Two";
    }
  }
  EXPECT_EQ(counts(hope.import("return of March")), "added 1, changed 1, withdrawn 0, moved 0");
  const auto said = hope.said("protection");
  ASSERT_EQ(said.size(), 1U);
  EXPECT_NE(said[0].find("|valley/camp-two|"), std::string::npos) << said[0];
}

TEST(ExportOfEverybody, LeavesTheSitesWhereTheyAreThatItDoesNotShow) {
  Returned everybody;
  const auto outcome = everybody.import(everybody.reading_of_all, "secretariat");
  EXPECT_EQ(counts(outcome), "added 0, changed 0, withdrawn 0, moved 0") << reasons(outcome);
  EXPECT_NE(reasons(outcome).find("around the site that is recorded, as exports do: the site stays"), std::string::npos)
      << reasons(outcome);
  const auto said = everybody.said("shelter");
  EXPECT_TRUE(std::ranges::any_of(said, [](const std::string& line) { return line.find("|well|") != line.npos; }));
}

TEST(ExportOfEverybody, MovesADeliveryToAnotherPlaceThatItSays) {
  Returned everybody;
  for (engine::ActivityRow& row : everybody.reading_of_all.activities) {
    if (row.sector != "Protection") continue;
    for (engine::PlaceWords& place : row.places) {
      if (place.level == 2) place = {2, "hill", "Hill"};
    }
  }
  EXPECT_EQ(counts(everybody.import(everybody.reading_of_all, "secretariat")),
            "added 0, changed 1, withdrawn 0, moved 0");
  EXPECT_NE(everybody.said("protection").front().find("|hill|"), std::string::npos);
}

}  // namespace

#include "server/answers/import_report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/commands/report.h"

namespace {

server::ImportOutcome outcome() {
  server::ImportOutcome one;
  one.revision = 3;
  one.committed = true;
  one.file = "iraq.xlsx";
  one.format = "3w";
  one.sheet = "Data";
  one.source = "iraq";
  one.rows_read = 4839;
  one.columns = {{"K", "Cluster", "#sector", engine::ColumnReport::Treatment::understood, "sector", "by its tag"}};
  one.reconciled.rows_taken = 4838;
  one.reconciled.rows_left = 1;
  one.reconciled.added = 1;
  one.reconciled.issues = {{engine::Issue::Weight::left_out, "iraq.xlsx", "Data", 17, "A", "x", "it is no month"}};
  one.reconciled.unresolved = {{"location", "Atlantis", 2}};
  one.reconciled.withdrawals = {{4, "d4", "delivery: DRC, Health"}};
  return one;
}

TEST(ImportReport, TellsEverything) {
  const nlohmann::json report = server::import_json(outcome());
  EXPECT_EQ(report["rows_left"], 1);
  EXPECT_EQ(report["columns"][0]["treatment"], "understood");
  EXPECT_EQ(report["issues"][0]["weight"], "left-out");
  EXPECT_EQ(report["issues"][0]["row"], 17);
  EXPECT_EQ(report["unresolved"][0], (nlohmann::json{{"kind", "location"}, {"word", "Atlantis"}, {"rows", 2}}));
  EXPECT_EQ(report["withdrawals"][0]["what"], "delivery: DRC, Health");
  EXPECT_EQ(report["summary"], server::import_sentence(outcome()));
}

TEST(ImportSentence, CountsInWords) {
  EXPECT_EQ(
      server::import_sentence(outcome()),
      "We took 4,838 of 4,839 rows of iraq.xlsx: 1 record added, 0 changed, 0 withdrawn. 1 word is in no list and "
      "stands as written.");
  auto same = outcome();
  same.reconciled.added = 0;
  same.reconciled.unresolved.clear();
  EXPECT_EQ(server::import_sentence(same), "We took 4,838 of 4,839 rows of iraq.xlsx: nothing had changed.");
}

TEST(Thousands, AreParted) {
  EXPECT_EQ(server::with_thousands(0), "0");
  EXPECT_EQ(server::with_thousands(999), "999");
  EXPECT_EQ(server::with_thousands(1000), "1,000");
  EXPECT_EQ(server::with_thousands(1234567), "1,234,567");
}

TEST(ReportPage, ListsWhatWasLeftOutAndUnresolved) {
  const std::string page = server::report_of(outcome());
  EXPECT_NE(page.find("Rows left out (1):\n  iraq.xlsx, sheet 'Data', row 17, column A 'x': it is no month"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find("location 'Atlantis', 2 rows"), std::string::npos);
  EXPECT_NE(page.find("Withdrawn (1):\n  delivery: DRC, Health"), std::string::npos);
  EXPECT_NE(page.find("K       Cluster  #sector"), std::string::npos) << page;
}

TEST(ReportPage, ShowsTheFirstTwentyAndHowManyMore) {
  auto many = outcome();
  many.reconciled.unresolved.assign(25, {"location", "Atlantis", 1});
  const std::string page = server::report_of(many);
  EXPECT_NE(page.find("  and 5 more; --format json or csv lists all\n"), std::string::npos) << page;
}

}  // namespace

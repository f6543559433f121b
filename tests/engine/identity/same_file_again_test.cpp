#include <gtest/gtest.h>

#include <random>

#include "engine/identity/difference.h"
#include "engine/identity/reconcile.h"
#include "tests/engine/identity/imports_text.h"

namespace testing_text {
namespace {

using engine::Reconciled;

constexpr const char* march = R"(
    adm2     | adm3        | site | org  | acronym | sector | group  | month
    IQG01Q01 | IQG01Q01N01 | Camp | Hope | HO      | WASH   | IDPs   | 2022-03
    IQG01Q02 |             |      | Hope | HO      | Cinema |        | 2022-03
    IQG02Q01 |             |      | Care |         | Health | Giants | 2022-03
)";

TEST(TheSameFileAgain, ChangesNothing) {
  Imports imports;
  const Reconciled first = imports.import(sheet(march), "a", {{"IQ", {}}});
  const Reconciled again = imports.import(sheet(march), "a", {{"IQ", {}}});
  EXPECT_TRUE(again.changeset.empty()) << to_text(again);
  EXPECT_EQ(again.unchanged, first.added);
  EXPECT_EQ(unresolved_text(again), unresolved_text(first));
  EXPECT_EQ(issues_text(again), issues_text(first));
}

TEST(TheSameFileAgain, ChangesNothingWhereFinePlacesStandBelowUnknownOnes) {
  Imports imports;
  const auto file = sheet(R"(
    adm1_name | adm2_name | adm3        | adm3_name | org  | sector
    Ninewa    | Atlantis  | IQG02Q09N01 | Port      | Hope | WASH
    Ninewa    | Mosul     | IQG02Q01N01 | Mosul     | Hope | WASH
  )");
  const Reconciled first = imports.import(file);
  const Reconciled again = imports.import(file);
  EXPECT_EQ(to_text(again), "");
  EXPECT_EQ(issues_text(again), issues_text(first));
}

TEST(TheSameFileAgain, ChangesNothingWhereAnAcronymStandsAloneAndForANameAndBesideOne) {
  Imports imports;
  const auto file = sheet(R"(
    adm2     | org                        | acronym | sector | donor
    IQG01Q01 | Catholic Relief Services   | CRS     | WASH   |
    IQG01Q01 | Community Relief Something | CRS     | WASH   | CRS
    IQG01Q01 |                            | CRS     | WASH   |
  )");
  imports.import(file);
  EXPECT_EQ(to_text(imports.import(file)), "");
}

TEST(TheSameFileAgain, ChangesNothingYearsLater) {
  Imports imports;
  engine::ReconcileOptions options;
  options.source = "a";
  const auto file = sheet("adm2 | org | sector | start | end\n IQG01Q01 | Hope | WASH | 2022-01-01 | 2023-01-01");
  imports.import(file, options);
  options.when = std::int64_t{86'400} * engine::parse_day("2024-06-01").number;
  EXPECT_TRUE(imports.import(file, options).changeset.empty());
}

TEST(TheSameFileAgain, GivesTheSameIdsEverywhere) {
  Imports one, other;
  other.import(sheet("adm2 | org | sector\n NGA036002 | Else | WASH"), "elsewhere");
  one.import(sheet(march));
  other.import(sheet(march));
  const auto ids = [](const Imports& imports) {
    std::vector<std::string> found;
    for (const auto& stored : imports.of_source("a")) found.push_back(stored.record.id);
    return found;
  };
  EXPECT_EQ(ids(one), ids(other));
}

TEST(TheSameFileAgain, MovesRowsBelowAnInsertedOne) {
  Imports imports;
  imports.import(sheet("adm2 | org | sector\n IQG01Q01 | Hope | WASH\n IQG01Q02 | Care | Health"));
  const Reconciled again = imports.import(
      sheet("adm2 | org | sector\n IQG01Q01 | Hope | WASH\n IQG02Q01 | Hope | WASH\n IQG01Q02 | Care | Health"));
  EXPECT_EQ(to_text(again),
            "+ deliveries: organisation=hope service=wash location=IQG02Q01\n"
            "> a.xlsx, sheet Data, row 4\n"
            "> a.xlsx, sheet Data, row 4\n");
}

TEST(TheSameFileAgain, ChangesOneCell) {
  Imports imports;
  imports.import(sheet("adm2 | org | sector | reach\n IQG01Q01 | Hope | WASH | 5\n IQG01Q02 | Hope | WASH | 6"));
  const Reconciled again =
      imports.import(sheet("adm2 | org | sector | reach\n IQG01Q01 | Hope | WASH | 5\n IQG01Q02 | Hope | WASH | 7"));
  EXPECT_EQ(to_text(again), "~ deliveries: organisation=hope service=wash location=IQG01Q02 reach=7\n");
}

TEST(TheSameFileAgain, WithdrawsARemovedRowAndWhatNothingNeedsAnyMore) {
  Imports imports;
  imports.import(sheet(march));
  const Reconciled again = imports.import(sheet(R"(
    adm2     | org  | acronym | sector | month
    IQG01Q02 | Hope | HO      | Cinema | 2022-03
  )"));
  std::string what;
  for (const auto& withdrawal : again.withdrawals) what += withdrawal.what + "\n";
  EXPECT_EQ(what,
            "organisation: Care (a.xlsx, sheet Data, row 4)\n"
            "delivery: Hope, Water and hygiene, Camp, Displaced people, 2022-03 (a.xlsx, sheet Data, row 2)\n"
            "delivery: Care, Health, Mosul, Giants, 2022-03 (a.xlsx, sheet Data, row 4)\n"
            "location: IQG01Q01N01, Falluja (a.xlsx, sheet Data, row 2)\n"
            "location: Camp, IQG01Q01N01 (a.xlsx, sheet Data, row 2)\n"
            "population group: Giants, Everyone (a.xlsx, sheet Data, row 4)\n");
}

TEST(TheSameFileAgain, KeepsWhatWasReportedForOtherMonths) {
  Imports imports;
  imports.import(sheet("adm2 | org | sector | month\n IQG01Q01 | Hope | WASH | 2022-02"), "a", {{"IQ", {}}});
  const Reconciled again =
      imports.import(sheet("adm2 | org | sector | month\n IQG01Q01 | Care | WASH | 2022-03"), "a", {{"IQ", {}}});
  EXPECT_EQ(again.withdrawn, 0U) << to_text(again);
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=care service=wash location=IQG01Q01 reported=2022-03 assured=2022-03-31\n"
            "deliveries: organisation=hope service=wash location=IQG01Q01 reported=2022-02 assured=2022-02-28\n"
            "organisations care: name=Care country=IQ\n"
            "organisations hope: name=Hope country=IQ\n"
            "scopes: of=deliveries location=IQ start=2022-02-01 end=2022-03-01\n"
            "scopes: of=deliveries location=IQ start=2022-03-01 end=2022-04-01\n");
}

TEST(TheSameFileAgain, ReplacesEverythingWhereItHasNoDates) {
  Imports imports;
  imports.import(sheet("adm2 | org | sector\n IQG01Q01 | Hope | WASH"));
  imports.import(sheet("adm2 | org | sector\n IQG01Q01 | Care | WASH"));
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=care service=wash location=IQG01Q01\n"
            "organisations care: name=Care country=IQ\n");
}

TEST(TheSameFileAgain, KeepsTheScopeThatWasDeclaredOnce) {
  Imports imports;
  imports.import(sheet(march), "a", {{"IQ", {}}});
  EXPECT_TRUE(imports.import(sheet(march)).changeset.empty());
}

TEST(TheSameFileAgain, KeepsTheIdOfAnOrganisationWhoseNameHadASlip) {
  Imports imports;
  imports.import(sheet("adm2 | org | acronym | sector\n IQG01Q01 | High Commisioner | UNHCR | WASH"));
  const Reconciled again =
      imports.import(sheet("adm2 | org | acronym | sector\n IQG01Q01 | High Commissioner | UNHCR | WASH"));
  EXPECT_EQ(to_text(again), "~ organisations unhcr: name=High Commissioner country=IQ acronyms=UNHCR\n");
}

TEST(TheSameFileAgain, GivesAnotherOrganisationWithTheAcronymAnotherId) {
  Imports imports;
  imports.import(sheet("adm2 | org | acronym | sector | month\n IQG01Q01 | Save the Children | SCI | WASH | 2022-02"));
  imports.import(sheet("adm2 | org | acronym | sector | month\n IQG01Q01 | Samaritan Care | SCI | WASH | 2022-03"));
  EXPECT_NE(imports.text().find("organisations sci: name=Save the Children"), std::string::npos) << imports.text();
  EXPECT_NE(imports.text().find("organisations sci-2: name=Samaritan Care"), std::string::npos) << imports.text();
}

TEST(TheSameFileAgain, LeavesTheGazetteerItsPlacesOnceItHasThem) {
  Imports imports;
  imports.import(sheet("adm2 | adm3 | adm3_name | org | sector\n IQG01Q01 | IQG01Q01N01 | Amirya | Hope | WASH"));
  engine::Reading places;
  places.file = "places.csv";
  places.rows_read = 1;
  places.places = {{2, "IQG01Q01N01", "Al-Amirya", "IQG01Q01", "IRQ", 3, {}, {}, {}}};
  imports.import(places, "places");
  imports.import(sheet("adm2 | adm3 | adm3_name | org | sector\n IQG01Q01 | IQG01Q01N01 | Amirya | Hope | WASH"));
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=hope service=wash location=IQG01Q01N01\n"
            "organisations hope: name=Hope country=IQ\n");
}

// A sheet of thousands of rows, as an office sends it each month.
engine::Reading long_sheet(std::size_t rows) {
  std::mt19937 random(7);
  const auto draw = [&](std::size_t of) { return std::to_string(random() % of); };
  std::string table = "adm2 | site | org | acronym | sector | group | month | reach\n";
  for (std::size_t row = 0; row < rows; ++row) {
    const std::string organisation = draw(90);
    table += (random() % 2 == 0 ? "IQG01Q01 | camp " : "IQG02Q02 | village ") + draw(40) + " | Organisation number " +
             organisation + " | ON" + organisation + " | " + (random() % 2 == 0 ? "WASH" : "Health") + " | " +
             (random() % 2 == 0 ? "IDPs" : "") + " | 2022-0" + std::to_string(1 + random() % 4) + " | " + draw(500) +
             "\n";
  }
  return sheet(table);
}

TEST(TheSameFileAgain, ChangesExactlyWhatOneInsertedOneChangedAndOneRemovedRowSay) {
  Imports imports;
  const engine::Reading file = long_sheet(4000);
  imports.import(file);
  ASSERT_TRUE(imports.import(file).changeset.empty());

  engine::Reading edited = file;
  edited.activities[3000].reach = 77'777;
  const engine::ActivityRow removed = edited.activities[2000];
  edited.activities.erase(edited.activities.begin() + 2000);
  engine::ActivityRow inserted = edited.activities[10];
  inserted.reach = 66'666;
  edited.activities.insert(edited.activities.begin() + 1000, inserted);
  for (std::size_t at = 0; at < edited.activities.size(); ++at) {
    edited.activities[at].row = static_cast<std::uint32_t>(at + 2);
  }

  const Reconciled again = imports.import(edited);
  EXPECT_EQ(again.added, 1U);
  EXPECT_EQ(again.changed, 1U);
  EXPECT_EQ(again.withdrawn, 1U);
  ASSERT_EQ(again.changeset.changed.size(), 1U);
  EXPECT_EQ(std::get<engine::Delivery>(again.changeset.changed.front().record.fact).reach, 77'777);
  ASSERT_EQ(again.withdrawals.size(), 1U);
  EXPECT_NE(again.withdrawals.front().what.find("row 2002"), std::string::npos) << again.withdrawals.front().what;
}

}  // namespace
}  // namespace testing_text

#include <gtest/gtest.h>

#include "store/files/sheet_readers.h"
#include "tests/store/files/reading_text.h"

namespace {

std::string actor_text(const engine::ActorWords& actor) { return actor.acronym + "/" + actor.name + "/" + actor.kind; }

std::string places_text(const engine::ActivityRow& row) {
  std::string text;
  for (const auto& place : row.places)
    text += (text.empty() ? "" : ", ") + std::to_string(place.level) + " " + place.code + " " + place.name;
  return text;
}

TEST(Activities, KeepTheSourcesOwnWords) {
  const auto reading = reading_of_drawn(R"(
    Month   | ADM1_PCODE | Governorate | District | Location    | Cluster | Activity | Beneficiary Type | Partner | Type of partner | Status  | Project title | Project code | HRP
    2022-01 | IQG01      | Al-Anbar    | Falluja  | Al Amiriyah | CCCM    | Camp run | In-camp IDPs     | BCF     | NNGO            | Ongoing | Return        | P-1          | HRP 2022
  )");
  ASSERT_EQ(reading.activities.size(), 1U);
  const auto& row = reading.activities.front();
  EXPECT_EQ(row.row, 2U);
  EXPECT_EQ(actor_text(row.organisation), "/BCF/NNGO");
  EXPECT_EQ(places_text(row), "1 IQG01 Al-Anbar, 2  Falluja, 3  Al Amiriyah");
  EXPECT_EQ(row.sector, "CCCM");
  EXPECT_EQ(row.service, "Camp run");
  EXPECT_EQ(row.group, "In-camp IDPs");
  EXPECT_EQ(row.status, "Ongoing");
  EXPECT_EQ(row.programme, "Return");
  EXPECT_EQ(row.programme_code, "P-1");
  EXPECT_EQ(row.plan, "HRP 2022");
  EXPECT_EQ(engine::to_text(*row.reported), "2022-01");
}

TEST(Activities, StandAtASiteBelowTheDeepestColumnOfPlaces) {
  const auto reading = reading_of_drawn(R"(
    ADM1_PCODE | ADM2_PCODE | ADM3_PCODE  | Camp  | Cluster | Partner
    IQG01      | IQG01Q01   |             | Tents | CCCM    | BCF
  )");
  EXPECT_EQ(places_text(reading.activities.at(0)), "1 IQG01 , 2 IQG01Q01 , 4  Tents");
}

TEST(Activities, AreDeliveredByWhoImplements) {
  const auto reading = reading_of_drawn(R"(
    District | Cluster | Partner Acronym | Implementing partner | Programme partner | Donor
    Tripoli  | Health  | FAO             | UOT                  |                   | ECHO
    Tripoli  | Health  | IOM             | IOM                  |                   | Multiple donors
    Tripoli  | Health  | FAO             | No partner           |                   |
    Tripoli  | Health  |                 | UOT                  | WHO               |
  )");
  ASSERT_EQ(reading.activities.size(), 4U);
  const auto& rows = reading.activities;
  EXPECT_EQ(actor_text(rows[0].organisation), "/UOT/");
  EXPECT_EQ(actor_text(rows[0].lead), "FAO//");
  EXPECT_EQ(rows[0].donors.at(0).name, "ECHO");
  EXPECT_EQ(actor_text(rows[1].organisation), "IOM//");
  EXPECT_TRUE(rows[1].lead.empty());
  EXPECT_TRUE(rows[1].donors.empty());
  EXPECT_EQ(actor_text(rows[2].organisation), "FAO//");
  EXPECT_EQ(actor_text(rows[3].lead), "/WHO/");
}

TEST(Activities, WithoutOrganisationPlaceOrSectorAreLeftOutAndListed) {
  const auto reading = reading_of_drawn(R"(
    District | Cluster | Partner
    Erbil    | Health  | ACTED
    Erbil    | Health  | No partner
    Erbil    | Health  |
             | Health  | ACTED
    Erbil    |         | ACTED
    #N/A     | Health  | ACTED
  )");
  EXPECT_EQ(reading.activities.size(), 1U);
  EXPECT_EQ(reading.rows_read, 6U);
  EXPECT_EQ(reading.rows_left, 5U);
  EXPECT_EQ(
      issues_text(reading),
      "left-out made.csv, row 3, column C 'No partner': names no organisation, but that there is none or that it is "
      "not known\n"
      "left-out made.csv, row 4: names no organisation\n"
      "left-out made.csv, row 5: names no place\n"
      "left-out made.csv, row 6: names no sector and no activity\n"
      "left-out made.csv, row 7: names no place\n"
      "note made.csv: says for no row when it was so: give the period with --period, else the rows count as undated\n");
}

TEST(Activities, TakeThePeriodOfTheCallerWhereTheSheetHasNone) {
  store::ReadOptions options;
  options.period = engine::parse_period("2021-Q3");
  const auto reading = reading_of_drawn("District | Cluster | Partner\n Erbil | Health | ACTED", options);
  EXPECT_EQ(engine::to_text(*reading.activities.at(0).reported), "2021-Q3");
  EXPECT_EQ(reading.issues.size(), 0U);
}

TEST(Activities, TakeTheYearOfAMonthFromItsColumnTheCallerOrAName) {
  const std::string table = "District | Cluster | Partner | Month\n Erbil | Health | ACTED | March";
  EXPECT_EQ(engine::to_text(
                *reading_of_drawn("District | Cluster | Partner | Month | Year\n Erbil | Health | ACTED | March | 2021")
                     .activities.at(0)
                     .reported),
            "2021-03");
  store::ReadOptions options;
  options.period = engine::parse_period("2020");
  EXPECT_EQ(engine::to_text(*reading_of_drawn(table, options).activities.at(0).reported), "2020-03");
  const auto by_name = reading_of(drawn_csv(table), {}, "iraq_2022.csv");
  EXPECT_EQ(engine::to_text(*by_name.activities.at(0).reported), "2022-03");
  EXPECT_EQ(by_name.issues.at(0).reason,
            "months without a year were read as those of 2022, the year in the name of the sheet or file");
  const auto nowhere = reading_of_drawn(table);
  EXPECT_EQ(nowhere.activities.at(0).reported, std::nullopt);
  EXPECT_EQ(nowhere.issues.at(0).reason, "says no year: give the period with --period; it was left empty");
}

TEST(Activities, CountAReportThatIsAlwaysTheFirstOfAMonthAsThatMonth) {
  const auto months = reading_of_drawn(
      "District | Cluster | Partner | Date\n Erbil | Health | DRC | 2022-01-01\n Erbil | Health | DRC | 2022-02-01");
  EXPECT_EQ(engine::to_text(*months.activities.at(0).reported), "2022-01");
  const auto days = reading_of_drawn(
      "District | Cluster | Partner | Date\n Erbil | Health | DRC | 2022-01-01\n Erbil | Health | DRC | 2022-02-17");
  EXPECT_EQ(engine::to_text(*days.activities.at(0).reported), "2022-01-01");
}

TEST(Activities, EndOnTheDayAfterTheLast) {
  const auto reading = reading_of_drawn(R"(
    District | Cluster | Partner | Start date | End date
    Erbil    | Health  | DRC     | 15/01/2022 | 31/01/2022
    Erbil    | Health  | DRC     | 2022-02    | 2022-03
    Erbil    | Health  | DRC     | 2022-02-02 | 2022-02-01
    Erbil    | Health  | DRC     | soon       | 01/01/1970
  )");
  const auto& rows = reading.activities;
  EXPECT_EQ(engine::to_text(rows.at(0).start.value()) + " " + engine::to_text(rows.at(0).end.value()),
            "2022-01-15 2022-02-01");
  EXPECT_EQ(engine::to_text(rows.at(1).start.value()) + " " + engine::to_text(rows.at(1).end.value()),
            "2022-02-01 2022-04-01");
  EXPECT_FALSE(rows.at(2).start || rows.at(2).end || rows.at(3).start || rows.at(3).end);
  EXPECT_EQ(issues_text(reading),
            "note made.csv, row 4, column E '2022-02-01': ends before it starts: both dates were left empty\n"
            "note made.csv, row 5, column D 'soon': is no date that is understood, and was left empty\n"
            "note made.csv, row 5, column E '01/01/1970': lies too far back to be meant, and was left empty\n");
}

TEST(Activities, LearnTheOrderOfDayAndMonthFromAllDates) {
  const auto reading = reading_of_drawn(
      "District | Cluster | Partner | Start date\n Erbil | Health | DRC | 03/04/2022\n Erbil | Health | DRC | "
      "03/25/2022");
  EXPECT_EQ(engine::to_text(reading.activities.at(0).start.value()), "2022-03-04");
  const auto unclear =
      reading_of_drawn("District | Cluster | Partner | Start date\n Erbil | Health | DRC | 03/04/2022");
  EXPECT_EQ(engine::to_text(unclear.activities.at(0).start.value()), "2022-04-03");
  EXPECT_EQ(unclear.issues.at(0).reason,
            "dates such as 03/04/2022 were read with the day first, which none of them settles");
}

TEST(Activities, LeaveAFigureEmptyThatIsNone) {
  const auto reading = reading_of_drawn(R"(
    District | Cluster | Partner | People reached | Capacity | Month
    Erbil    | Health  | DRC     | 1 250          | 40.5     | 2022-01
    Erbil    | Health  | DRC     | many           | -3       | 2022-01
    Erbil    | Health  | DRC     | -              | 0        | 2022-01
  )");
  EXPECT_EQ(reading.activities.at(0).reach, 1250);
  EXPECT_EQ(reading.activities.at(0).capacity, 41);
  EXPECT_EQ(reading.activities.at(1).reach, std::nullopt);
  EXPECT_EQ(reading.activities.at(1).capacity, std::nullopt);
  EXPECT_EQ(reading.activities.at(2).reach, std::nullopt);
  EXPECT_EQ(reading.activities.at(2).capacity, 0);
  EXPECT_EQ(issues_text(reading),
            "note made.csv, row 3, column E '-3': is no number of people, and was left empty\n"
            "note made.csv, row 3, column D 'many': is no number of people, and was left empty\n");
}

TEST(Activities, OfACellThatNamesSeveralAreThoseOfEach) {
  const auto reading = reading_of_drawn(R"(
    District | Cluster | Partner                                   | Month
    Erbil    | Health  | ISF+ WV                                   | 2022-01
    Erbil    | WASH    | ISF+ WV                                   | 2022-01
    Erbil    | Health  | Ministry of Health, Population and Growth | 2022-01
  )");
  ASSERT_EQ(reading.activities.size(), 5U);
  EXPECT_EQ(reading.activities.at(0).organisation.name, "ISF");
  EXPECT_EQ(reading.activities.at(1).organisation.name, "WV");
  EXPECT_EQ(issues_text(reading),
            "note made.csv, row 2, column C 'ISF+ WV': names several organisations, and is taken as each of them "
            "wherever it stands\n");
}

TEST(Activities, KeepNoAddressThatStandsInAName) {
  const auto reading = reading_of_drawn(
      "District | Cluster | Partner | Month\n Erbil | Health | DRC office@drc.example | 2022-01\n Erbil | Health | NRC "
      "| 2022-01\n Erbil | Health | IRC | 2022-01\n Erbil | Health | IMC | 2022-01");
  EXPECT_EQ(reading.activities.at(0).organisation.name, "DRC");
  EXPECT_EQ(reading.issues.at(0).reason, "an e-mail address or a telephone number in the cell was not kept");
}

TEST(Activities, CountNotesThatRepeatInsteadOfListingAll) {
  std::string csv = "District,Cluster,Partner,People reached,Month\n";
  for (int row = 0; row < 25; ++row) csv += "Erbil,Health,DRC,many,2022-01\n";
  const auto reading = reading_of(csv);
  EXPECT_EQ(reading.issues.size(), 11U);
  EXPECT_EQ(reading.issues.back().reason, "the same in 15 more rows: is no number of people, and was left empty");
}

}  // namespace

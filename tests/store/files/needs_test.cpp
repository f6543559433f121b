#include <gtest/gtest.h>

#include "store/files/sheet_readers.h"
#include "tests/store/files/reading_text.h"

namespace {

TEST(Needs, AreARowForAPlaceAndASector) {
  const auto reading = reading_of_drawn(R"(
    Admin 1 PCode | Admin 1 Name | Cluster | Category | In Need | Severity
    AF01          | Kabul        | Health  | Adult    | 1 624   | 4
    AF01          | Kabul        | WASH    |          |         | 3
  )");
  EXPECT_EQ(reading.format, "needs");
  ASSERT_EQ(reading.needs.size(), 2U);
  const auto& need = reading.needs.front();
  EXPECT_EQ(need.row, 2U);
  EXPECT_EQ(need.places.at(0).code, "AF01");
  EXPECT_EQ(need.sector, "Health");
  EXPECT_EQ(need.group, "Adult");
  EXPECT_EQ(need.people, 1624);
  EXPECT_EQ(need.severity, 4);
  EXPECT_EQ(reading.needs.at(1).people, std::nullopt);
}

TEST(Needs, WithoutPlaceSectorOrFigureAreLeftOut) {
  const auto reading = reading_of_drawn(R"(
    District | Cluster | In Need
    Kabul    | Health  | 5
             | Health  | 5
    Kabul    |         | 5
    Kabul    | Health  | -
  )");
  EXPECT_EQ(reading.needs.size(), 1U);
  EXPECT_EQ(reading.rows_left, 3U);
  EXPECT_EQ(issues_text(reading),
            "left-out made.csv, row 3: names no place\nleft-out made.csv, row 4: names no sector\n"
            "left-out made.csv, row 5: states neither people in need nor a severity\n");
}

TEST(Needs, OfNegativePeopleAreLeftOutAndTheRestIsTaken) {
  const auto reading = reading_of_drawn("District | Cluster | In Need\n Kabul | Health | 5\n Kabul | WASH | -7");
  EXPECT_EQ(reading.needs.size(), 1U);
  EXPECT_EQ(reading.rows_left, 1U);
  EXPECT_EQ(issues_text(reading),
            "note made.csv, row 3, column C '-7': is no number of people, and was left empty\n"
            "left-out made.csv, row 3: states neither people in need nor a severity\n");
}

TEST(Needs, HaveASeverityOfOneToFive) {
  const auto reading = reading_of_drawn("District | Cluster | In Need | Severity\n Kabul | Health | 5 | 7");
  EXPECT_EQ(reading.needs.at(0).severity, std::nullopt);
  EXPECT_EQ(reading.issues.at(0).reason, "is no severity, and was left empty");
}

TEST(Needs, HoldForTheirPeriodOrTheCallers) {
  const auto own = reading_of_drawn("District | Cluster | In Need | Year\n Kabul | Health | 5 | 2024");
  EXPECT_EQ(engine::to_text(own.needs.at(0).start.value()) + " " + engine::to_text(own.needs.at(0).end.value()),
            "2024-01-01 2025-01-01");
  store::ReadOptions options;
  options.period = engine::parse_period("2023");
  const auto callers = reading_of_drawn("District | Cluster | In Need\n Kabul | Health | 5", options);
  EXPECT_EQ(engine::to_text(callers.needs.at(0).start.value()), "2023-01-01");
}

}  // namespace

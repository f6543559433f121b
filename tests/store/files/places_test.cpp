#include <gtest/gtest.h>

#include "store/files/sheet_readers.h"
#include "tests/store/files/reading_text.h"

namespace {

std::string places_text(const engine::Reading& reading) {
  std::string text;
  for (const auto& place : reading.places) {
    text += std::to_string(place.row) + " " + std::to_string(place.level) + " " + place.code + " " + place.name + " <" +
            place.parent_code + " " + place.country + "\n";
  }
  return text;
}

TEST(Places, AreListedWithTheirLevelsAndParents) {
  const auto reading = reading_of_drawn(R"(
    Location | Admin Level | P-Code | Name       | Parent P-Code | Latitude | Longitude | Population
    AFG      | 1           | AF01   | Kabul      | AFG           | 34.5     | 69.2      | 5 000
    AFG      | 2nd level   | AF0101 | Kabul city | AF01          |          |           |
  )");
  EXPECT_EQ(reading.format, "locations");
  EXPECT_EQ(places_text(reading), "2 1 AF01 Kabul <AFG AFG\n3 2 AF0101 Kabul city <AF01 AFG\n");
  EXPECT_EQ(reading.places.at(0).lat, 34.5);
  EXPECT_EQ(reading.places.at(0).population, 5000);
  EXPECT_EQ(reading.places.at(1).lon, std::nullopt);
}

TEST(Places, StandBelowTheirParentsWhereNoLevelIsSaid) {
  const auto reading = reading_of_drawn("P-Code | Name | Parent P-Code\n B1 | b | A1\n A1 | a | XX\n C1 | c | B1");
  EXPECT_EQ(places_text(reading), "2 2 B1 b <A1 \n3 1 A1 a <XX \n4 3 C1 c <B1 \n");
}

TEST(Places, InACircleOfParentsStillEnd) {
  const auto reading = reading_of_drawn("P-Code | Name | Parent P-Code\n A1 | a | B1\n B1 | b | A1");
  EXPECT_EQ(reading.places.size(), 2U);
}

TEST(Places, AreTakenOnceFromARowForEachOfTheFinest) {
  const auto reading = reading_of_drawn(R"(
    Admin2 name | Admin2 pcode | Admin1 name | Admin1 pcode | Admin0 pcode
    Falluja     | IQG01Q01     | Al-Anbar    | IQG01        | IQ
    Ramadi      | IQG01Q02     | Al-Anbar    | IQG01        | IQ
  )");
  EXPECT_EQ(places_text(reading),
            "2 1 IQG01 Al-Anbar <IQ IQ\n2 2 IQG01Q01 Falluja <IQG01 IQ\n3 2 IQG01Q02 Ramadi <IQG01 IQ\n");
}

TEST(Places, WithoutCodeNameOrLevelAreLeftOut) {
  const auto reading = reading_of_drawn(R"(
    P-Code | Name  | Admin Level
    A1     | a     | 1
           | b     | 1
    C1     |       | 1
    D1     | d     | some
    A1     | again | 1
  )");
  EXPECT_EQ(reading.places.size(), 1U);
  EXPECT_EQ(issues_text(reading),
            "left-out made.csv, row 3, column A: has no code\nleft-out made.csv, row 4, column B 'C1': has no name\n"
            "left-out made.csv, row 5, column C 'some': says no level of a place, such as 1 or 2\n"
            "left-out made.csv, row 6, column A 'A1': is a code that a row above has already\n");
}

TEST(Places, HaveNoPopulationWhereATablePartsPeople) {
  const auto reading = reading_of_drawn(
      "ADM1_PCODE | ADM1_NAME | Population group | Population\n CF11 | Lobaye | women | 5\n CF11 | Lobaye | men | 6");
  ASSERT_EQ(reading.places.size(), 1U);
  EXPECT_EQ(reading.places.at(0).population, std::nullopt);
}

}  // namespace

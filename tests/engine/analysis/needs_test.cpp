#include "engine/analysis/needs.h"

#include <gtest/gtest.h>

#include "engine/model/text.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace engine;

// What is needed in a place of a service by a group, as text: "120", "80+" for at least 80, "?" for unknown, and
// the severity where there is one.
std::string need(const std::string& tables, const std::string& location, const std::string& service = "water",
                 const std::string& group = "everyone") {
  const auto snapshot = testing_text::in_small_field("needs\n" + tables);
  Question question = testing_text::on("2025-04-15");
  question.levels = {std::nullopt, std::nullopt, std::nullopt};
  const View view(*snapshot, question);
  const Cell cell{testing_text::location(*snapshot, location), testing_text::service(*snapshot, service),
                  testing_text::group(*snapshot, group)};
  const NeedFigure figure = find_needs(view, {cell}).at(0);
  if (!figure.wanted && figure.people < 0) return "none";
  std::string text = figure.people < 0 ? "?" : std::to_string(figure.people);
  if (figure.at_least) text += "+";
  if (figure.severity >= 0) text += " severity " + to_text(figure.severity);
  return text;
}

TEST(Needs, OfNothingAreNone) { EXPECT_EQ(need("location | service | people", "land"), "none"); }

TEST(Needs, AddUpOverAllPlacesBelow) {
  EXPECT_EQ(need(R"(
    location | service | people | severity
    camp-1   | water   | 30     | 2
    camp-2   | water   | 50     | 4
  )",
                 "valley"),
            "80 severity 4");
}

TEST(Needs, AreAtLeastTheSumOfThosePlacesThatAreKnown) {
  const std::string tables = R"(
    location | service | people
    camp-1   | water   | 30
    camp-2   | water   |
    port     | water   | 100
  )";
  EXPECT_EQ(need(tables, "valley"), "30+");
  EXPECT_EQ(need(tables, "land"), "130+");
}

TEST(Needs, OfAPlaceItselfWinOverTheSum) {
  const std::string tables = R"(
    location | service | people | severity
    valley   | water   | 90     |
    camp-1   | water   | 30     | 5
    camp-2   | water   | 50     |
    port     | water   | 10     |
  )";
  EXPECT_EQ(need(tables, "valley"), "90 severity 5");
  EXPECT_EQ(need(tables, "north"), "100 severity 5");
}

TEST(Needs, AreZeroOnlyWhereEveryPlaceBelowIs) {
  const std::string tables = R"(
    location | service | people
    camp-1   | water   | 0
  )";
  EXPECT_EQ(need(tables, "camp-1"), "0");
  EXPECT_EQ(need(tables, "valley"), "none");
  EXPECT_EQ(need(tables + "camp-2 | water | 0", "valley"), "0");
}

TEST(Needs, OfNarrowerServicesAndGroupsAreNeverAdded) {
  const std::string tables = R"(
    location | service | group     | people
    port     | clinic  | women     | 30
    port     | nurse   | women     | 50
    port     | clinic  | returnees | 40
  )";
  EXPECT_EQ(need(tables, "port", "health"), "50+");
  EXPECT_EQ(need(tables, "port", "clinic"), "40+");
  EXPECT_EQ(need(tables, "port", "clinic", "women"), "30");
  EXPECT_EQ(need(tables, "port", "clinic", "deportees"), "none");
}

TEST(Needs, OfNarrowerServicesAreTakenInEachPlaceBeforePlacesAreAdded) {
  EXPECT_EQ(need(R"(
    location | service | people
    camp-1   | clinic  | 30
    camp-2   | nurse   | 50
  )",
                 "valley", "health"),
            "80+");
}

TEST(Needs, OfANarrowerServiceOutweighZerosBelow) {
  const std::string zeros = R"(
    location | service | people
    camp-1   | health  | 0
    camp-2   | health  | 0
  )";
  EXPECT_EQ(need(zeros, "valley", "health"), "0");
  EXPECT_EQ(need(zeros + "valley | clinic | 50", "valley", "health"), "50+");
}

TEST(Needs, HoldOnTheirDaysAndTheLatestStartWins) {
  EXPECT_EQ(need(R"(
    location | service | people | start      | end        | source
    port     | water   | 10     |            |            | a
    port     | water   | 20     | 2025-01-01 |            | b
    port     | water   | 30     | 2025-01-01 |            | c
    port     | water   | 40     | 2025-02-01 | 2025-04-15 | a
    port     | water   | 50     | 2025-04-16 |            | a
  )",
                 "port"),
            "20");
}

TEST(Needs, InUnlikeUnitsGiveNoNumber) {
  EXPECT_EQ(need(R"(
    location | service | people | per
    camp-1   | water   | 30     | month
    camp-2   | water   | 50     | year
  )",
                 "valley"),
            "?");
  EXPECT_EQ(need(R"(
    location | service | people | per
    port     | clinic  | 30     | month
    port     | nurse   | 50     | year
  )",
                 "port", "health"),
            "?");
}

TEST(Needs, OfSeverityAloneAreNeedsOfAnUnknownNumber) {
  EXPECT_EQ(need(R"(
    location | service | severity
    port     | water   | 3.5
  )",
                 "port"),
            "? severity 3.5");
}

}  // namespace

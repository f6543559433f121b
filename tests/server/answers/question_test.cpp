#include "server/answers/question.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"
#include "tests/server/sample.h"

namespace {

using engine::Error;
using server::read_question;
using server::usual_for_coverage;
using server::usual_for_overlaps;

// What the refusal of the query says.
std::string refusal(std::string_view query) {
  Sample sample;
  try {
    read_question(sample.asking(query), usual_for_coverage);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(Question, HasItsUsualLevelsAndDay) {
  Sample sample;
  const auto coverage = read_question(sample.asking(), usual_for_coverage);
  EXPECT_EQ(coverage.levels, (engine::Levels{2, 1, 0}));
  EXPECT_EQ(coverage.day, engine::parse_day("2022-05-01"));
  const auto overlaps = read_question(sample.asking(), usual_for_overlaps);
  EXPECT_EQ(overlaps.levels, (engine::Levels{2, std::nullopt, std::nullopt}));
  EXPECT_EQ(overlaps.day, std::nullopt);
}

TEST(Question, ReadsLevelsAndNumbers) {
  Sample sample;
  const auto question = read_question(
      sample.asking("level=1&service-level=finest&at=2022-02-03&threshold=0.5&horizon=30&crowded=4&package=basics"),
      usual_for_coverage);
  EXPECT_EQ(question.levels, (engine::Levels{1, std::nullopt, 0}));
  EXPECT_EQ(question.day, engine::parse_day("2022-02-03"));
  EXPECT_EQ(question.threshold, 0.5);
  EXPECT_EQ(question.horizon, 30);
  EXPECT_EQ(question.crowd, 4);
  EXPECT_EQ(question.package, "basics");
}

TEST(Question, ResolvesIdsCodesAndNames) {
  Sample sample;
  const auto question = read_question(
      sample.asking("location=IRQ|the%20valley&service=Health&organisation=HA|relief&donor=fund&group=everyone"),
      usual_for_coverage);
  const auto& snapshot = sample.library().present()->snapshot();
  EXPECT_EQ(question.filter.locations.size(), 2U);
  EXPECT_EQ(snapshot.services.id(question.filter.services.at(0)), "health");
  EXPECT_EQ(snapshot.organisations[question.filter.organisations.at(0).index].id, "hope");
  EXPECT_EQ(question.filter.organisations.size(), 2U);
  EXPECT_EQ(question.filter.donors.size(), 1U);
}

TEST(Question, SaysWhatIsSpeltLikeAnUnknownName) {
  EXPECT_EQ(refusal("organisation=Hope%20Asociation"),
            "no organisation is called 'Hope Asociation'; near it: Hope Association (hope)");
  EXPECT_EQ(refusal("location=zzzz"), "no location is called 'zzzz'");
}

TEST(Question, AsksWhichOfSeveralIsMeant) {
  Sample sample;
  sample.add("organisations", "id,name,kind,country\nother-care,Care Office,government,TR\n", "other");
  EXPECT_THROW(read_question(sample.asking("organisation=Care%20Office"), usual_for_coverage), Error);
}

TEST(Question, RefusesWhatItCannotRead) {
  EXPECT_EQ(refusal("level=deep"), "a level is a number from 0 to 9 or 'finest', and 'deep' is none");
  EXPECT_NE(refusal("at=yesterday"), "");
  EXPECT_NE(refusal("horizon=-1"), "");
}

}  // namespace

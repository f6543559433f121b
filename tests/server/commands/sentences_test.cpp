#include "server/commands/sentences.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/answers/coverage.h"
#include "server/answers/overlaps.h"
#include "tests/server/sample.h"

namespace {

TEST(Sentence, OfCoverageSaysDayLevelsStatesAndWhatIsNotKnown) {
  Sample sample;
  const auto answer = server::answer_coverage(sample.asking("location=north&at=2022-03-15&service=health|education"));
  EXPECT_EQ(server::sentence_of("/coverage", answer),
            "On 15 Mar 2022, places at level 2, services at level 1, groups at level 0: 2 of 4 cells have a delivery; "
            "present 2, uncovered 1, blank 1. Not known: 0%. Of the cells listed, 1 rests on one organisation.");
}

TEST(Sentence, OfGapsCountsThem) {
  Sample sample;
  const auto answer = server::answer_gaps(sample.asking("location=north&at=2022-03-15&service=health|education"));
  EXPECT_TRUE(server::sentence_of("/gaps", answer).ends_with(" 1 gap. Watched: 2."))
      << server::sentence_of("/gaps", answer);
}

TEST(Sentence, OfOverlapsNeverCallsDuplicationWhatIsNot) {
  Sample sample;
  EXPECT_EQ(
      server::sentence_of("/overlaps", server::answer_overlaps(sample.asking())),
      "Over all time, places at level 2, services at finest, groups at finest: 1 pair overlaps; possible 1. None is "
      "called duplication.");
}

TEST(DayHint, SpeaksWhereTheNewestRecordIsOlder) {
  EXPECT_EQ(server::hint_of_day({{"last_day", "2022-04-30"}, {"today", "2022-05-01"}}),
            "The newest record is of 30 Apr 2022; --at 2022-04-30 asks about that day.");
  EXPECT_EQ(server::hint_of_day({{"last_day", "2022-05-01"}, {"today", "2022-05-01"}}), "");
  EXPECT_EQ(server::hint_of_day({{"last_day", nullptr}, {"today", "2022-05-01"}}), "");
}

TEST(DayWords, AreShort) { EXPECT_EQ(server::day_words("2022-03-05"), "5 Mar 2022"); }

}  // namespace

#include "engine/analysis/overlaps.h"

#include <gtest/gtest.h>

#include "tests/engine/analysis/answer_text.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace engine;
using testing_text::in_small_field;
using testing_text::overlaps_of_all_time;
using testing_text::overlaps_on;

std::string pairs(const std::string& tables, const Question& question = overlaps_of_all_time()) {
  const auto snapshot = in_small_field(tables);
  return testing_text::classes(*snapshot, find_overlaps(*snapshot, question));
}

Overlap only_pair(const std::string& tables, const Question& question = overlaps_of_all_time()) {
  const auto overlaps = find_overlaps(*in_small_field(tables), question);
  EXPECT_EQ(overlaps.pairs.size(), 1U);
  return overlaps.pairs.at(0);
}

TEST(Overlaps, OfNothingAreNone) {
  EXPECT_EQ(pairs(""), "");
  EXPECT_TRUE(find_overlaps(*testing_text::snapshot(""), overlaps_of_all_time()).pairs.empty());
}

TEST(Overlaps, AreTwoOrganisationsWithOneServiceInOneDistrictForOneGroup) {
  EXPECT_EQ(pairs(R"(
    deliveries
    organisation | service | location | group
    hope         | clinic  | camp-1   | women
    care         | clinic  | camp-2   | women
    relief       | nurse   | camp-1   | women
    relief       | clinic  | camp-1   | returnees
    relief       | clinic  | quay     | women
    hope         | clinic  | valley   | women
  )"),
            "care hope possible 1\n");
}

TEST(Overlaps, NeedADayInCommon) {
  const std::string tables = R"(
    deliveries
    organisation | service | location | start      | end        | reported
    hope         | clinic  | camp-1   | 2025-01-01 | 2025-04-01 |
    care         | clinic  | camp-1   | 2025-04-01 | 2025-09-01 |
    relief       | clinic  | camp-1   |            |            | 2025-03+2025-08
  )";
  EXPECT_EQ(pairs(tables), "care relief possible 1\nhope relief possible 1\n");
  EXPECT_EQ(pairs(tables, overlaps_on("2025-03-15")), "hope relief possible 1\n");
  EXPECT_EQ(pairs(tables, overlaps_on("2025-05-15")), "");
}

TEST(Overlaps, CountDaysAndSitesAndShares) {
  const auto pair = only_pair(R"(
    deliveries
    organisation | service | location | start      | end
    hope         | clinic  | camp-1   | 2025-01-01 | 2025-03-01
    hope         | water   | quay     | 2025-02-01 | 2025-04-01
    hope         | nurse   | quay     | 2025-01-01 | 2026-01-01
    care         | clinic  | camp-1   | 2025-02-01 | 2026-01-01
    care         | clinic  | camp-2   | 2025-02-01 | 2026-01-01
    care         | water   | port     | 2025-02-01 | 2025-03-11
    care         | papers  | port     | 2025-02-01 | 2025-03-11
    care         | papers  | valley   | 2025-02-01 | 2025-03-11
  )");
  EXPECT_EQ(pair.shared.size(), 2U);
  EXPECT_EQ(pair.sites, 1U);
  EXPECT_DOUBLE_EQ(pair.jaccard, 2.0 / 5);
  EXPECT_DOUBLE_EQ(pair.containment, 2.0 / 3);
  EXPECT_EQ(pair.days, 38);  // of February and to 10 March, each day once
  EXPECT_FALSE(pair.saturation);
}

TEST(Overlaps, ShareNoSiteThatOneOfThemDoesNotName) {
  const std::string tables = R"(
    deliveries
    organisation | service | location | serves
    hope         | water   | north    | *
    care         | water   | camp-1   |
  )";
  Question question = overlaps_of_all_time();
  EXPECT_EQ(only_pair(tables, question).sites, 0U);
  question.filter.locations = {testing_text::location(*in_small_field(tables), "camp-1")};
  EXPECT_EQ(only_pair(tables, question).sites, 0U);
}

TEST(Overlaps, HaveNoNumberOfDaysWithoutAnEnd) {
  EXPECT_EQ(only_pair(R"(
    deliveries
    organisation | service | location | start
    hope         | clinic  | camp-1   | 2025-01-01
    care         | clinic  | camp-1   | 2025-02-01
  )")
                .days,
            std::nullopt);
}

TEST(Overlaps, AreOfProgrammesWhereTheyAreNamedAndOfDifferentLeads) {
  const std::string tables = R"(
    programmes
    id
    wells
    pumps
    participations
    organisation | programme | role
    relief       | wells     | accountable
    relief       | pumps     | accountable
    deliveries
    organisation | service | location | programme
    hope         | water   | camp-1   | wells
    care         | water   | camp-1   | pumps
    relief       | water   | camp-1   |
    donor        | water   | camp-2   |
  )";
  EXPECT_EQ(pairs(tables), "donor pumps possible 1\ndonor relief possible 1\ndonor wells possible 1\n");
  Question question = overlaps_of_all_time();
  question.within_organisations = true;
  EXPECT_EQ(pairs(tables, question),
            "donor pumps possible 1\ndonor relief possible 1\ndonor wells possible 1\n"
            "pumps wells co-funded 1\n");
}

TEST(Overlaps, LeaveOutPlaceholders) {
  const auto with_all = in_small_field(R"(
    deliveries
    organisation | service | location
    hope         | water   | port
    other        | water   | port
  )");
  EXPECT_EQ(find_overlaps(*with_all, overlaps_of_all_time()).pairs.size(), 1U);
  Snapshot snapshot = *with_all;
  snapshot.organisations.edit(testing_text::organisation(snapshot, "other").index).placeholder = true;
  EXPECT_TRUE(find_overlaps(snapshot, overlaps_of_all_time()).pairs.empty());
}

TEST(Overlaps, ComeByClassThenSitesThenCellsThenShareThenIds) {
  EXPECT_EQ(pairs(R"(
    findings
    finding                  | status
    overlap-4c7b7ab52a611b9e | confirmed
    deliveries
    organisation | service | location | role
    care         | water   | camp-1   |
    hope         | water   | camp-1   |
    relief       | water   | camp-1   | sub-implementer
    care         | clinic  | camp-1   |
    donor        | clinic  | camp-2   |
    hope         | nurse   | camp-1   |
    donor        | nurse   | camp-2   |
    hope         | nurse   | quay     |
    donor        | nurse   | port     |
  )"),
            "care hope confirmed 1\n"
            "donor hope possible 2\n"
            "care donor possible 1\n"
            "care relief same-chain? 1\n"
            "hope relief same-chain? 1\n");
}

TEST(Overlaps, KeepTheAnswersOfTheOrganisationsAskedFor) {
  const std::string tables = R"(
    deliveries
    organisation | service | location
    hope         | water   | camp-1
    care         | water   | camp-1
    relief       | water   | camp-1
  )";
  Question question = overlaps_of_all_time();
  question.filter.organisations = {testing_text::organisation(*in_small_field(tables), "hope")};
  EXPECT_EQ(pairs(tables, question), "care hope possible 1\nhope relief possible 1\n");
}

TEST(CrowdedCells, AreWhereManyMeetOnOneDay) {
  const std::string tables = R"(
    deliveries
    organisation | service | location | start      | end
    hope         | water   | camp-1   | 2025-01-01 | 2025-03-01
    care         | water   | camp-1   | 2025-01-01 | 2025-02-01
    relief       | water   | camp-1   | 2025-02-01 | 2025-03-01
    hope         | water   | quay     | 2025-01-01 | 2025-03-01
    care         | water   | quay     | 2025-01-01 | 2025-03-01
    relief       | water   | quay     | 2025-01-01 | 2025-03-01
  )";
  const auto snapshot = in_small_field(tables);
  Question question = overlaps_of_all_time();
  const auto crowded = find_overlaps(*snapshot, question).crowded;
  ASSERT_EQ(crowded.size(), 1U);
  EXPECT_EQ(snapshot->locations.id(crowded[0].cell.location), "port");
  EXPECT_EQ(crowded[0].providers, 3U);
  question.crowd = 2;
  EXPECT_EQ(find_overlaps(*snapshot, question).crowded.size(), 2U);
}

}  // namespace

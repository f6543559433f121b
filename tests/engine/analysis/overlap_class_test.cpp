#include "engine/analysis/overlap_class.h"

#include <gtest/gtest.h>

#include "engine/analysis/finding_id.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace engine;
using testing_text::overlaps_of_all_time;

// The class of the only pair and why: "same-chain? Care is a sub-implementer ...".
std::string judged(const std::string& tables, const Question& question = overlaps_of_all_time()) {
  const auto overlaps = find_overlaps(*testing_text::in_small_field(tables), question);
  EXPECT_EQ(overlaps.pairs.size(), 1U);
  const Overlap& pair = overlaps.pairs.at(0);
  return std::string(to_text(pair.kind)) + (pair.probable ? "? " : " ") + pair.reason;
}

const std::string two = R"(
  deliveries
  organisation | service | location
  hope         | water   | camp-1
  care         | water   | camp-1
)";

TEST(OverlapClass, IsPossibleWhereNothingMoreIsKnown) {
  EXPECT_EQ(judged(two), "possible Need and capacity do not tell whether both are needed.");
}

TEST(OverlapClass, IsOneChainWhereOneFundsTheOther) {
  const std::string tables = two + R"(
    funding
    provider | receiver | kind    | start      | end
    care     | hope     | unknown | 2025-01-01 | 2025-02-01
  )";
  EXPECT_EQ(judged(tables), "same-chain Care funds Hope.");
  EXPECT_EQ(judged(tables, testing_text::overlaps_on("2025-01-31")), "same-chain Care funds Hope.");
  EXPECT_EQ(judged(tables, testing_text::overlaps_on("2025-02-01")).substr(0, 8), "possible");
}

const std::string programme_and_organisation = R"(
  programmes
  id    | name
  wells | Wells
  deliveries
  organisation | service | location | programme
  relief       | water   | camp-1   | wells
  care         | water   | camp-1   |
)";

TEST(OverlapClass, IsOneChainWhereOneTakesPartInTheOther) {
  const std::string tables = programme_and_organisation + R"(
    participations
    organisation | programme | role
  )";
  for (const std::string role : {"funding", "extending", "implementing"}) {
    EXPECT_EQ(judged(tables + "care | wells | " + role + "\n"), "same-chain Care takes part in Wells.");
  }
  EXPECT_EQ(judged(tables + "care | wells | partner\n").substr(0, 8), "possible");
}

TEST(OverlapClass, IsOneChainWhereOneIsPartOfTheOther) {
  EXPECT_EQ(judged(R"(
    organisations
    id    | name       | parent
    local | Local hope | hope
    deliveries
    organisation | service | location
    local        | water   | camp-1
    hope         | water   | camp-1
  )"),
            "same-chain Local hope belongs to Hope.");
  EXPECT_EQ(judged(R"(
    programmes
    id    | name  | parent
    wells | Wells | aid
    aid   | Aid   |
    deliveries
    organisation | service | location | programme
    relief       | water   | camp-1   | wells
    care         | water   | camp-1   | aid
  )"),
            "same-chain Wells is part of Aid.");
}

TEST(OverlapClass, IsProbablyOneChainWhereTheLeadOfOneProgrammeFundsTheOther) {
  EXPECT_EQ(judged(R"(
    programmes
    id    | name
    wells | Wells
    aid   | Aid
    participations
    organisation | programme | role
    care         | wells     | funding
    deliveries
    organisation | service | location | programme
    relief       | water   | camp-1   | wells
    care         | water   | camp-1   | aid
  )"),
            "same-chain? Care, which leads Aid, funds Wells.");
}

TEST(OverlapClass, IsProbablyOneChainWhereASubImplementerStandsBesideALead) {
  const std::string tables = R"(
    deliveries
    organisation | service | location | role            | start      | end
    hope         | water   | camp-1   | lead            | 2025-01-01 | 2025-03-01
    care         | water   | camp-1   | sub-implementer | 2025-02-01 | 2025-04-01
  )";
  EXPECT_EQ(judged(tables), "same-chain? Care is a sub-implementer beside Hope at camp-1.");
}

TEST(OverlapClass, IsNoChainWhereTheyStandAtDifferentSites) {
  EXPECT_EQ(judged(R"(
    deliveries
    organisation | service | location | role
    hope         | water   | camp-1   | lead
    care         | water   | camp-2   | sub-implementer
  )")
                .substr(0, 8),
            "possible");
}

TEST(OverlapClass, IsProbablyOneChainWhereBothAreSubImplementersBesideOneLead) {
  const std::string tables = R"(
    deliveries
    organisation | service | location | role            | reported
    hope         | water   | camp-1   | sub-implementer | 2025-01
    care         | water   | camp-1   | sub-implementer | 2025-01
  )";
  EXPECT_EQ(judged(tables).substr(0, 8), "possible");
  const auto snapshot = testing_text::in_small_field(tables + "relief | water | camp-1 | lead | 2025-01\n");
  const auto pairs = find_overlaps(*snapshot, overlaps_of_all_time()).pairs;
  ASSERT_EQ(pairs.size(), 3U);
  EXPECT_EQ(snapshot->id(pairs[0].a) + snapshot->id(pairs[0].b), "carehope");
  EXPECT_EQ(pairs[0].kind, OverlapClass::same_chain);
  EXPECT_EQ(pairs[0].reason, "Care and Hope are both sub-implementers beside Relief at camp-1.");
}

const std::string by_one_implementer = R"(
  programmes
  id    | name
  wells | Wells
  aid   | Aid
  participations
  organisation | programme | role
  hope         | wells     | accountable
  care         | aid       | accountable
  deliveries
  organisation | service | location | programme | source
  relief       | water   | camp-1   | wells     | one
)";

TEST(OverlapClass, IsCoFundedWhereOneImplementerDeliversForBoth) {
  EXPECT_EQ(judged(by_one_implementer + "relief | water | camp-1 | aid | one\n"),
            "co-funded Relief delivers for both.");
}

TEST(OverlapClass, IsOneRecordWhereTwoSourcesReportOneImplementerAndOneNamesNoProgramme) {
  EXPECT_EQ(judged(by_one_implementer + "relief | water | camp-1 | | two\n"),
            "same-record? Two sources report Relief here, one of them without a programme.");
  EXPECT_EQ(judged(by_one_implementer + "relief | water | camp-1 | | one\n"), "co-funded Relief delivers for both.");
}

TEST(OverlapClass, IsWhatAPersonDecidedLast) {
  const std::string id = finding_id("overlap", {"care", "hope"});
  const std::string decided = two + "findings\nfinding | status | reason\n";
  EXPECT_EQ(judged(decided + id + " | confirmed | Both dig the same well.\n"), "confirmed Both dig the same well.");
  EXPECT_EQ(judged(decided + id + " | confirmed |\n" + id + " | rejected |\n"), "rejected A person rejected it.");
  EXPECT_EQ(judged(decided + id + " | confirmed |\n" + id + " | acknowledged |\n"), "confirmed A person confirmed it.");
  EXPECT_EQ(judged(decided + id + " | confirmed |\n" + id + " | open |\n").substr(0, 8), "possible");
}

std::string with_figures(const std::string& rest) {
  return R"(
    needs
    location | service | people | group
    valley   | water   | 100    |
    port     | water   | 100    |
    valley   | clinic  | 100    |
    deliveries
    organisation | service | location | capacity | stage | modality | group
  )" + rest;
}

TEST(OverlapClass, IsComplementaryWhereNoCapacityIsInExcess) {
  EXPECT_EQ(judged(with_figures(R"(
    hope | water | camp-1 | 50 | | |
    care | water | camp-2 | 50 | | |
  )")),
            "complementary No shared cell has more capacity than need.");
}

TEST(OverlapClass, IsComplementaryWhereTheyDifferWhereverTheyMeet) {
  const std::string tables = with_figures(R"(
    hope | water | camp-1 | 80 | reception    |      |
    care | water | camp-2 | 50 | post-arrival |      |
    hope | water | quay   | 80 |              | cash |
  )");
  EXPECT_EQ(judged(tables + "care | water | quay | 50 | | in kind |\n"),
            "complementary Stage, modality, return types or host countries differ wherever they meet.");
  EXPECT_EQ(judged(tables + "care | water | quay | 50 | | |\n").substr(0, 6), "likely");
}

TEST(OverlapClass, IsLikelyWhereCapacityIsInExcessForTheSameServiceGroupAndStage) {
  EXPECT_EQ(judged(with_figures(R"(
    hope | water | camp-1 | 80 | | |
    care | water | camp-2 | 50 | | |
  )")),
            "likely There is more capacity than need for the same service, group and stage.");
  EXPECT_EQ(judged(with_figures(R"(
    hope | water | camp-1 | 80 | reception | |
    care | water | camp-2 | 50 |           | |
  )"))
                .substr(0, 8),
            "possible");
}

TEST(OverlapClass, IsNotLikelyWhereCapacityIsJustEnough) {
  EXPECT_EQ(judged(with_figures(R"(
    hope | water | camp-1 | 50 | | |
    care | water | camp-2 | 50 | | |
    hope | nurse | camp-1 | 50 | | |
    care | nurse | camp-2 | 50 | | |
  )"))
                .substr(0, 8),
            "possible");
}

TEST(OverlapClass, IsPossibleWhereTheLevelsAskedAreCoarserThanWhatIsDelivered) {
  const std::string tables = with_figures(R"(
    hope | clinic | camp-1 | 80 | | | women
    care | clinic | camp-2 | 50 | | |
    hope | clinic | camp-1 | 80 | | |
  )");
  Question question = overlaps_of_all_time();
  EXPECT_EQ(judged(tables, question).substr(0, 6), "likely");
  question.levels.service = 1;
  EXPECT_EQ(judged(tables, question).substr(0, 8), "possible");
}

TEST(Saturation, IsTheHighestMonthOfEachOrganisationOverTheNeed) {
  const auto overlaps = find_overlaps(*testing_text::in_small_field(R"(
    needs
    location | service | people
    valley   | water   | 100
    deliveries
    organisation | service | location | capacity | reported
    hope         | water   | camp-1   | 40       | 2025-01
    hope         | water   | camp-2   | 30       | 2025-01
    hope         | water   | camp-2   | 50       | 2025-02
    care         | water   | camp-2   | 20       | 2025-02
  )"),
                                      overlaps_of_all_time());
  ASSERT_EQ(overlaps.pairs.size(), 1U);
  EXPECT_DOUBLE_EQ(overlaps.pairs[0].saturation.value(), 0.9);
}

}  // namespace

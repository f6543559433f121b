#include "engine/analysis/flags.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/analysis/coverage.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace engine;
using testing_text::in_small_field;
using testing_text::on;

std::string text(const std::vector<Flag>& flags) {
  std::string list;
  for (const Flag flag : flags) list += (list.empty() ? "" : " ") + std::string(to_text(flag));
  return list;
}

bool is_set(const CoverageCell& cell, Flag flag) { return std::ranges::count(cell.flags, flag) > 0; }
bool is_unknown(const CoverageCell& cell, Flag flag) { return std::ranges::count(cell.unknown_flags, flag) > 0; }

// The cell of water in the port, or of what is delivered there.
CoverageCell port(const Snapshot& snapshot, const Question& question) {
  for (const CoverageCell& cell : find_coverage(snapshot, question).cells) {
    if (snapshot.locations.id(cell.cell.location) == "port") return cell;
  }
  throw std::logic_error("the port has no cell");
}
CoverageCell port(const std::string& tables, const Question& question = on("2025-04-15")) {
  return port(*in_small_field(tables), question);
}

TEST(Flags, AreUnknownWithoutData) {
  const auto cell = port(R"(
    deliveries
    organisation | service | location
    hope         | water   | port
  )");
  EXPECT_EQ(text(cell.flags), "single-provider");
  EXPECT_EQ(text(cell.unknown_flags), "single-donor unfunded unreachable returnee-only stale");
}

TEST(SingleProvider, IsOneOrganisationHoweverManyProgrammes) {
  const std::string tables = R"(
    programmes
    id
    wells
    pumps
    participations
    organisation | programme | role
    hope         | wells     | accountable
    hope         | pumps     | accountable
    deliveries
    organisation | service | location | programme
    relief       | water   | port     | wells
    care         | water   | port     | pumps
  )";
  EXPECT_TRUE(is_set(port(tables), Flag::single_provider));
  EXPECT_FALSE(is_set(port(tables + "relief | water | port |\n"), Flag::single_provider));
}

TEST(SingleProvider, LeavesOutWhatIsSingleByNature) {
  EXPECT_FALSE(is_set(port(R"(
    deliveries
    organisation | service | location
    hope         | papers  | port
  )"),
                      Flag::single_provider));
}

TEST(SingleProvider, IsUnknownBesideAPlaceholder) {
  Snapshot snapshot = *in_small_field(R"(
    deliveries
    organisation | service | location
    hope         | water   | port
    other        | water   | port
  )");
  snapshot.organisations.edit(testing_text::organisation(snapshot, "other").index).placeholder = true;
  const auto cell = port(snapshot, on("2025-04-15"));
  EXPECT_FALSE(is_set(cell, Flag::single_provider));
  EXPECT_TRUE(is_unknown(cell, Flag::single_provider));
  EXPECT_EQ(cell.organisations.size(), 1U);
  EXPECT_EQ(cell.providers.size(), 1U);
}

const std::string two_programmes = R"(
  programmes
  id
  wells
  pumps
  deliveries
  organisation | service | location | programme
  hope         | water   | port     | wells
  care         | water   | port     | pumps
  participations
  organisation | programme | role
  donor        | wells     | funding
)";

TEST(SingleDonor, PaysForAllOfIt) {
  const auto cell = port(two_programmes + "donor | pumps | funding\n");
  EXPECT_TRUE(is_set(cell, Flag::single_donor));
  EXPECT_FALSE(is_set(cell, Flag::one_known_donor));
}

TEST(SingleDonor, IsOneKnownDonorWhereAnothersDonorsAreUnknown) {
  const auto cell = port(two_programmes);
  EXPECT_FALSE(is_set(cell, Flag::single_donor));
  EXPECT_TRUE(is_set(cell, Flag::one_known_donor));
}

TEST(SingleDonor, IsNotWhereTwoPay) {
  const auto cell = port(two_programmes + "donor | pumps | funding\n other | pumps | funding\n");
  EXPECT_FALSE(is_set(cell, Flag::single_donor));
  EXPECT_FALSE(is_set(cell, Flag::one_known_donor));
}

TEST(Ending, IsTheLastDayBeforeAnEmptyOneWithinTheHorizon) {
  const std::string tables = R"(
    deliveries
    organisation | service | location | start      | end
    hope         | water   | port     | 2025-01-01 | 2025-06-01
    care         | water   | port     |            | 2025-07-01
  )";
  Question question = on("2025-04-15");
  EXPECT_TRUE(is_set(port(tables, question), Flag::ending));
  EXPECT_EQ(port(tables, question).ends_on, parse_day("2025-06-30"));
  question.horizon = 77;  // to 1 July
  EXPECT_TRUE(is_set(port(tables, question), Flag::ending));
  question.horizon = 76;
  EXPECT_FALSE(is_set(port(tables, question), Flag::ending));
  EXPECT_FALSE(port(tables, question).ends_on);
}

TEST(Ending, IsFilledByWhatIsAnnouncedOrStartsLater) {
  const std::string tables = R"(
    deliveries
    organisation | service | location | start      | end        | status
    hope         | water   | port     | 2025-01-01 | 2025-06-01 |
    care         | water   | port     | 2025-06-01 | 2025-07-01 | planned
    care         | water   | port     | 2025-07-01 | 2025-08-01 |
  )";
  EXPECT_EQ(port(tables).ends_on, parse_day("2025-07-31"));
  EXPECT_EQ(port(tables + "relief | water | port | 2025-08-01 | |\n").ends_on, std::nullopt);
  EXPECT_EQ(port(tables + "relief | water | port | 2025-08-02 | |\n").ends_on, parse_day("2025-07-31"));
}

TEST(Ending, NeverComesToWhatWasOnlyReportedOrIsOpen) {
  EXPECT_FALSE(is_set(port(R"(
    deliveries
    organisation | service | location | reported
    hope         | water   | port     | 2025-04
  )"),
                      Flag::ending));
  EXPECT_FALSE(is_set(port(R"(
    deliveries
    organisation | service | location | start      | end
    hope         | water   | port     | 2025-01-01 | 2025-06-01
    care         | water   | port     | 2025-01-01 |
  )"),
                      Flag::ending));
}

const std::string silent_since_february = R"(
  scopes
  of         | location | service | start      | end
  deliveries | land     | water   | 2025-01-01 | 2026-01-01
  deliveries
  organisation | service | location | reported
  hope         | water   | port     | 2025-01+2025-02
)";

TEST(Lapsed, IsWhatWasReportedAndIsSilentInALaterRound) {
  const auto cell = port(silent_since_february + "care | water | port | 2025-04\n");
  EXPECT_TRUE(is_set(cell, Flag::lapsed));
  EXPECT_EQ(cell.lapsed, 1U);
  EXPECT_EQ(cell.deliveries, 1U);
}

TEST(Lapsed, IsShownWithoutAFlagWhereNobodyElseDelivers) {
  const auto cell = port(silent_since_february);
  EXPECT_EQ(cell.lapsed, 1U);
  EXPECT_EQ(cell.state, State::blank);
  EXPECT_TRUE(cell.flags.empty());
}

TEST(Lapsed, IsNotWhereNobodyHadItInScopeOrItGoesOn) {
  EXPECT_EQ(port(silent_since_february, on("2026-04-15")).lapsed, 0U);
  EXPECT_EQ(port(silent_since_february, on("2025-02-15")).lapsed, 0U);
  EXPECT_EQ(port(silent_since_february + "hope | water | port | 2025-04\n").lapsed, 0U);
}

TEST(Unfunded, IsWhereNoCommitmentCoversTheDay) {
  const std::string tables = R"(
    programmes
    id
    wells
    deliveries
    organisation | service | location | programme
    hope         | water   | port     | wells
    funding
    provider | receiver | kind       | start      | end
    donor    | wells    | commitment | 2024-01-01 | 2025-04-01
  )";
  EXPECT_TRUE(is_set(port(tables), Flag::unfunded));
  EXPECT_FALSE(is_set(port(tables, on("2025-03-31")), Flag::unfunded));
  EXPECT_FALSE(is_set(port(tables + "other | wells | commitment | 2025-04-01 |\n"), Flag::unfunded));
  EXPECT_TRUE(is_set(port(tables + "other | wells | pledge | 2025-04-01 |\n"), Flag::unfunded));
  EXPECT_TRUE(is_unknown(port(tables + "other | wells | commitment | |\n"), Flag::unfunded));
}

const std::string referrals_in_scope = R"(
  scopes
  of        | location | start
  referrals | land     | 2025-01-01
  deliveries
  organisation | service | location | way_in
  hope         | water   | port     | referral only
)";

TEST(Unreachable, IsWhereNoWayLeadsIn) { EXPECT_TRUE(is_set(port(referrals_in_scope), Flag::unreachable)); }

TEST(Unreachable, IsNotWhereAnybodyMayWalkIn) {
  EXPECT_FALSE(is_set(port(referrals_in_scope + "care | water | port | walk-in\n"), Flag::unreachable));
}

TEST(Unreachable, IsNotWhereFormalReferralsLeadInFromAWayIn) {
  const std::string tables = referrals_in_scope + R"(
    care         | clinic  | valley   | hotline
    referrals
    from   | to     | service | status | formal
    care   | relief | water   | active | yes
    relief | hope   | water   | pilot  | yes
  )";
  EXPECT_FALSE(is_set(port(tables), Flag::unreachable));
}

TEST(Unreachable, IsWhereTheLinkIsInformalEndedOrForAnotherService) {
  for (const std::string link : {"care | hope | water | active | no", "care | hope | water | ended | yes",
                                 "care | hope | clinic | active | yes", "relief | hope | water | active | yes"}) {
    EXPECT_TRUE(is_set(port(referrals_in_scope + R"(
      care         | clinic  | valley   | hotline
      referrals
      from   | to     | service | status | formal
    )" + link),
                       Flag::unreachable))
        << link;
  }
}

TEST(ReturneeOnly, IsWhereEverythingIsForReturnees) {
  const std::string tables = R"(
    deliveries
    organisation | service | location | group
    hope         | water   | port     | returnees
    care         | water   | port     | deportees
  )";
  EXPECT_TRUE(is_set(port(tables), Flag::returnee_only));
  EXPECT_TRUE(is_unknown(port(tables + "care | water | port |\n"), Flag::returnee_only));
  EXPECT_FALSE(is_set(port(tables + "care | water | port | everyone\n"), Flag::returnee_only));
  EXPECT_FALSE(is_unknown(port(tables + "care | water | port | everyone\n"), Flag::returnee_only));
}

TEST(Stale, IsWhatNobodyConfirmedForAYear) {
  const std::string tables = R"(
    deliveries
    organisation | service | location | assured_date
    hope         | water   | port     | 2024-04-14
    care         | water   | port     |
  )";
  EXPECT_FALSE(is_set(port(tables, on("2025-04-14")), Flag::stale));
  EXPECT_TRUE(is_set(port(tables, on("2025-04-15")), Flag::stale));
  EXPECT_FALSE(is_set(port(tables + "care | water | port | 2025-01-01\n"), Flag::stale));
}

TEST(Stale, IsNotWhatWasReportedUntilLessThanAYearAgo) {
  const std::string tables = R"(
    deliveries
    organisation | service | location | start      | reported | assured_date
    hope         | water   | port     | 2023-01-01 | 2024-03  | 2023-01-31
  )";
  // The report of March confirms as of the 31st, whatever day of confirmation an earlier return gave.
  EXPECT_FALSE(is_set(port(tables, on("2025-03-31")), Flag::stale));
  EXPECT_TRUE(is_set(port(tables, on("2025-04-01")), Flag::stale));
}

TEST(SingleDonor, IsNoneTheLessWhereAnotherPledges) {
  const std::string pledged = two_programmes + R"(donor | pumps | funding
  funding
  provider | receiver | kind
  other    | pumps    | )";
  EXPECT_TRUE(is_set(port(pledged + "pledge\n"), Flag::single_donor));
  EXPECT_FALSE(is_set(port(pledged + "commitment\n"), Flag::single_donor));
}

}  // namespace

#include "engine/analysis/network_roles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/analysis/conversations.h"
#include "engine/analysis/seats.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;

const std::string contacts = R"(
  deliveries
  organisation | service | location
  care         | clinic  | valley
  hope         | clinic  | valley
  relief       | clinic  | valley
  care         | water   | port
  hope         | water   | port
  organisations
  id
  body
  forum
  referrals
  from | to     | status
  care | relief | active
  memberships
  organisation | body  | status
  relief       | body  | chair
  donor        | body  | member
  donor        | forum | member
  other        | forum | observer
)";

std::string name(const engine::Snapshot& snapshot, engine::Ref<engine::Organisation> one) {
  return snapshot.organisations[one.index].id;
}

TEST(NetworkRoles, TellBrokersFromTheIsolated) {
  const auto snapshot = in_small_field(contacts);
  const auto found = find_network_roles(*snapshot, on("2025-01-01"));
  std::string text;
  for (const auto& role : found.roles) {
    text += name(*snapshot, role.organisation) + " " + std::to_string(role.contacts) +
            (role.articulation ? " parts" : "") + (role.isolated ? " alone" : "") + "\n";
  }
  EXPECT_EQ(text, "donor 4 parts\nrelief 3 parts\nbody 2\nforum 2\nother 2\ncare 1\nhope 0 alone\n");
}

// Acceptance: pairs that share areas and services, and no group, agreement or referral.
TEST(Conversations, AreMissingWhereNothingButCellsIsShared) {
  const auto snapshot = in_small_field(contacts);
  engine::Question question = overlaps_on("2025-01-01");
  const auto all = find_missing_conversations(*snapshot, question, 1);
  ASSERT_EQ(all.size(), 2U) << "care refers to relief: these two are in touch";
  EXPECT_EQ(name(*snapshot, all[0].a) + " " + name(*snapshot, all[0].b), "care hope");
  EXPECT_EQ(all[0].shared.size(), 2U);
  EXPECT_EQ(name(*snapshot, all[1].a) + " " + name(*snapshot, all[1].b), "hope relief");
  EXPECT_EQ(find_missing_conversations(*snapshot, question, 2).size(), 1U);
}

// What one delivery serves elsewhere does not bring two together here.
TEST(Conversations, AreAboutTheCellsWithinTheFilter) {
  const auto snapshot = in_small_field(R"(
  deliveries
  organisation | service | location | serves
  care         | clinic  | valley   | valley+port
  hope         | clinic  | valley   | valley+port
)");
  engine::Question question = overlaps_on("2025-01-01");
  question.filter.locations = {location(*snapshot, "port")};
  const auto found = find_missing_conversations(*snapshot, question, 1);
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].shared.size(), 1U);
  EXPECT_EQ(snapshot->locations.id(found[0].shared[0].location), "port");
}

// Acceptance: providers that are in no group are listed.
TEST(Seats, ListProvidersWithoutOneAndMembersWhoDeliverNothing) {
  const auto snapshot = in_small_field(contacts);
  const auto seats = find_seats(*snapshot, on("2025-01-01"));
  std::string outside, idle, bridges;
  for (const auto& seat : seats.outside) outside += name(*snapshot, seat.organisation) + " ";
  for (const auto& seat : seats.members) {
    if (seat.deliveries == 0) idle += name(*snapshot, seat.organisation) + " ";
    if (seat.bodies.size() > 1) bridges += name(*snapshot, seat.organisation) + " ";
  }
  EXPECT_EQ(outside, "care hope ");
  EXPECT_EQ(idle, "donor other ");
  EXPECT_EQ(bridges, "donor ");
  ASSERT_EQ(seats.strangers.size(), 1U);
  EXPECT_EQ(name(*snapshot, seats.strangers[0].a) + " " + name(*snapshot, seats.strangers[0].b), "other relief");
  EXPECT_FALSE(seats.memberships_known);
}

// Pair by pair, and cell by cell.
TEST(Conversations, AgreeWithTheObviousWay) {
  std::mt19937 random(23);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random);
    const auto snapshot = random_snapshot(tables);
    auto question = random_question(random, *snapshot);
    question.filter.organisations.clear();
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> expected;
    for (std::uint32_t a = 0; a < snapshot->organisations.size(); ++a) {
      for (std::uint32_t b = a + 1; b < snapshot->organisations.size(); ++b) {
        std::set<engine::Cell> of[2];
        for (std::size_t delivery = 0; delivery < snapshot->deliveries.size(); ++delivery) {
          const auto by = snapshot->deliveries[delivery].organisation.index;
          if ((by != a && by != b) || !chosen(*snapshot, delivery, question)) continue;
          if (!active_on(*snapshot, delivery, *question.day)) continue;
          const auto cells = cells_of(*snapshot, delivery, question.levels);
          of[by == a ? 0 : 1].insert(cells.begin(), cells.end());
        }
        const auto both = std::ranges::count_if(of[0], [&](const auto& cell) { return of[1].contains(cell); });
        bool in_touch = snapshot->organisations[a].placeholder || snapshot->organisations[b].placeholder;
        for (const auto& contact : find_contacts(*snapshot, question)) {
          in_touch = in_touch || (contact.a.index == a && contact.b.index == b);
        }
        if (both > 0 && !in_touch) expected[{a, b}] = static_cast<std::size_t>(both);
      }
    }
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> found;
    for (const auto& one : find_missing_conversations(*snapshot, question, 1)) {
      found[{one.a.index, one.b.index}] = one.shared.size();
    }
    ASSERT_EQ(found, expected) << "round " << round << "\n" << tables;
  }
}

}  // namespace

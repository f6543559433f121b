#include "engine/analysis/network.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/engine/graph_text.h"

namespace engine {
namespace {

// Three that deliver in the valley, one in the port, a donor of one of them, and a table at which two sit.
const char* const field = R"(
  locations
  id     | level | parent
  land   | 0     |
  valley | 2     | land
  port   | 2     | land

  services
  id     | parents
  all    |
  water  | all
  health | all

  groups
  id       | parents
  everyone |

  organisations
  id
  body
  care
  donor
  hope
  port-aid
  relief

  programmes
  id
  wells

  deliveries
  organisation | service | location | programme | start      | end
  hope         | water   | valley   | wells     | 2024-01-01 | 2025-01-01
  relief       | water   | valley   |           | 2024-01-01 | 2025-01-01
  relief       | health  | valley   |           | 2024-01-01 | 2025-01-01
  care         | health  | valley   |           | 2020-01-01 | 2021-01-01
  port-aid     | health  | port     |           | 2024-01-01 | 2025-01-01

  participations
  organisation | programme | role
  hope         | wells     | implementing
  donor        | wells     | funding

  memberships
  organisation | body | status
  hope         | body | core member

  referrals
  from     | to   | service
  port-aid | hope | water
)";

Question on(const char* day) {
  Question question;
  if (day != nullptr) question.day = parse_day(day);
  return question;
}

std::string links(const Snapshot& snapshot, const Network& network) {
  std::string text;
  for (const NetworkLink& link : network.links) {
    text += snapshot.organisations[link.a.index].id + " " + snapshot.organisations[link.b.index].id;
    for (const LinkKind kind : link.kinds) text += " " + std::string(to_text(kind));
    text += " " + std::to_string(link.cells) + "\n";
  }
  return text;
}

TEST(Network, LinksThoseThatShareCellsProgrammesReferralsOrATable) {
  const auto snapshot = testing_text::snapshot(field);
  const auto network = find_network(*snapshot, on("2024-06-01"), 300);
  EXPECT_EQ(links(*snapshot, network),
            "hope relief shared-cells 1\n"
            "body hope membership 0\n"
            "donor hope programme 0\n"
            "hope port-aid referral 0\n");
  EXPECT_EQ(network.organisations, 5u) << "who delivered in 2020 alone and is linked to nobody is not part of it";
}

TEST(Network, RanksByLinksThenCells) {
  const auto snapshot = testing_text::snapshot(field);
  const auto network = find_network(*snapshot, on("2024-06-01"), 300);
  ASSERT_EQ(network.nodes.size(), 5u);
  EXPECT_EQ(snapshot->organisations[network.nodes[0].organisation.index].id, "hope");
  EXPECT_EQ(network.nodes[0].links, 4u);
  EXPECT_EQ(snapshot->organisations[network.nodes[1].organisation.index].id, "relief");
  EXPECT_EQ(network.nodes[1].cells, 2u);
}

TEST(Network, OfAPlaceHoldsWhoDeliversThereAndWhomTheyAreLinkedTo) {
  const auto snapshot = testing_text::snapshot(field);
  Question question = on("2024-06-01");
  question.filter.locations = {testing_text::location(*snapshot, "port")};
  EXPECT_EQ(links(*snapshot, find_network(*snapshot, question, 300)), "hope port-aid referral 0\n");
}

TEST(Network, OfAnOrganisationIsItsNeighbourhood) {
  const auto snapshot = testing_text::snapshot(field);
  Question question = on("2024-06-01");
  question.filter.organisations = {testing_text::organisation(*snapshot, "relief")};
  EXPECT_EQ(links(*snapshot, find_network(*snapshot, question, 300)), "hope relief shared-cells 1\n");
}

TEST(Network, OfAllTimeMeetsWhoeverDeliveredThere) {
  const auto snapshot = testing_text::snapshot(field);
  const auto network = find_network(*snapshot, on(nullptr), 300);
  EXPECT_NE(links(*snapshot, network).find("care relief shared-cells 1\n"), std::string::npos);
}

TEST(Network, KeepsTheFirstByRankAndSaysHowManyThereAre) {
  const auto snapshot = testing_text::snapshot(field);
  const auto network = find_network(*snapshot, on("2024-06-01"), 2);
  EXPECT_EQ(network.organisations, 5u);
  EXPECT_EQ(network.nodes.size(), 2u);
  EXPECT_EQ(links(*snapshot, network), "hope relief shared-cells 1\n");
}

TEST(Network, OfNothingIsEmpty) {
  const auto snapshot = testing_text::snapshot("");
  const auto network = find_network(*snapshot, on("2024-06-01"), 300);
  EXPECT_TRUE(network.nodes.empty());
  EXPECT_TRUE(network.links.empty());
}

}  // namespace
}  // namespace engine

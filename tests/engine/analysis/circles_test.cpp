#include "engine/analysis/circles.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>

namespace engine {
namespace {

using Organisations = std::vector<std::uint32_t>;

std::string to_text(const std::vector<Tie>& ties) {
  std::string text;
  for (const Tie& tie : ties) {
    text += std::to_string(tie.a.index) + "-" + std::to_string(tie.b.index) + " " + std::to_string(tie.kinds) + " " +
            std::to_string(tie.shared) + "\n";
  }
  return text;
}

TEST(Circles, TieAllWhoAreInThem) {
  Circles circles(std::vector<bool>(4, true));
  const auto meeting = circles.add(1, 1);
  for (const std::uint32_t one : {2U, 0U, 1U, 2U}) circles.join(meeting, {one});
  circles.join(circles.add(1, 2), {3});
  EXPECT_EQ(to_text(circles.ties(1)), "0-1 1 1\n0-2 1 1\n1-2 1 1\n");
}

TEST(Circles, AreTiedByTheLinksBetweenThem) {
  Circles circles(std::vector<bool>(4, true));
  const auto programme = circles.add(1, 1);
  circles.join(programme, {1});
  circles.join(programme, {2});
  circles.link(Circles::alone({0}), programme, 2);
  circles.link(Circles::alone({1}), Circles::alone({3}), 4);
  circles.link(Circles::alone({3}), Circles::alone({1}), 8);
  EXPECT_EQ(to_text(circles.ties(1)), "0-1 2 0\n0-2 2 0\n1-2 1 1\n1-3 12 0\n");
}

TEST(Circles, LeaveOutWhoIsNotTaken) {
  Circles circles({true, false, true});
  const auto meeting = circles.add(1, 1);
  for (const std::uint32_t one : {0U, 1U, 2U}) circles.join(meeting, {one});
  circles.join(meeting, {});
  circles.link(Circles::alone({0}), Circles::alone({1}), 2);
  EXPECT_EQ(to_text(circles.ties()), "0-2 1 0\n");
}

// Circles and links as drawn, for whom every pair is looked at.
struct Drawn {
  std::uint32_t organisations;
  std::vector<std::pair<std::set<std::uint32_t>, unsigned>> circles;      // members and kinds
  std::vector<std::tuple<std::uint32_t, std::uint32_t, unsigned>> links;  // of circles

  explicit Drawn(std::mt19937& random) : organisations(static_cast<std::uint32_t>(1 + random() % 40)) {
    for (std::uint32_t one = 0; one < organisations; ++one) circles.push_back({{one}, 0});
    for (auto left = random() % 20; left > 0; --left) {
      auto& [members, kinds] = circles.emplace_back();
      kinds = 1U << random() % 3;
      for (auto times = random() % 8; times > 0; --times) {
        members.insert(static_cast<std::uint32_t>(random() % organisations));
      }
    }
    for (auto left = random() % 20; left > 0; --left) {
      const auto any = [&] { return static_cast<std::uint32_t>(random() % circles.size()); };
      const auto one = any(), other = any();
      links.emplace_back(one, other, 8U << random() % 2);
    }
  }

  std::vector<Tie> ties() const {
    std::map<std::pair<std::uint32_t, std::uint32_t>, Tie> found;
    const auto add = [&](std::uint32_t one, std::uint32_t other, unsigned kinds, bool counted) {
      if (one >= other) return;
      Tie& tie = found.try_emplace({one, other}, Tie{{one}, {other}}).first->second;
      tie.kinds = static_cast<std::uint8_t>(tie.kinds | kinds);
      tie.shared += counted;
    };
    for (const auto& [members, kinds] : circles) {
      for (const auto one : members) {
        for (const auto other : members) add(one, other, kinds, kinds == 1);
      }
    }
    for (const auto& [one_circle, other_circle, kinds] : links) {
      for (const auto one : circles[one_circle].first) {
        for (const auto other : circles[other_circle].first) {
          add(one, other, kinds, false);
          add(other, one, kinds, false);
        }
      }
    }
    std::vector<Tie> list;
    for (const auto& [pair, tie] : found) list.push_back(tie);
    return list;
  }
};

TEST(Circles, AgreeWithTheObviousWay) {
  std::mt19937 random(91);
  for (int round = 0; round < 500; ++round) {
    const Drawn drawn(random);
    Circles circles(std::vector<bool>(drawn.organisations, true));
    for (std::size_t circle = drawn.organisations; circle < drawn.circles.size(); ++circle) {
      const auto number = circles.add(1, static_cast<Circles::Kinds>(drawn.circles[circle].second));
      for (const auto member : drawn.circles[circle].first) circles.join(number, {member});
    }
    for (const auto& [one, other, kinds] : drawn.links) circles.link(one, other, static_cast<Circles::Kinds>(kinds));
    ASSERT_EQ(to_text(circles.ties(1)), to_text(drawn.ties())) << round;
  }
}

}  // namespace
}  // namespace engine

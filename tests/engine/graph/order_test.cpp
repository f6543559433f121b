#include "engine/graph/order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace engine {
namespace {

using Groups = Order<PopulationGroup>;
using Node = OrderNode<PopulationGroup>;

template <class Fact>
std::string ids(const Order<Fact>& order, std::span<const Ref<Fact>> nodes) {
  std::string text;
  for (const auto node : nodes) text += (text.empty() ? "" : " ") + order.id(node);
  return text;
}

TEST(Order, NumbersATreeSoThatWhatIsBelowFollows) {
  const Order<Location> places({{"IQ", "Iraq", {}, 0},
                                {"IQ2", "Basra", {"IQ"}, 1},
                                {"IQ1", "Anbar", {"IQ"}, 1},
                                {"IQ1b", "Heet", {"IQ1"}, 2},
                                {"IQ1a", "Falluja", {"IQ1"}, 2}});
  EXPECT_EQ(ids<Location>(places, places.below(places.find("IQ"))), "IQ IQ1 IQ1a IQ1b IQ2");
  EXPECT_EQ(ids<Location>(places, places.above(places.find("IQ1b"))), "IQ IQ1 IQ1b");
  EXPECT_EQ(places.level(places.find("IQ1b")), 2);
  EXPECT_FALSE(places.find("IR").known());
}

TEST(Order, AllowsSeveralParents) {
  const Groups groups({{"everyone", "", {}, 0},
                       {"women", "", {"everyone"}, 0},
                       {"returnees", "", {"everyone"}, 0},
                       {"deportees", "", {"returnees"}, 0},
                       {"deported-women", "", {"women", "deportees"}, 0}});
  const auto both = groups.find("deported-women");
  EXPECT_TRUE(groups.within(both, groups.find("women")));
  EXPECT_TRUE(groups.within(both, groups.find("returnees")));
  EXPECT_FALSE(groups.within(groups.find("women"), both));
  EXPECT_EQ(groups.level(both), 2) << "the shortest way to the root counts";
  EXPECT_EQ(groups.parents(both).size(), 2u);
}

TEST(Order, OpensACircleAtItsGreatestId) {
  const Groups groups({{"a", "", {"c"}, 0}, {"b", "", {"a"}, 0}, {"c", "", {"b"}, 0}, {"d", "", {"a"}, 0}});
  EXPECT_EQ(ids<PopulationGroup>(groups, groups.above(groups.find("d"))), "c a d");
  EXPECT_TRUE(groups.parents(groups.find("c")).empty());
}

TEST(Order, LeavesOutAParentThatDoesNotExist) {
  const Groups groups({{"a", "", {"nobody", "a"}, 0}});
  EXPECT_EQ(groups.size(), 1u);
  EXPECT_TRUE(groups.parents(groups.find("a")).empty());
}

TEST(Order, OfNothingIsEmpty) {
  EXPECT_EQ(Groups(std::vector<Node>{}).size(), 0u);
  EXPECT_FALSE(Groups().find("a").known());
}

std::vector<Node> random_nodes(std::mt19937& random) {
  std::vector<Node> nodes;
  const int count = 1 + static_cast<int>(random() % 30);
  for (int at = 0; at < count; ++at) {
    Node node{"n" + std::to_string(random() % 100), "", {}, 0};
    for (auto parent = random() % 3; parent > 0; --parent) {
      // Mostly towards what is there already; now and then forwards, so that circles arise.
      if (random() % 20 == 0) node.parents.push_back("n" + std::to_string(random() % 100));
      if (!nodes.empty()) node.parents.push_back(nodes[random() % nodes.size()].id);
    }
    nodes.push_back(node);
  }
  return nodes;
}

// Every node that can be reached upwards, found by walking the links one by one.
std::set<std::uint32_t> obvious_above(const Groups& groups, Ref<PopulationGroup> node) {
  std::set<std::uint32_t> above{node.index};
  for (const auto parent : groups.parents(node)) above.merge(obvious_above(groups, parent));
  return above;
}

TEST(Order, AgreesWithTheObviousWay) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    auto nodes = random_nodes(random);
    const Groups groups(nodes);
    for (Ref<PopulationGroup> node{0}; node.index < groups.size(); ++node.index) {
      const auto obvious = obvious_above(groups, node);
      ASSERT_TRUE(std::ranges::equal(groups.above(node), obvious, {}, &Ref<PopulationGroup>::index));
      for (const auto parent : groups.parents(node)) ASSERT_LT(parent, node);
      for (Ref<PopulationGroup> top{0}; top.index < groups.size(); ++top.index) {
        ASSERT_EQ(groups.within(node, top), obvious.contains(top.index));
      }
    }
    // Another order of the same nodes gives the same numbers (of several with one id the first counts).
    std::ranges::stable_sort(nodes, {}, &Node::id);
    const auto again = Groups(nodes);
    for (Ref<PopulationGroup> node{0}; node.index < groups.size(); ++node.index) {
      ASSERT_EQ(again.id(node), groups.id(node));
    }
  }
}

}  // namespace
}  // namespace engine

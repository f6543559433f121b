#include "engine/analysis/centrality.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace {

using engine::PlainLinks;

PlainLinks random_links(std::mt19937& random, std::uint32_t count) {
  PlainLinks links;
  for (std::uint32_t one = 0; one < count; ++one) {
    for (std::uint32_t other = one + 1; other < count; ++other) {
      if (random() % 3 == 0) links.emplace_back(one, other);
    }
  }
  return links;
}

// Distances and numbers of shortest ways by trying every node between, again and again.
struct Ways {
  std::vector<std::vector<int>> steps;
  std::vector<std::vector<double>> ways;

  Ways(std::uint32_t count, const PlainLinks& links)
      : steps(count, std::vector<int>(count, 1000)), ways(count, std::vector<double>(count)) {
    for (const auto& [one, other] : links) steps[one][other] = steps[other][one] = 1;
    for (std::uint32_t one = 0; one < count; ++one) steps[one][one] = 0;
    for (std::uint32_t by = 0; by < count; ++by) {
      for (std::uint32_t one = 0; one < count; ++one) {
        for (std::uint32_t other = 0; other < count; ++other) {
          steps[one][other] = std::min(steps[one][other], steps[one][by] + steps[by][other]);
        }
      }
    }
    for (std::uint32_t one = 0; one < count; ++one) {
      for (std::uint32_t other = 0; other < count; ++other) ways[one][other] = number(one, other, links);
    }
  }

  double number(std::uint32_t one, std::uint32_t other, const PlainLinks& links) const {
    if (one == other) return 1;
    if (steps[one][other] >= 1000) return 0;
    double sum = 0;
    for (const auto& [a, b] : links) {
      for (const auto& [near, far] : {std::pair(a, b), std::pair(b, a)}) {
        if (near == one && steps[far][other] + 1 == steps[one][other]) sum += number(far, other, links);
      }
    }
    return sum;
  }
};

std::vector<double> obvious_betweenness(std::uint32_t count, const PlainLinks& links) {
  const Ways all(count, links);
  std::vector<double> through(count);
  for (std::uint32_t node = 0; node < count; ++node) {
    for (std::uint32_t one = 0; one < count; ++one) {
      for (std::uint32_t other = one + 1; other < count; ++other) {
        if (one == node || other == node || all.ways[one][other] == 0) continue;
        if (all.steps[one][node] + all.steps[node][other] != all.steps[one][other]) continue;
        through[node] += all.ways[one][node] * all.ways[node][other] / all.ways[one][other];
      }
    }
    if (count > 2) through[node] /= (count - 1) * (count - 2) / 2.0;
  }
  return through;
}

std::uint32_t parts(std::uint32_t count, const PlainLinks& links, std::uint32_t without) {
  std::vector<std::uint32_t> part(count);
  for (std::uint32_t one = 0; one < count; ++one) part[one] = one;
  for (std::uint32_t round = 0; round < count; ++round) {
    for (const auto& [one, other] : links) {
      if (one != without && other != without) part[one] = part[other] = std::min(part[one], part[other]);
    }
  }
  std::uint32_t number = 0;
  for (std::uint32_t one = 0; one < count; ++one) number += one != without && part[one] == one;
  return number;
}

TEST(Centrality, AgreesWithTheObviousWay) {
  std::mt19937 random(21);
  for (int round = 0; round < 500; ++round) {
    const auto count = static_cast<std::uint32_t>(1 + random() % 7);
    const auto links = random_links(random, count);
    const auto expected = obvious_betweenness(count, links);
    const auto exact = engine::find_betweenness(count, links);
    const auto points = engine::find_articulation_points(count, links);
    EXPECT_FALSE(exact.sampled);
    for (std::uint32_t node = 0; node < count; ++node) {
      ASSERT_NEAR(exact.share[node], expected[node], 1e-9) << round;
      const bool alone =
          std::ranges::none_of(links, [&](auto link) { return link.first == node || link.second == node; });
      const bool parts_others = !alone && parts(count, links, node) > parts(count, links, count);
      ASSERT_EQ(std::ranges::binary_search(points, node), parts_others) << round;
    }
  }
}

// A path of five: a sample of every node from one step on is what all of them say.
TEST(Centrality, OfASampleSaysSo) {
  const PlainLinks path = {{0, 1}, {1, 2}, {2, 3}, {3, 4}};
  const auto sampled = engine::find_betweenness(5, path, 4);
  EXPECT_TRUE(sampled.sampled);
  EXPECT_EQ(std::ranges::max_element(sampled.share) - sampled.share.begin(), 2);
}

TEST(Communities, FallApartWhereFewLinksJoinThem) {
  const PlainLinks two = {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 3}};
  EXPECT_EQ(engine::find_communities(6, two, std::vector<double>(7, 1)),
            (std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1}));
  EXPECT_NEAR(engine::modularity(6, two, std::vector<double>(7, 1), {0, 0, 0, 1, 1, 1}), 6.0 / 7 - 0.5, 1e-12);
  EXPECT_EQ(engine::find_communities(2, {}, {}), (std::vector<std::uint32_t>{0, 1}));
}

// And they are the same every time.
TEST(Communities, AreNoWorseThanAllAloneOrAllTogether) {
  std::mt19937 random(22);
  for (int round = 0; round < 500; ++round) {
    const auto count = static_cast<std::uint32_t>(1 + random() % 7);
    const auto links = random_links(random, count);
    const std::vector<double> weights(links.size(), 1);
    const auto found = engine::find_communities(count, links, weights);
    ASSERT_EQ(found, engine::find_communities(count, links, weights));
    const double reached = engine::modularity(count, links, weights, found);
    std::vector<std::uint32_t> alone(count), together(count);
    for (std::uint32_t one = 0; one < count; ++one) alone[one] = one;
    ASSERT_GE(reached + 1e-9, engine::modularity(count, links, weights, alone));
    ASSERT_GE(reached + 1e-9, engine::modularity(count, links, weights, together));
  }
}

}  // namespace

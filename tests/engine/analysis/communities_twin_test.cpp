#include <gtest/gtest.h>

#include <random>

#include "tests/engine/analysis/obvious_communities.h"

namespace {

struct Drawn {
  std::uint32_t count;
  engine::PlainLinks links;
  std::vector<std::int64_t> whole;
  std::vector<double> weights;

  explicit Drawn(std::mt19937& random) : count(static_cast<std::uint32_t>(1 + random() % 12)) {
    const unsigned chances = 2 + random() % 4;
    for (std::uint32_t one = 0; one < count; ++one) {
      for (std::uint32_t other = one + 1; other < count; ++other) {
        if (random() % chances != 0) continue;
        links.emplace_back(one, other);
        whole.push_back(static_cast<std::int64_t>(1 + random() % 3));
        weights.push_back(static_cast<double>(whole.back()));
      }
    }
  }
};

TEST(Communities, AgreeWithTheObviousWay) {
  std::mt19937 random(61);
  for (int round = 0; round < 500; ++round) {
    const Drawn drawn(random);
    ASSERT_EQ(engine::find_communities(drawn.count, drawn.links, drawn.weights),
              obvious::communities(drawn.count, drawn.links, drawn.whole))
        << round;
  }
}

TEST(Communities, AreNeverFartherFromOrderThanEverybodyAlone) {
  std::mt19937 random(62);
  for (int round = 0; round < 500; ++round) {
    const Drawn drawn(random);
    std::vector<std::uint32_t> alone(drawn.count);
    for (std::uint32_t one = 0; one < drawn.count; ++one) alone[one] = one;
    const auto found = engine::find_communities(drawn.count, drawn.links, drawn.weights);
    ASSERT_GE(engine::modularity(drawn.count, drawn.links, drawn.weights, found) + 1e-9,
              engine::modularity(drawn.count, drawn.links, drawn.weights, alone))
        << round;
  }
}

}  // namespace

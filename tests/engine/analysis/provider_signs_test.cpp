#include "engine/analysis/provider_signs.h"

#include <random>
#include <set>

#include <gtest/gtest.h>

#include "tests/engine/analysis/random_graph.h"

namespace engine {
namespace {

std::set<std::uint32_t> cells_of(const Rolls& rolls, std::uint32_t provider) {
  std::set<std::uint32_t> cells;
  for (const Rolls::Position& position : rolls.of(provider)) cells.insert(position.cell);
  return cells;
}

std::size_t common(const std::set<std::uint32_t>& one, const std::set<std::uint32_t>& other) {
  std::size_t count = 0;
  for (const std::uint32_t cell : one) count += other.count(cell);
  return count;
}

// Signs may doubt what is not so, but not the other way round; and doubt little, or they were of no use.
TEST(ProviderSigns, DoubtWhateverMeetsAgainOrIsAChain) {
  std::size_t doubted = 0, once = 0, maybe = 0, apart = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto snapshot = testing_text::random_snapshot(testing_text::random_tables(random));
    const Question question = testing_text::random_question(random, *snapshot);
    const View view(*snapshot, question);
    const RosterChoice choice(view);
    const Rolls rolls(view, choice);
    const Chains chains(view, *choice.roster().providers, *choice.roster().programmes);
    const auto signs = find_signs(rolls, chains.signs());
    for (const std::uint32_t cell : rolls.shared_cells()) {
      const auto [first, end] = rolls.roll(cell);
      for (std::uint32_t stay = first; stay < end; ++stay) {
        const std::uint32_t a = rolls.entry(first).provider, b = rolls.entry(stay).provider;
        if (a == b) continue;
        const ProviderSign &one = signs[a], &other = signs[b];
        const bool again = common(cells_of(rolls, a), cells_of(rolls, b)) > 1;
        ASSERT_TRUE(!again || may_meet_again(one, other) != 0);
        ASSERT_EQ(chains.are_one(a, b), chains.between(a, b).has_value());
        ASSERT_TRUE(!chains.are_one(a, b) || may_be_chain(one.chain, other.chain) != 0);
        once += again ? 0 : 1;
        doubted += !again && may_meet_again(one, other) != 0 ? 1 : 0;
        apart += chains.are_one(a, b) ? 0 : 1;
        maybe += !chains.are_one(a, b) && may_be_chain(one.chain, other.chain) != 0 ? 1 : 0;
      }
    }
  }
  EXPECT_LT(doubted * 2, once);
  EXPECT_LT(maybe * 2, apart);
}

}  // namespace
}  // namespace engine

#include "engine/analysis/delivery_edits.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

#include "tests/engine/analysis/random_edits.h"

namespace engine {
namespace {

// Keeps what edits changed since it was first asked for.
struct Noted {
  DeliveryEdits edits;

  static constexpr bool follows_actors = true;
  static std::shared_ptr<const Noted> after(const Noted& before, const Snapshot& was, const Snapshot& is,
                                            const Alteration& alteration, std::size_t) {
    auto noted = std::make_shared<Noted>(before);
    return noted->edits.add(was, is, alteration) ? noted : nullptr;
  }
};

std::shared_ptr<const Noted> noted_of(const Snapshot& snapshot) {
  return snapshot.kept.get<Noted>(0, [] { return std::make_shared<const Noted>(); });
}

// Each delivery that is not gone is where its number says, and the others are those that came.
void hold(const Deliveries& was, const DeliveryMoves& moves, const Renumberings& actors, const Deliveries& now) {
  std::vector<std::uint32_t> all, stay;
  for (std::uint32_t old = 0; old < was.size(); ++old) {
    if (moves.is_gone(old)) continue;
    stay.push_back(old);
    all.push_back(moves(old));
    ASSERT_LT(all.back(), now.size());
    DeliveryKey key = key_of(was[old]);
    key.organisation = actors(key.organisation);
    ASSERT_EQ(key_of(now[all.back()]), key);
    ASSERT_EQ(now.marks(all.back()).status(), was.marks(old).status());
    ASSERT_EQ(now.capacity(all.back()), was.capacity(old));
  }
  if (!stay.empty()) {
    std::vector<std::uint32_t> moved(stay.size());
    moves.apply(stay, stay.front(), stay.back(), moved.data());
    ASSERT_EQ(moved, all);
    moves.apply(stay, stay.front(), stay.back(), stay.data());
    ASSERT_EQ(stay, all) << "over the old ones";
  }
  all.insert(all.end(), moves.came().begin(), moves.came().end());
  std::ranges::sort(all);
  std::vector<std::uint32_t> every(now.size());
  std::iota(every.begin(), every.end(), 0U);
  ASSERT_EQ(all, every);
}

TEST(DeliveryMoves, SayWhereEachDeliveryIsAfterSeveralEdits) {
  std::size_t held = 0, arrived = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto all = testing_text::random_records(random);
    testing_text::Records records = testing_text::drawn(random, all, 4);
    const auto before = testing_text::formed(records);
    noted_of(*before);
    auto snapshot = before;
    for (int edit = 0; edit < 4; ++edit) {
      const auto next = random() % 3 == 0 ? testing_text::with_an_arrival(random, records)
                                          : testing_text::redrawn(random, records, all);
      const auto is = testing_text::edited_to(*snapshot, records, next);
      if (!is) break;
      records = next;
      snapshot = is;
      const auto noted = noted_of(*snapshot);
      const auto moves = DeliveryMoves::find(noted->edits, before->deliveries.size(), snapshot->deliveries);
      ASSERT_TRUE(moves);
      hold(before->deliveries, *moves, noted->edits.actors(), snapshot->deliveries);
      ASSERT_FALSE(testing::Test::HasFatalFailure());
      ++held;
      arrived += noted->edits.actors().organisations.any() ? 1 : 0;
      EXPECT_FALSE(DeliveryMoves::find(noted->edits, before->deliveries.size() + 1, snapshot->deliveries))
          << "it was another one";
    }
  }
  EXPECT_GT(held, 1000U);
  EXPECT_GT(arrived, 100U);
}

}  // namespace
}  // namespace engine

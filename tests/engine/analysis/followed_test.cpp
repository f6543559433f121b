#include "engine/analysis/followed.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <stdexcept>
#include <thread>

namespace engine {
namespace {

using Kept = Followed<int>;

// An edit that concerns the programme of this number alone, as the numbers in these tests are counted.
class EditOf {
 public:
  explicit EditOf(std::uint32_t programme) : programmes_{{programme}} {}

  std::shared_ptr<const Kept> after(const Kept& before) const {
    return Kept::after(before, snapshot_, snapshot_, {{}, {}, programmes_, {}, actors_, organisations_, links_}, 0);
  }

 private:
  const Snapshot snapshot_;
  const std::set<Ref<Programme>> programmes_;
  const Renumberings actors_;
  const std::set<Ref<Organisation>> organisations_;
  const std::set<Number> links_;
};

std::shared_ptr<const int> one() { return std::make_shared<const int>(1); }

// One more for each programme that edits concerned.
std::shared_ptr<const int> counted(const std::shared_ptr<const int>& before, const DeliveryEdits& edits) {
  return std::make_shared<const int>(*before + static_cast<int>(edits.programmes().size()));
}

std::shared_ptr<const int> never() { throw std::logic_error("it is there"); }

TEST(Followed, IsWhatItWasWhereThereWasNoEdit) {
  const auto made = one();
  const auto kept = std::make_shared<const Kept>(made);
  EXPECT_EQ(kept->get(counted, never), made);
}

TEST(Followed, IsHadFromTheLastThatWasMadeByAllEditsSince) {
  const auto kept = std::make_shared<const Kept>(one());
  const auto second = EditOf(3).after(*kept);
  const auto third = EditOf(5).after(*second);
  EXPECT_EQ(*third->get(counted, never), 3);
  EXPECT_EQ(*second->get(counted, never), 2);
  EXPECT_EQ(*kept->get(counted, never), 1);
  const auto fourth = EditOf(7).after(*third);
  EXPECT_EQ(*fourth->get(counted, never), 4);
}

TEST(Followed, IsMadeAnewWhereItCannotFollow) {
  const auto next = EditOf(3).after(*std::make_shared<const Kept>(one()));
  const auto none = [](const auto&, const auto&) { return nullptr; };
  EXPECT_EQ(*next->get(none, [] { return std::make_shared<const int>(9); }), 9);
  EXPECT_EQ(*next->get(none, never), 9);
}

TEST(Followed, IsMadeByTheNextWhoAsksWhereMakingFailed) {
  const auto next = EditOf(3).after(*std::make_shared<const Kept>(one()));
  const auto fails = [](const auto&, const auto&) -> std::shared_ptr<const int> { throw std::runtime_error("full"); };
  EXPECT_THROW(next->get(fails, never), std::runtime_error);
  EXPECT_EQ(*next->get(fails, one), 1);
}

// Whether who follows has the one before alone.
bool is_had_alone(const Kept& kept) {
  bool alone = false;
  kept.get(
      [&](std::shared_ptr<const int> before, const DeliveryEdits&) {
        alone = is_alone(before);
        return before;
      },
      never);
  return alone;
}

TEST(Followed, HasTheOneBeforeAloneWhereNobodyElseHoldsIt) {
  auto kept = std::make_shared<const Kept>(one());
  const auto next = EditOf(3).after(*kept);
  kept = nullptr;
  EXPECT_TRUE(is_had_alone(*next));
}

TEST(Followed, SharesTheOneBeforeWithWhoHoldsIt) {
  const auto kept = std::make_shared<const Kept>(one());
  EXPECT_FALSE(is_had_alone(*EditOf(3).after(*kept))) << "the Snapshot before is still there";
  auto gone = std::make_shared<const Kept>(one());
  const auto next = EditOf(3).after(*gone), last = EditOf(4).after(*next);
  gone = nullptr;
  EXPECT_FALSE(is_had_alone(*next)) << "the last one may still have to follow it";
}

// An edit does not wait for who is just asking; who asks after it does.
TEST(Followed, FollowsWhatIsJustBeingMade) {
  const auto kept = EditOf(3).after(*std::make_shared<const Kept>(one()));
  std::latch begun(1), edited(1);
  std::jthread asking([&] {
    kept->get(
        [&](const auto& before, const DeliveryEdits& edits) {
          begun.count_down();
          edited.wait();
          return counted(before, edits);
        },
        never);
  });
  begun.wait();
  const auto next = EditOf(5).after(*kept);
  const auto last = EditOf(7).after(*next);
  ASSERT_NE(last, nullptr);
  edited.count_down();
  EXPECT_EQ(*last->get(counted, never), 4);
  EXPECT_EQ(*next->get(counted, never), 3);
}

TEST(Followed, IsMadeOnceForAllWhoAskAtOnce) {
  for (int round = 0; round < 200; ++round) {
    const auto kept = EditOf(3).after(*std::make_shared<const Kept>(one()));
    std::atomic<int> made = 0;
    std::vector<std::jthread> asking;
    for (int thread = 0; thread < 4; ++thread) {
      asking.emplace_back([&] {
        const auto value = kept->get(
            [&](const auto& before, const DeliveryEdits& edits) {
              ++made;
              return counted(before, edits);
            },
            never);
        EXPECT_EQ(*value, 2);
      });
    }
    asking.clear();
    ASSERT_EQ(made, 1);
  }
}

}  // namespace
}  // namespace engine

#include "engine/analysis/donor_meetings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace {

using engine::DonorLists;
using engine::DonorMeetings;
using Lists = std::vector<std::set<std::uint32_t>>;
using Numbers = std::vector<std::uint32_t>;

DonorLists lists_of(const Lists& lists) {
  DonorLists all;
  for (const auto& list : lists) {
    all.starts.push_back(static_cast<std::uint32_t>(all.donors.size()));
    all.donors.insert(all.donors.end(), list.begin(), list.end());
    all.donors.push_back(DonorLists::end);
  }
  all.starts.push_back(static_cast<std::uint32_t>(all.donors.size()));
  return all;
}

TEST(DonorMeetings, CountTheListsThatTwoShare) {
  const auto lists = lists_of({{0, 2}, {}, {0, 1, 2}, {2}});
  EXPECT_EQ(count_shared(lists, 3, 0, 2), (Numbers{0, 1, 2, 0, 0, 1}));
  EXPECT_EQ(count_lists(lists, 3), (Numbers{2, 1, 3}));
  EXPECT_EQ(DonorMeetings(lists, 3).shared(0, 2), (Numbers{0, 2}));
}

TEST(DonorMeetings, OfNothingAreNone) {
  const auto lists = lists_of({});
  EXPECT_EQ(count_lists(lists, 1), Numbers{0});
  EXPECT_EQ(count_shared(lists, 1, 0, 1), Numbers{0});
}

TEST(DonorMeetings, AgreeWithTheObviousWay) {
  std::mt19937 random(6);
  for (int round = 0; round < 500; ++round) {
    const auto draw = [&](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
    const std::uint32_t donors = 1 + draw(80);
    Lists lists(draw(20));
    for (auto& list : lists) {
      for (auto count = draw(6); count > 0; --count) list.insert(draw(donors));
    }
    const auto all = lists_of(lists);
    const DonorMeetings meetings(all, donors);
    for (std::uint32_t a = 0; a < donors; ++a) {
      const Numbers counts = count_shared(all, donors, a, a + 1);
      for (std::uint32_t b = a + 1; b < donors; ++b) {
        Numbers shared;
        for (std::uint32_t list = 0; list < lists.size(); ++list) {
          if (lists[list].contains(a) && lists[list].contains(b)) shared.push_back(list);
        }
        ASSERT_EQ(meetings.shared(a, b), shared) << "round " << round;
        ASSERT_EQ(counts[b], shared.size()) << "round " << round;
      }
    }
  }
}

}  // namespace

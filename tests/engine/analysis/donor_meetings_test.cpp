#include "engine/analysis/donor_meetings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace {

using engine::Cell;
using engine::DonorLists;
using engine::DonorMeetings;
using engine::ProviderCells;
using engine::ProviderDonors;
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

// Providers with up to four donors each, in random cells; with so many of them that all cores count, too.
TEST(DonorMeetings, AreCountedAlikeWithoutLists) {
  std::mt19937 random(8);
  for (int round = 0; round < 500; ++round) {
    const auto draw = [&](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
    const std::uint32_t count = 1 + draw(80), cells = round % 100 == 99 ? 20'000 : draw(30), providers = 1 + draw(40);
    ProviderDonors donors;
    donors.all.resize(count);
    donors.starts.push_back(0);
    for (std::uint32_t provider = 0; provider < providers; ++provider) {
      std::set<std::uint32_t> own;
      for (auto left = draw(5); left > 0; --left) own.insert(draw(count));
      donors.numbers.insert(donors.numbers.end(), own.begin(), own.end());
      donors.starts.push_back(static_cast<std::uint32_t>(donors.numbers.size()));
    }
    ProviderCells stand;
    stand.cells = std::make_shared<const std::vector<Cell>>(cells);
    stand.rolls = engine::Room<engine::Stays::Roll>(cells);
    stand.providers = engine::Room<std::uint32_t>(4 * cells);
    std::uint32_t end = 0;
    for (std::uint32_t cell = 0; cell < cells; ++cell) {
      std::set<std::uint32_t> there;
      for (auto left = draw(4); left > 0; --left) there.insert(draw(providers));
      std::ranges::copy(there, stand.providers.data() + end);
      stand.rolls[cell] = {end, end + static_cast<std::uint32_t>(there.size())};
      end = stand.rolls[cell].end;
    }
    std::vector<std::uint8_t> asked(providers);
    for (auto& one : asked) one = static_cast<std::uint8_t>(draw(2));
    ASSERT_EQ(count_shared(stand, donors), count_shared(donors_in_cells(stand, donors), count, 0, count))
        << "round " << round;
    ASSERT_EQ(count_shared(asked, donors), count_shared(donors_of(asked, donors), count, 0, count))
        << "round " << round;
  }
}

}  // namespace

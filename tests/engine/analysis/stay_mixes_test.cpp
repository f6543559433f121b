#include "engine/analysis/stay_mixes.h"

#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/small_field.h"

namespace engine {
namespace {

// What the chosen deliveries of a stay are of, one by one.
struct Obvious {
  std::set<std::uint32_t> organisations, sites, sub_sites, keys;

  Obvious(const View& view, const RosterChoice& choice, const Rolls& rolls, const ProfileDifferences& differences,
          std::uint32_t stay) {
    const Deliveries& deliveries = view.snapshot.deliveries;
    for (const RosterEntry& one : rolls.deliveries_of(stay)) {
      if (!choice.has(one)) continue;
      organisations.insert(deliveries.organisation(one.delivery).index);
      keys.insert(differences.key(deliveries.profile(one.delivery)));
      if (one.site.known()) sites.insert(one.site.index);
      if (one.site.known() && one.sub_implementer) sub_sites.insert(one.site.index);
    }
  }
};

bool has_all(std::uint64_t set, const std::set<std::uint32_t>& numbers) {
  return std::ranges::all_of(numbers, [&](std::uint32_t one) { return (set >> (one % 64) & 1) != 0; });
}

std::uint32_t common(const std::set<std::uint32_t>& one, const std::set<std::uint32_t>& other) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(one, [&](std::uint32_t number) { return other.contains(number); }));
}

ProfileDifferences::Alike alike(const ProfileDifferences& differences, const std::set<std::uint32_t>& keys,
                                const std::set<std::uint32_t>& others) {
  std::size_t found = 0;
  for (const std::uint32_t one : keys) {
    found += static_cast<std::size_t>(
        std::ranges::count_if(others, [&](std::uint32_t other) { return !differences.differ(one, other); }));
  }
  if (found == keys.size() * others.size()) return ProfileDifferences::Alike::all;
  return found != 0 ? ProfileDifferences::Alike::some : ProfileDifferences::Alike::none;
}

TEST(StayMixes, HoldWhatIsChosenOfEachStay) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto snapshot = testing_text::random_snapshot(testing_text::random_tables(random));
    const Question question = testing_text::random_question(random, *snapshot);
    const View view(*snapshot, question);
    const RosterChoice choice(view);
    const auto differences = differences_of(*snapshot);
    const Rolls rolls(view, choice);
    const auto mixes = mixes_of(view, choice, *differences);
    for (const std::uint32_t cell : rolls.shared_cells()) {
      const auto [first, end] = rolls.roll(cell);
      for (std::uint32_t stay = first; stay < end; ++stay) {
        const Obvious obvious(view, choice, rolls, *differences, stay);
        const StayMix mix = mixes->of(rolls.entry(stay), rolls.in_roster(stay));
        ASSERT_TRUE(has_all(mix.organisations, obvious.organisations));
        ASSERT_TRUE(has_all(mix.sites, obvious.sites));
        ASSERT_TRUE(has_all(mix.sub_sites, obvious.sub_sites));
        ASSERT_TRUE(has_all(mix.keys, obvious.keys));
        const StayMix before = mixes->of(rolls.entry(first), rolls.in_roster(first));
        const Obvious obvious_before(view, choice, rolls, *differences, first);
        ASSERT_GE(sites_at_most(rolls.entry(first), before, rolls.entry(stay), mix),
                  common(obvious_before.sites, obvious.sites));
        ASSERT_TRUE(common(obvious_before.sites, obvious.sites) == 0 ||
                    StayMixes::may_share_site(before, rolls.entry(stay)) != 0);
      }
    }
  }
}

TEST(StayMixes, CountCommonSitesWhereEachHasABit) {
  RollEntry one{}, other{};
  one.marks = other.marks = mark::several_sites;
  one.site = 3;
  other.site = 4;
  EXPECT_EQ(sites_at_most(one, {1, 0b111, 0, 1}, other, {2, 0b11110, 0, 1}), 2U);
  EXPECT_EQ(sites_at_most(one, {1, 0b111, 0, 1}, other, {2, 0b11000, 0, 1}), 0U);
  // Three sites with two bits, and four with three: nobody knows which of them are two.
  EXPECT_EQ(sites_at_most(one, {1, 0b110, 0, 1, false}, other, {2, 0b1110, 0, 1, false}), 3U);
}

TEST(ProfileDifferences, AreKnownOfSetsAsOfEachTwo) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    std::mt19937 random(seed);
    const auto snapshot = testing_text::random_snapshot(testing_text::random_tables(random));
    const ProfileDifferences differences(*snapshot);
    std::set<std::uint32_t> keys, others;
    for (std::size_t profile = 0; profile < snapshot->profiles.size(); ++profile) {
      if (random() % 2 == 0) keys.insert(differences.key(static_cast<std::uint32_t>(profile)));
      if (random() % 2 == 0) others.insert(differences.key(static_cast<std::uint32_t>(profile)));
    }
    if (keys.empty() || others.empty() || *keys.rbegin() >= 64 || *others.rbegin() >= 64) continue;
    std::uint64_t set = 0, other_set = 0;
    for (const std::uint32_t key : keys) set |= std::uint64_t{1} << key;
    for (const std::uint32_t key : others) other_set |= std::uint64_t{1} << key;
    const auto found = differences.alike(set, other_set);
    if (found == ProfileDifferences::Alike::not_known) continue;
    ASSERT_EQ(found, alike(differences, keys, others)) << "seed " << seed;
  }
}

}  // namespace
}  // namespace engine

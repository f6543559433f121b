// Concert itself, in one process, finds all that was planted in a made-up field.

#include "tests/bench/found.h"

#include <gtest/gtest.h>

#include "tests/bench/known_field.h"

namespace {

using bench::FoundOf;
using bench::KnownField;

engine::NameWords words_of(const KnownField& known) {
  const auto& lists = known.library->words();
  return {lists.names, lists.countries, lists.bodies};
}

void expect_all(const std::vector<FoundOf>& kinds, std::uint64_t seed) {
  for (const FoundOf& kind : kinds) {
    EXPECT_GT(kind.planted, 0U) << kind.kind;
    for (const std::string& missed : kind.missed)
      ADD_FAILURE() << "seed " << seed << ", " << kind.kind << ": " << missed;
  }
}

TEST(Found, AreAllPlantedCellsAtEverySeed) {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    const KnownField known(seed);
    expect_all(bench::find_planted_cells(known.snapshot(), known.field.truth), seed);
  }
}

TEST(Found, AreAllTwinsAtEverySeedAndNoSuccessorIsOne) {
  for (const std::uint64_t seed : {1, 2, 3}) {
    KnownField known(seed);
    known.add(known.field.folder / "register", "register");
    expect_all(bench::find_planted_programmes(known.snapshot(), words_of(known), known.field.truth), seed);
  }
}

TEST(Found, AreOrganisationsOfWhichNoLookAlikeIsJoinedByItself) {
  for (const std::uint64_t seed : {1, 2, 3}) {
    KnownField known(seed);
    known.add(known.field.folder / "register", "register");
    const auto kinds = bench::find_planted_organisations(known.snapshot(), words_of(known), known.field.truth);
    ASSERT_EQ(kinds.size(), 3U);
    const FoundOf &duplicates = kinds[0], &pairs = kinds[1], &look_alikes = kinds[2];
    EXPECT_EQ(look_alikes.found, look_alikes.planted) << seed;
    // Nearly all are found, and nearly all that are found are one.
    EXPECT_GE(duplicates.found * 100, duplicates.planted * 93) << seed;
    EXPECT_GE(pairs.found * 100, pairs.planted * 93) << seed;
  }
}

TEST(Found, AreNotCellsThatWerePlantedNowhere) {
  const KnownField known(1);
  bench::Truth truth = known.field.truth;
  truth.cells = {{"uncovered", truth.cells.at("covered")}};
  const auto kinds = bench::find_planted_cells(known.snapshot(), truth);
  ASSERT_EQ(kinds.size(), 1U);
  EXPECT_EQ(kinds[0].found, 0U);
  EXPECT_EQ(kinds[0].missed.size(), kinds[0].planted);
}

}  // namespace

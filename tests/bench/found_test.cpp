// Concert itself, in one process, finds all that was planted in a made-up field.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/analysis/coverage.h"
#include "engine/identity/name_words.h"
#include "engine/identity/programme_matches.h"
#include "tests/bench/known_field.h"

namespace {

using namespace engine;
using bench::KnownField;

// The cells of an answer by place and service.
class Cells {
 public:
  Cells(const Snapshot& snapshot, Day day) {
    Question question;
    question.day = day;
    for (CoverageCell& cell : find_coverage(snapshot, question).cells) {
      const auto key = std::pair(snapshot.locations.id(cell.cell.location), snapshot.services.id(cell.cell.service));
      cells_.emplace(key, std::move(cell));
    }
  }
  const CoverageCell* find(const bench::PlantedCell& planted) const {
    const auto found = cells_.find({planted.location, planted.service});
    return found == cells_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::pair<std::string, std::string>, CoverageCell> cells_;
};

bool has(const CoverageCell& cell, Flag flag) { return std::ranges::find(cell.flags, flag) != cell.flags.end(); }

// Whether the answer calls the cell what was planted, and not what that looks like.
bool is(const std::string& kind, const CoverageCell& cell) {
  if (kind == "uncovered") return cell.state == State::uncovered;
  if (kind == "blank") return cell.state == State::blank;
  if (kind == "thin") return cell.state == State::thin && cell.unmet == 600;
  if (kind == "covered") return cell.state == State::covered;
  if (kind == "lapsed") return has(cell, Flag::lapsed);
  if (kind == "still_reported") return !has(cell, Flag::lapsed) && cell.deliveries == 2;
  if (kind == "single_donor") return has(cell, Flag::single_donor);
  if (kind == "several_donors") return !has(cell, Flag::single_donor) && cell.donors.size() == 2;
  if (kind == "one_known_donor") return !has(cell, Flag::single_donor) && has(cell, Flag::one_known_donor);
  if (kind == "ending") return has(cell, Flag::ending) && cell.ends_on == make_day(2024, 7, 31);
  if (kind == "followed") return !has(cell, Flag::ending);
  return false;
}

TEST(Found, AreAllPlantedCellsAtEverySeed) {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    const KnownField known(seed);
    const Cells cells(known.snapshot(), known.field.truth.day);
    for (const auto& [kind, planted] : known.field.truth.cells) {
      for (const bench::PlantedCell& one : planted) {
        const CoverageCell* cell = cells.find(one);
        ASSERT_NE(cell, nullptr) << kind << ": " << one.location << " " << one.service;
        EXPECT_TRUE(is(kind, *cell)) << "seed " << seed << ", " << kind << ": " << one.location << " " << one.service;
      }
    }
  }
}

TEST(Found, AreAllTwinsAtEverySeedAndNoSuccessorIsOne) {
  for (const std::uint64_t seed : {1, 2, 3}) {
    KnownField known(seed);
    known.add(known.field.folder / "register", "register");
    const auto undertakings = undertakings_of(known.snapshot());
    const auto& lists = known.library->words();
    const NameWords words(lists.names, lists.countries, lists.bodies);
    std::set<bench::IdPair> matched;
    for (const Match& match : find_programme_matches(undertakings, words, {})) matched.insert({match.a, match.b});
    const auto& by_id = known.snapshot().programme_by_id;
    const auto found = [&](const bench::IdPair& pair) {
      return by_id.at(pair.a) == by_id.at(pair.b) || matched.contains(pair) || matched.contains({pair.b, pair.a});
    };
    for (const auto& twin : known.field.truth.twins)
      EXPECT_TRUE(found(twin)) << seed << ": " << twin.a << " " << twin.b;
    for (const auto& two : known.field.truth.successors) EXPECT_FALSE(found(two)) << seed << ": " << two.a;
  }
}

TEST(Found, IsNoLookAlikeJoinedByItself) {
  for (const std::uint64_t seed : {1, 2, 3}) {
    KnownField known(seed);
    known.add(known.field.folder / "register", "register");
    const auto& by_id = known.snapshot().organisation_by_id;
    for (const auto& [a, b] : known.field.truth.look_alikes) EXPECT_NE(by_id.at(a), by_id.at(b)) << a << " " << b;
  }
}

}  // namespace

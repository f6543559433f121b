#include "tests/bench/made_names.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/identity/joins.h"
#include "engine/identity/matches.h"
#include "store/files/standard.h"

namespace bench {
namespace {

// Pairs of look-alikes and of variants as matching sees them.
struct Counted {
  std::size_t proposed = 0, right = 0, look_alikes = 0, found = 0;
};

Counted count(const MadeNames& made) {
  const engine::WordLists lists = store::read_word_lists();
  const engine::NameWords words(lists.names, lists.countries, lists.bodies);
  Counted counted;
  std::set<std::pair<std::string, std::string>> pairs;
  for (const engine::Match& match : engine::find_matches(made.parties, words, {})) {
    ++counted.proposed;
    counted.right += made.body_of.at(match.a) == made.body_of.at(match.b) ? 1 : 0;
    pairs.insert({match.a, match.b});
  }
  const auto met = [&](const std::string& a, const std::string& b) { return pairs.contains(std::minmax(a, b)); };
  for (const auto& [a, b] : made.look_alikes) counted.look_alikes += met(a, b) ? 1 : 0;
  for (const auto& [id, first] : made.to_find) counted.found += met(id, first) ? 1 : 0;
  return counted;
}

TEST(MadeNames, AreFoundAndTheirLookAlikesLeft) {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    const MadeNames made = make_names(1000, seed);
    const Counted counted = count(made);
    const double precision = static_cast<double>(counted.right) / static_cast<double>(counted.proposed);
    const double recall = static_cast<double>(counted.found) / static_cast<double>(made.to_find.size());
    EXPECT_GT(made.to_find.size(), 300U);
    EXPECT_GE(2 * precision * recall / (precision + recall), 0.93) << "precision " << precision << " recall " << recall;
    EXPECT_EQ(counted.look_alikes, 0U) << "seed " << seed;
  }
}

TEST(MadeNames, OfLookAlikesAreNeverJoinedByThemselves) {
  const MadeNames made = make_names(1000, 4);
  std::vector<engine::StoredRecord> records;
  for (const engine::Party& party : made.parties) {
    engine::Organisation organisation;
    organisation.name = party.names.front();
    organisation.acronyms = party.acronyms;
    engine::StoredRecord stored;
    stored.number = records.size() + 1;
    stored.record.id = party.id;
    stored.record.fact = organisation;
    records.push_back(stored);
  }
  std::set<std::pair<engine::Number, engine::Number>> joined;
  for (const auto& pair : engine::find_joins(records).same) joined.insert(pair);
  const auto number = [](const std::string& id) { return std::stoull(id.substr(1)) + 1; };
  EXPECT_FALSE(joined.empty()) << "the same name in capitals is the same record";
  for (const auto& [a, b] : joined) {
    EXPECT_EQ(made.body_of.at("o" + std::to_string(a - 1)), made.body_of.at("o" + std::to_string(b - 1)));
  }
  for (const auto& [a, b] : made.look_alikes) EXPECT_FALSE(joined.contains(std::minmax(number(a), number(b))));
}

TEST(MadeNames, AreTheSameForTheSameSeed) {
  EXPECT_EQ(make_names(200, 7).parties, make_names(200, 7).parties);
  EXPECT_NE(make_names(200, 7).parties, make_names(200, 8).parties);
}

}  // namespace
}  // namespace bench

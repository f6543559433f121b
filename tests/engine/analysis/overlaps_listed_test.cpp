#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <string>

#include "engine/analysis/overlaps.h"
#include "tests/engine/analysis/answer_text.h"
#include "tests/engine/analysis/obvious_overlaps.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;
using engine::find_best_overlaps;
using engine::find_overlaps;
using engine::Overlap;
using engine::OverlapClass;
using engine::Overlaps;
using engine::OverlapsListed;
using engine::OverlapTotals;

// Counted by hand from a list of all pairs; but for cells and providers, which no pair tells.
OverlapTotals totals_of(const std::vector<Overlap>& pairs) {
  std::set<engine::Cell> shared;
  std::set<engine::Provider> overlapping;
  OverlapTotals totals;
  totals.pairs = pairs.size();
  for (const Overlap& pair : pairs) {
    ++totals.classes[static_cast<std::size_t>(pair.kind)];
    shared.insert(pair.shared.begin(), pair.shared.end());
    overlapping.insert({pair.a, pair.b});
  }
  totals.shared_cells = static_cast<std::uint32_t>(shared.size());
  totals.overlapping = static_cast<std::uint32_t>(overlapping.size());
  return totals;
}

// The first so many of them.
std::string crowded_text(const std::vector<engine::CrowdedCell>& crowded, std::size_t most = ~std::size_t{0}) {
  std::string text;
  for (const auto& [cell, providers] : std::span(crowded).first(std::min(most, crowded.size()))) {
    text += std::to_string(cell.location.index) + " " + std::to_string(cell.service.index) + " " +
            std::to_string(cell.group.index) + ": " + std::to_string(providers) + "\n";
  }
  return text;
}

OverlapTotals of_pairs(OverlapTotals totals) {
  totals.cells = totals.providers = 0;
  totals.crowded.reset();
  return totals;
}

std::string pairs_text(const engine::Snapshot& snapshot, std::vector<Overlap> pairs, std::size_t most) {
  pairs.resize(std::min(pairs.size(), most));
  Overlaps overlaps;
  overlaps.pairs = std::move(pairs);
  return everything(snapshot, overlaps);
}

TEST(OverlapsListed, AreTheFirstOfAllAndTheTotalsCountTheRest) {
  std::mt19937 random(31);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random);
    const auto snapshot = random_snapshot(tables);
    for (int asked = 0; asked < 3; ++asked) {
      auto question = random_question(random, *snapshot);
      if (asked != 1) question.day.reset();
      const std::size_t most = random() % 6;
      const auto all = obvious::overlaps(*snapshot, question);
      auto listed = OverlapsListed::best(most);
      if (asked == 2) listed.crowded = random() % 4;
      if (round % 5 == 4) listed.crowded.reset();
      const auto found = find_overlaps(*snapshot, question, listed);
      const auto where = [&] { return "round " + std::to_string(round) + ", " + to_text(question) + "\n" + tables; };
      ASSERT_EQ(pairs_text(*snapshot, found.pairs, most), pairs_text(*snapshot, all.pairs, most)) << where();
      ASSERT_LE(found.pairs.size(), most) << where();
      ASSERT_EQ(of_pairs(found.totals), totals_of(all.pairs)) << where();
      ASSERT_EQ(found.totals.crowded.has_value(), listed.crowded.has_value()) << where();
      ASSERT_EQ(found.totals.crowded.value_or(all.crowded.size()), all.crowded.size()) << where();
      ASSERT_EQ(crowded_text(found.crowded), crowded_text(all.crowded, listed.crowded.value_or(0))) << where();
    }
  }
}

TEST(OverlapsListed, TheBestAloneAreTheFirstOfAll) {
  std::mt19937 random(32);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random);
    const auto snapshot = random_snapshot(tables);
    for (int asked = 0; asked < 4; ++asked) {
      auto question = random_question(random, *snapshot);
      if (asked != 1) question.day.reset();
      const std::size_t most = random() % 4;
      const auto best = find_best_overlaps(*snapshot, question, most);
      ASSERT_LE(best.size(), most);
      ASSERT_EQ(pairs_text(*snapshot, best, most),
                pairs_text(*snapshot, obvious::overlaps(*snapshot, question).pairs, most))
          << "round " << round << ", " << to_text(question) << "\n"
          << tables;
    }
  }
}

TEST(OverlapsListed, MayBeOfSomeClassesOnly) {
  std::mt19937 random(33);
  for (int round = 0; round < 100; ++round) {
    const auto snapshot = random_snapshot(random_tables(random));
    auto question = random_question(random, *snapshot);
    question.day.reset();
    auto wanted = find_overlaps(*snapshot, question).pairs;
    const auto is_listed = [](const Overlap& pair) {
      return pair.kind == OverlapClass::likely || pair.kind == OverlapClass::same_chain;
    };
    std::erase_if(wanted, [&](const Overlap& pair) { return !is_listed(pair); });
    const auto found =
        find_overlaps(*snapshot, question, OverlapsListed::of({OverlapClass::likely, OverlapClass::same_chain}));
    EXPECT_EQ(pairs_text(*snapshot, found.pairs, 1000), pairs_text(*snapshot, wanted, 1000));
  }
}

TEST(RankedOverlaps, AreWrittenOutAPartAtATimeAndFoundById) {
  std::mt19937 random(34);
  for (int round = 0; round < 100; ++round) {
    const auto snapshot = random_snapshot(random_tables(random));
    auto question = random_question(random, *snapshot);
    const auto wanted = find_overlaps(*snapshot, question);
    const engine::RankedOverlaps ranked(*snapshot, question);
    ASSERT_EQ(ranked.size(), wanted.pairs.size());
    EXPECT_EQ(ranked.totals(), wanted.totals);
    std::vector<Overlap> pairs;
    for (std::size_t from = 0; from < ranked.size(); from += 3) {
      for (Overlap& pair : ranked.pairs(from, std::min(from + 3, ranked.size()))) pairs.push_back(std::move(pair));
    }
    EXPECT_EQ(pairs_text(*snapshot, pairs, 1000), pairs_text(*snapshot, wanted.pairs, 1000));
    for (const Overlap& pair : wanted.pairs) {
      const auto found = ranked.find(pair.id);
      ASSERT_TRUE(found);
      EXPECT_EQ(pairs_text(*snapshot, {*found}, 1), pairs_text(*snapshot, {pair}, 1));
    }
    EXPECT_FALSE(ranked.find("overlap-of-nobody"));
  }
}

TEST(OverlapsListed, MayBeNone) {
  const auto snapshot = in_small_field(R"(
    deliveries
    organisation | service | location | start      | end
    hope         | water   | camp-1   | 2022-01-01 | 2022-07-01
    relief       | water   | camp-1   | 2022-03-01 | 2022-09-01
    care         | health  | port     | 2022-03-01 | 2022-09-01
  )");
  engine::Question question;
  question.levels = {2, std::nullopt, std::nullopt};
  const auto overlaps = find_overlaps(*snapshot, question, OverlapsListed::none());
  EXPECT_TRUE(overlaps.pairs.empty());
  EXPECT_EQ(overlaps.totals.pairs, 1u);
  EXPECT_EQ(overlaps.totals.cells, 2u);
  EXPECT_EQ(overlaps.totals.shared_cells, 1u);
  EXPECT_EQ(overlaps.totals.providers, 3u);
  EXPECT_EQ(overlaps.totals.overlapping, 2u);
}

// Deliveries of many providers in few places, so that all cores have work and many pairs are alike.
std::string many_deliveries(int providers) {
  std::string tables = "deliveries\norganisation | service | location | start | end\n";
  const std::string services[] = {"water", "health", "nurse"}, places[] = {"camp-1", "port", "quay", "valley"};
  std::mt19937 random(5);
  for (int one = 0; one < providers; ++one) {
    for (int other = 0; other < 5; ++other) {
      const std::string year = std::to_string(1960 + random() % 60);
      tables += "body-" + std::to_string(one) + " | " + services[random() % 3] + " | " + places[random() % 4] + " | " +
                year + "-01-01 | " + year + "-0" + std::to_string(2 + random() % 8) + "-01\n";
    }
  }
  tables += "organisations\nid\n";
  for (int one = 0; one < providers; ++one) tables += "body-" + std::to_string(one) + "\n";
  return tables;
}

TEST(OverlapsListed, AreTheSameOnAllCores) {
  const auto snapshot = in_small_field(many_deliveries(1200));
  engine::Question question;
  question.levels = {2, std::nullopt, std::nullopt};
  const auto all = find_overlaps(*snapshot, question);
  ASSERT_GT(all.pairs.size(), 5'000u);
  EXPECT_EQ(all.totals.pairs, all.pairs.size());
  EXPECT_EQ(of_pairs(all.totals), totals_of(all.pairs));
  for (int round = 0; round < 5; ++round) {
    const auto first = find_overlaps(*snapshot, question, OverlapsListed::best(50));
    EXPECT_EQ(first.totals, all.totals);
    EXPECT_EQ(pairs_text(*snapshot, first.pairs, 50), pairs_text(*snapshot, all.pairs, 50));
    EXPECT_EQ(pairs_text(*snapshot, find_best_overlaps(*snapshot, question, 50), 50),
              pairs_text(*snapshot, all.pairs, 50));
  }
}

// Some cells are known to hold more than is needed, so that pairs of few sites may come before those of many.
std::string crowded_field(std::mt19937& random) {
  const std::string places[] = {"camp-1", "port", "quay", "valley"}, services[] = {"water", "health", "nurse"};
  const std::string stages[] = {"", "reception", "post-arrival"};
  std::string tables = "deliveries\norganisation | service | location | start | end | role | capacity | stage\n";
  const unsigned providers = 20 + static_cast<unsigned>(random() % 60);
  const bool all_state_capacity = random() % 2 == 0;
  for (unsigned one = 0; one < providers * 4; ++one) {
    const std::string year = std::to_string(2010 + random() % 8), until = std::to_string(2018 + random() % 4);
    tables += "body-" + std::to_string(random() % providers) + " | " + services[random() % 3] + " | " +
              places[random() % 4] + " | " + year + "-01-01 | " + until + "-01-01 | " +
              (random() % 6 == 0 ? "sub-implementer" : "") + " | " +
              (all_state_capacity || random() % 40 != 0 ? "10" : "") + " | " + stages[random() % 3] + "\n";
  }
  tables += "organisations\nid\n";
  for (unsigned one = 0; one < providers; ++one) tables += "body-" + std::to_string(one) + "\n";
  tables += "needs\nlocation | service | people\n";
  for (const std::string& service : services) {
    if (random() % 3 == 0) tables += "valley | " + service + " | " + (random() % 2 == 0 ? "20" : "100000") + "\n";
  }
  return tables;
}

TEST(OverlapsListed, TheBestAloneAreTheFirstWhereSitesTellMostPairsApart) {
  std::mt19937 random(34);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = crowded_field(random);
    const auto snapshot = in_small_field(tables);
    engine::Question question;
    question.levels = {2, std::nullopt, std::nullopt};
    if (random() % 3 == 0) question.day = engine::parse_day("2018-06-01");
    const std::size_t most = 1 + random() % 20;
    const auto counted = find_overlaps(*snapshot, question, OverlapsListed::best(most));
    ASSERT_EQ(pairs_text(*snapshot, find_best_overlaps(*snapshot, question, most), most),
              pairs_text(*snapshot, counted.pairs, most))
        << "round " << round << "\n"
        << tables;
  }
}

}  // namespace

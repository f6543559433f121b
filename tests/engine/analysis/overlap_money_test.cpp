#include "engine/analysis/overlap_money.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/analysis/activity.h"
#include "tests/engine/analysis/obvious_graph.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;
using engine::OverlapMoney;

const std::string clinics = R"(
  programmes
  id
  clinics
  wells
  deliveries
  organisation | programme | service | location | group
  hope         | clinics   | clinic  | valley   | women
  care         |           | clinic  | valley   | women
  care         |           | clinic  | port     | women
)";

std::string text(const std::vector<engine::SharedMoney>& list) {
  std::string lines;
  for (const auto& [money, estimated] : list) {
    lines += std::to_string(money.minor) + " " + money.currency + (estimated ? " estimated" : "") + "\n";
  }
  return lines;
}

// Of all pairs, one after another.
std::string money_of_pairs(const std::string& tables, const engine::Question& question = overlaps_of_all_time()) {
  const auto snapshot = in_small_field(tables);
  const auto overlaps = find_overlaps(*snapshot, question);
  std::vector<const engine::Overlap*> shown;
  for (const auto& pair : overlaps.pairs) shown.push_back(&pair);
  const OverlapMoney money(*snapshot, question, shown);
  std::string lines;
  for (const auto* pair : shown) {
    lines += snapshot->id(pair->a) + " " + snapshot->id(pair->b) + "\n" + text(money.of(*pair));
  }
  return lines;
}

const std::string given = R"(
  funding
  provider | receiver | kind         | amount | currency
  donor    | clinics  | commitment   | 100.01 | EUR
  other    | clinics  | disbursement | 50     | USD
  donor    | clinics  | pledge       | 900    | EUR
)";

TEST(OverlapMoney, IsRecordedWhereAProgrammeStandsInOneCell) {
  EXPECT_EQ(money_of_pairs(clinics + given), "care clinics\n1000100 EUR\n500000 USD\n");
}

TEST(OverlapMoney, IsEstimatedAsAnEvenPartOfSeveralCells) {
  const std::string second = R"(
    deliveries
    organisation | programme | service | location | group
    hope         | clinics   | nurse   | port     | women
  )";
  EXPECT_EQ(money_of_pairs(clinics + given + second), "care clinics\n500000 EUR estimated\n250000 USD estimated\n")
      << "the odd cent is the port's, which comes first";
}

TEST(OverlapMoney, IsUnknownOfAnOrganisationAndWhereSomeWorkHasNoCell) {
  EXPECT_EQ(money_of_pairs(clinics), "care clinics\n");
  const std::string above = R"(
    deliveries
    organisation | programme | service | location | group
    hope         | clinics   | clinic  | north    | women
  )";
  EXPECT_EQ(money_of_pairs(clinics + given + above), "care clinics\n");
}

TEST(OverlapMoney, IsOfTheWholeProgrammeWhateverIsFiltered) {
  const std::string second = R"(
    deliveries
    organisation | programme | service | location | group
    hope         | clinics   | nurse   | port     | women
  )";
  auto question = overlaps_of_all_time();
  const auto snapshot = in_small_field(clinics + given + second);
  question.filter.locations = {location(*snapshot, "valley")};
  EXPECT_EQ(money_of_pairs(clinics + given + second, question),
            "care clinics\n500000 EUR estimated\n250000 USD estimated\n");
}

TEST(OverlapMoney, CountsOnceWhatOneOfTheTwoGaveTheOther) {
  const std::string passed_on = R"(
    deliveries
    organisation | programme | service | location | group
    relief       | wells     | clinic  | valley   | women
    funding
    provider | receiver | kind       | amount | currency
    clinics  | wells    | commitment | 40     | EUR
    other    | wells    | commitment | 7      | EUR
  )";
  EXPECT_NE(money_of_pairs(clinics + given + passed_on).find("clinics wells\n1070100 EUR\n500000 USD\n"),
            std::string::npos);
}

TEST(OverlapMoney, IsSplitInWholeCoins) {
  EXPECT_EQ(engine::even_split({1000000, "EUR"}, 3), (std::vector<std::int64_t>{333400, 333300, 333300}));
  EXPECT_EQ(engine::even_split({1000000, "JPY"}, 3), (std::vector<std::int64_t>{340000, 330000, 330000}));
  EXPECT_EQ(engine::even_split({-500, "EUR"}, 2), (std::vector<std::int64_t>{-300, -200}));
  EXPECT_EQ(engine::even_split({105, "EUR"}, 2), (std::vector<std::int64_t>{105, 0})) << "half a cent is nobody's";
}

using Cells = std::vector<engine::Cell>;

bool counts_ever(const engine::Snapshot& snapshot, std::size_t delivery) {
  const auto days = engine::days_of(snapshot, delivery);
  return std::any_of(days.begin(), days.end(), [](const engine::Period& period) { return !period.empty(); });
}

// Where a programme stands, cell by cell; nothing where some of its work stands in none.
Cells obvious_cells(const engine::Snapshot& snapshot, const engine::Question& whole,
                    engine::Ref<engine::Programme> programme) {
  Cells cells;
  std::set<std::size_t> placed;
  for (const auto& cell : obvious::all_cells(snapshot, whole)) {
    bool stands = false;
    for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
      if (snapshot.deliveries[delivery].programme != programme || !counts_ever(snapshot, delivery)) continue;
      if (!obvious::is_own_cell(snapshot, delivery, cell, whole)) continue;
      placed.insert(delivery);
      stands = true;
    }
    if (stands) cells.push_back(cell);
  }
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const auto& row = snapshot.deliveries[delivery];
    const bool theirs = row.programme == programme && row.tier <= whole.tier && counts_ever(snapshot, delivery);
    if (theirs && !placed.contains(delivery)) return {};
  }
  return cells;
}

// Coins are dealt out one by one.
std::vector<std::int64_t> dealt(std::int64_t minor, std::int64_t coin, std::size_t cells) {
  std::vector<std::int64_t> parts(cells);
  std::size_t next = 0;
  for (; minor >= coin; minor -= coin) parts[next++ % cells] += coin;
  parts[0] += minor;
  return parts;
}

std::string obvious_money(const engine::Snapshot& snapshot, const engine::Question& question,
                          const engine::Overlap& pair) {
  engine::Question whole;
  whole.levels = question.levels;
  whole.tier = question.tier;
  std::map<std::pair<std::string, bool>, std::int64_t> sums;
  for (const auto& [one, other] : {std::pair(pair.a, pair.b), std::pair(pair.b, pair.a)}) {
    if (!one.programme.known()) continue;
    const Cells cells = obvious_cells(snapshot, whole, one.programme);
    std::map<std::string, std::int64_t> received;
    const auto money = engine::find_money(snapshot, question.tier);
    for (const auto& flow : money->flows) {
      const bool is_better =
          flow.treatment != engine::Treatment::set_aside && flow.treatment != engine::Treatment::apart;
      const bool inside = flow.giver.known() && flow.giver == other;
      if (flow.receiver.programme == one.programme && is_better && !inside) {
        received[money->money_of(flow).currency] += flow.minor;
      }
    }
    for (const auto& [currency, minor] : received) {
      if (cells.empty()) continue;
      const auto parts = dealt(minor, currency == "JPY" ? 10000 : 100, cells.size());
      for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        const bool shared = std::find(pair.shared.begin(), pair.shared.end(), cells[cell]) != pair.shared.end();
        if (shared) sums[{currency, cells.size() > 1}] += parts[cell];
      }
    }
  }
  std::vector<engine::SharedMoney> list;
  for (const auto& [key, minor] : sums) list.push_back({{minor, key.first}, key.second});
  return text(list);
}

std::string random_funding(std::mt19937& random) {
  const auto one_of = [&](std::vector<std::string> words) { return words[random() % words.size()]; };
  std::string tables = "funding\nprovider | receiver | kind | amount | currency | tier\n";
  for (auto left = 2 + random() % 8; left > 0; --left) {
    tables += one_of({"alpha", "bravo", "care", "p1", "p2"}) + " | " + one_of({"p1", "p2", "p3", "zeta", "alpha"}) +
              " | " + one_of({"commitment", "disbursement", "pledge"}) + " | " + std::to_string(random() % 20) + "." +
              one_of({"00", "01", "505"}) + " | " + one_of({"EUR", "JPY", ""}) + " | " +
              one_of({"", "", "", "secretariat"}) + "\n";
  }
  return tables;
}

TEST(OverlapMoney, AgreesWithTheObviousWay) {
  std::mt19937 random(101);
  std::size_t with_money = 0;
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random) + random_funding(random);
    const auto snapshot = random_snapshot(tables);
    auto question = random_question(random, *snapshot);
    if (random() % 2 == 0) question.day.reset();
    if (random() % 2 == 0) question.levels = {0, std::nullopt, std::nullopt};
    question.filter = {};
    const auto overlaps = find_overlaps(*snapshot, question);
    std::vector<const engine::Overlap*> shown;
    for (const auto& pair : overlaps.pairs) shown.push_back(&pair);
    const OverlapMoney money(*snapshot, question, shown);
    for (const auto* pair : shown) {
      const std::string expected = obvious_money(*snapshot, question, *pair);
      with_money += !expected.empty();
      ASSERT_EQ(text(money.of(*pair)), expected) << "round " << round << ", " << to_text(question) << "\n" << tables;
    }
  }
  EXPECT_GT(with_money, 50U);
}

}  // namespace

#include "engine/analysis/runway.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

#include "tests/engine/analysis/donors_text.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/random_money.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;
using engine::find_runway;

std::string field_until(const std::string& end_of_wells) {
  return R"(
  programmes
  id    | end
  wells |
  nurse | 2022-09-01
  papers-for-all |
  funding
  provider | receiver | kind         | amount | currency | start      | end
  donor    | wells    | commitment   | 100    | USD      | 2022-01-01 | 2022-02-01
  donor    | wells    | commitment   | 20     | USD      | 2022-01-01 | )" +
         end_of_wells + R"(
  donor    | wells    | disbursement | 20     | USD      | 2022-01-01 | 2030-01-01
  other    | nurse    | commitment   | 5      | EUR      | 2022-01-01 |
  other    | papers-for-all | commitment | 5  | EUR      |            |
  deliveries
  organisation | service | location | programme | start      | end
  hope         | water   | valley   | wells     | 2022-01-01 | 2023-01-01
  hope         | water   | port     | wells     | 2022-01-01 | 2022-02-01
  care         | nurse   | valley   | nurse     | 2022-01-01 |
  care         | water   | valley   | nurse     | 2022-01-01 | 2022-07-01
  referrals
  id | from | to   | service | status | formal
  r1 | care | hope | water   | active | yes
  r2 | hope | care | nurse   | active | yes
  r3 | care | hope | water   | active | no
)";
}

std::set<std::string> lines(const std::string& text) {
  std::set<std::string> found;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) found.insert(line);
  return found;
}

TEST(Runway, IsTheLastDayThatCommittedMoneyPaysForWithWhatFalls) {
  const auto field = in_small_field(field_until("2022-04-01"));
  const auto runway = find_runway(*field, overlaps_of_all_time());
  EXPECT_EQ(ends(*field, runway),
            "wells until 2022-03-31: services water; locations valley; emptied 0; referrals " +
                std::to_string(field->referrals[0].number) + "+" + std::to_string(field->referrals[1].number) +
                "\n"
                "nurse until 2022-08-31: services nurse; locations valley; emptied 1; referrals " +
                std::to_string(field->referrals[0].number) + "+" + std::to_string(field->referrals[1].number) + "\n");
  EXPECT_EQ(text(runway.ends[0].money), "20 USD");
  ASSERT_EQ(runway.open_ended.size(), 1u);
  EXPECT_EQ(field->id(runway.open_ended[0]), "papers-for-all");
}

TEST(Runway, MovesExactlyTheDependentRowsWithOneEnd) {
  const auto before = in_small_field(field_until("2022-04-01")), after = in_small_field(field_until("2022-08-01"));
  const auto was = lines(ends(*before, find_runway(*before, overlaps_of_all_time())));
  const auto is = lines(ends(*after, find_runway(*after, overlaps_of_all_time())));
  std::vector<std::string> gone, come;
  std::ranges::set_difference(was, is, std::back_inserter(gone));
  std::ranges::set_difference(is, was, std::back_inserter(come));
  ASSERT_EQ(gone.size(), 1u);
  ASSERT_EQ(come.size(), 1u);
  EXPECT_TRUE(gone[0].starts_with("wells until 2022-03-31"));
  // In August nobody else brings water to the valley any more.
  EXPECT_TRUE(come[0].starts_with("wells until 2022-07-31: services water; locations valley; emptied 1"));
}

TEST(Runway, WithADayIsWhatEndsFromThenOn) {
  const auto field = in_small_field(field_until("2022-04-01"));
  const auto runway = find_runway(*field, overlaps_on("2022-05-01"));
  ASSERT_EQ(runway.ends.size(), 1u);
  EXPECT_EQ(field->id(runway.ends[0].who), "nurse");
}

TEST(Runway, OfAFilterIsWhatDeliversThere) {
  const auto field = in_small_field(field_until("2022-04-01"));
  auto question = overlaps_of_all_time();
  question.filter.services = {service(*field, "nurse")};
  ASSERT_EQ(find_runway(*field, question).ends.size(), 1u);
  question.filter.services.clear();
  question.filter.donors = {organisation(*field, "donor")};
  const auto of_donor = find_runway(*field, question);
  ASSERT_EQ(of_donor.ends.size(), 1u);
  EXPECT_EQ(field->id(of_donor.ends[0].who), "wells");
}

// The last day paid for, asked of every record again; nothing where it is open or nobody pays.
engine::Date last_paid(const engine::Snapshot& graph, const engine::Question& question, const engine::Provider& who) {
  for (const char* kind : {"commitment", "disbursement", "budget"}) {
    bool any = false, open = false;
    engine::Date last;
    for (const auto& edge : graph.funding) {
      if (edge.receiver != who || edge.kind != kind || edge.tier > question.tier) continue;
      any = true;
      auto end = edge.period.to;
      if (end == engine::Period::open_end && who.programme.known())
        end = graph.programmes[who.programme.index].period.to;
      if (end == engine::Period::open_end) open = true;
      if (!open && (!last || *last < previous(end))) last = previous(end);
    }
    if (any) return open ? std::nullopt : last;
  }
  return std::nullopt;
}

// What falls with `who`, a line as ends() writes it, without referrals.
std::string fall_of(const engine::Snapshot& graph, const engine::View& view, const engine::Provider& who) {
  const auto& question = view.question;
  const auto last = *last_paid(graph, question, who);
  std::set<std::string> services, locations;
  std::set<engine::Cell> cells, kept;
  for (std::size_t at = 0; at < graph.deliveries.size(); ++at) {
    const auto& row = graph.deliveries[at];
    if (!chosen(graph, at, question)) continue;
    const auto own = cells_of(graph, at, question.levels);
    const auto paid = last_paid(graph, question, graph.provider(row));
    const bool falls = graph.provider(row) == who && runs_on(view, at, last);
    if (falls) {
      services.insert(graph.services.id(row.service));
      for (const auto place : graph.served(at)) locations.insert(graph.locations.id(place));
      cells.insert(own.begin(), own.end());
    } else if (runs_on(view, at, next(last)) && (!paid || *paid > last)) {
      kept.insert(own.begin(), own.end());
    }
  }
  std::string line = graph.id(who) + " until " + engine::to_text(last) + ": services";
  for (const auto& id : services) line += " " + id;
  line += "; locations";
  for (const auto& id : locations) line += " " + id;
  std::erase_if(cells, [&](const auto& cell) { return kept.contains(cell); });
  return line + "; emptied " + std::to_string(cells.size());
}

TEST(Runway, AgreesWithTheObviousWay) {
  std::mt19937 random(25);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random) + random_money_tables(random);
    const auto graph = snapshot(tables);
    auto question = random_question(random, *graph);
    question.filter = {};
    if (round % 2 == 0) question.day.reset();
    const engine::View view(*graph, question);
    std::multiset<std::string> expected, found;
    const auto expect = [&](const engine::Provider& who) {
      const auto last = last_paid(*graph, question, who);
      if (last && (!question.day || *last >= *question.day)) expected.insert(fall_of(*graph, view, who));
    };
    for (std::uint32_t at = 0; at < graph->organisations.size(); ++at) expect({{at}, {}});
    for (std::uint32_t at = 0; at < graph->programmes.size(); ++at) expect({{}, {at}});
    std::istringstream stream(ends(*graph, find_runway(*graph, question)));
    for (std::string line; std::getline(stream, line);) found.insert(line.substr(0, line.find("; referrals")));
    ASSERT_EQ(found, expected) << "round " << round << ", " << to_text(question) << "\n" << tables;
  }
}

TEST(Runway, OfNothingIsEmpty) {
  const auto runway = find_runway(*in_small_field(""), overlaps_of_all_time());
  EXPECT_TRUE(runway.ends.empty());
  EXPECT_TRUE(runway.open_ended.empty());
}

}  // namespace

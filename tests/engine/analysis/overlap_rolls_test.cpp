#include "engine/analysis/overlap_rolls.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "engine/analysis/days.h"
#include "engine/analysis/profile_differences.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/graph_text.h"

namespace engine {
namespace {

// What is said of a stay, whatever was left out of it.
constexpr std::uint16_t compared = mark::several_deliverers | mark::several_keys | mark::sub_implementer |
                                   mark::in_person | mark::several_sites | mark::several_leads | mark::programme |
                                   mark::other_node;

using Who = std::tuple<std::uint32_t, std::uint32_t, Ref<Organisation>>;  // cell, provider, lead
using Obvious = std::map<Who, std::vector<RosterEntry>>;

Obvious obvious_stays(const RosterChoice& choice) {
  Obvious stays;
  for (std::uint32_t cell = 0; cell < choice.roster().cells.size(); ++cell) {
    if (!choice.has(choice.roster().cells[cell])) continue;
    for (const RosterEntry& one : choice.roster().in(cell)) {
      if (one.provider != Presence::nobody && choice.has(one)) stays[{cell, one.provider, one.lead}].push_back(one);
    }
  }
  return stays;
}

template <class Value>
bool are_several(const std::vector<RosterEntry>& entries, Value value) {
  std::set<decltype(value(entries.front()))> values;
  for (const RosterEntry& one : entries) values.insert(value(one));
  return values.size() > 1;
}

std::uint16_t obvious_marks(const View& view, const Cell& cell, const std::vector<RosterEntry>& entries) {
  const Deliveries& deliveries = view.snapshot.deliveries;
  const auto differences = differences_of(view.snapshot);
  const auto key = [&](const RosterEntry& one) { return differences->key(deliveries.profile(one.delivery)); };
  unsigned marks = 0;
  const auto deliverer = [&](const RosterEntry& one) { return deliveries.organisation(one.delivery); };
  if (are_several(entries, deliverer)) marks |= mark::several_deliverers;
  if (are_several(entries, key)) marks |= mark::several_keys;
  if (are_several(entries, [](const RosterEntry& one) { return one.site; })) marks |= mark::several_sites;
  for (const RosterEntry& one : entries) {
    marks |= one.sub_implementer ? mark::sub_implementer : mark::in_person;
    if (one.in_programme) marks |= mark::programme;
    const bool own = view.roots.of(deliveries.service(one.delivery)) == cell.service &&
                     view.roots.of(deliveries.group(one.delivery)) == cell.group;
    if (!own) marks |= mark::other_node;
  }
  return static_cast<std::uint16_t>(marks);
}

class RollsHeld {
 public:
  RollsHeld(const View& view, const RosterChoice& choice) : view_(view), choice_(choice), rolls_(view, choice) {}

  void hold() {
    const Obvious stays = obvious_stays(choice_);
    std::map<std::uint32_t, std::vector<Who>> by_cell;
    for (const auto& [who, entries] : stays) by_cell[std::get<0>(who)].push_back(who);
    std::uint32_t with_anybody = 0;
    for (std::uint32_t cell = 0; cell < rolls_.cells(); ++cell) {
      const auto& expected = by_cell[cell];
      ASSERT_EQ(rolls_.in(cell).size(), expected.size());
      const bool is_written = rolls_.keeps_alone() || expected.size() > 1;
      for (std::uint32_t place = 0; place < expected.size(); ++place) {
        if (is_written) hold(rolls_.roll(cell).first + place, expected[place], stays);
        count(expected[place], stays, expected.size() > 1);
      }
      if (expected.size() > 1) shared_.push_back(cell);
      with_anybody += expected.empty() ? 0 : 1;
    }
    ASSERT_EQ(rolls_.cells_with_anybody(), with_anybody);
    const auto shared = rolls_.shared_cells();
    ASSERT_EQ(std::vector(shared.begin(), shared.end()), shared_);
    for (std::uint32_t provider = 0; provider < rolls_.providers(); ++provider) {
      const auto of = rolls_.of(provider);
      ASSERT_EQ(std::vector(of.begin(), of.end()), positions_[provider]);
      ASSERT_EQ(rolls_.cells_of(provider), cells_[provider].size());
      ASSERT_EQ(rolls_.sites_of(provider), sites_[provider]);
    }
  }

 private:
  void hold(std::uint32_t stay, const Who& who, const Obvious& stays) {
    const auto& [cell, provider, lead] = who;
    const std::vector<RosterEntry>& entries = stays.at(who);
    const RollEntry& entry = rolls_.entry(stay);
    std::set<Ref<Location>> sites;
    std::vector<Period> days;
    for (const RosterEntry& one : entries) {
      if (one.site.known()) sites.insert(one.site);
      const auto own = choice_.days_of(one);
      days.insert(days.end(), own.begin(), own.end());
    }
    unsigned marks = obvious_marks(view_, choice_.roster().cells[cell], entries);
    const auto leads = std::ranges::count_if(stays, [&](const auto& one) {
      return std::get<0>(one.first) == std::get<0>(who) && std::get<1>(one.first) == std::get<1>(who);
    });
    if (leads > 1) marks |= mark::several_leads;
    ASSERT_EQ(entry.provider, provider);
    ASSERT_EQ(entry.lead, lead);
    ASSERT_EQ(entry.marks & compared, marks);
    ASSERT_EQ(entry.sites(), sites.size());
    ASSERT_EQ(rolls_.days_of(stay), united(days));
    if (view_.question.day) {
      ASSERT_TRUE(entry.days.has(*view_.question.day));
      ASSERT_EQ(entry.gaps, 0U);
    } else {
      const auto united_days = rolls_.days_of(entry);
      ASSERT_EQ(std::vector(united_days.begin(), united_days.end()), united(days));
    }
    const auto roll = rolls_.roll(cell);
    if (roll.size() > 1) positions_[provider].push_back({stay, roll.end, cell});
  }

  void count(const Who& who, const Obvious& stays, bool has_company) {
    const auto& [cell, provider, lead] = who;
    cells_[provider].insert(cell);
    if (!has_company) return;
    std::set<Ref<Location>> sites;
    for (const RosterEntry& one : stays.at(who)) {
      if (one.site.known()) sites.insert(one.site);
    }
    sites_[provider] += sites.size();
  }

  const View& view_;
  const RosterChoice& choice_;
  const Rolls rolls_;
  std::vector<std::uint32_t> shared_;
  std::map<std::uint32_t, std::vector<Rolls::Position>> positions_;
  std::map<std::uint32_t, std::set<std::uint32_t>> cells_;
  std::map<std::uint32_t, std::size_t> sites_;
};

TEST(Rolls, AreWhatTheDeliveriesSayThatTheQuestionChooses) {
  std::mt19937 random(43);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = testing_text::random_tables(random);
    const auto snapshot = testing_text::random_snapshot(tables);
    for (int asked = 0; asked < 4; ++asked) {
      auto question = testing_text::random_question(random, *snapshot);
      if (asked != 3) question.levels = Roster::levels;
      if (asked == 1) question.day.reset();
      if (asked != 2) question.filter.locations.clear();
      SCOPED_TRACE("round " + std::to_string(round) + ", " + testing_text::to_text(question) + "\n" + tables);
      const View view(*snapshot, question);
      const RosterChoice choice(view);
      RollsHeld(view, choice).hold();
      if (testing::Test::HasFatalFailure()) return;
    }
  }
}

TEST(Rolls, AreThoseOfTheRosterWhereAllIsAsked) {
  std::mt19937 random(44);
  const auto snapshot = testing_text::random_snapshot(testing_text::random_tables(random));
  Question question;
  question.levels = Roster::levels;
  question.tier = Tier::secretariat;
  const View view(*snapshot, question);
  const RosterChoice choice(view);
  const Rolls rolls(view, choice);
  EXPECT_EQ(rolls.in(0).data(), roster_of(*snapshot)->stays.in(0).data());
}

}  // namespace
}  // namespace engine

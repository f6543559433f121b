#include "engine/analysis/roster_following.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <sstream>

#include "engine/analysis/roster_making.h"
#include "engine/analysis/stay_mixes.h"
#include "engine/graph/edit.h"
#include "tests/engine/analysis/random_edits.h"
#include "tests/engine/analysis/random_graph.h"

namespace engine {
namespace {

using testing_text::Records;

// Keeps what edits changed since it was first asked for.
struct Noted {
  DeliveryEdits edits;

  static std::shared_ptr<const Noted> after(const Noted& before, const Snapshot& was, const Snapshot&,
                                            const Alteration& alteration, std::size_t) {
    auto noted = std::make_shared<Noted>(before);
    return noted->edits.add(was, alteration) ? noted : nullptr;
  }
};

std::shared_ptr<const Noted> noted_of(const Snapshot& snapshot) {
  return snapshot.kept.get<Noted>(0, [] { return std::make_shared<const Noted>(); });
}

void write(std::ostream& out, const Period& days) { out << days.from.number << ".." << days.to.number << " "; }

void write(std::ostream& out, const Roster& roster, std::uint32_t stay) {
  const RollEntry& entry = roster.stays.all[stay];
  out << "  " << entry.provider << " " << entry.lead.index << " " << entry.organisation.index << " " << entry.site
      << " " << entry.difference << " " << entry.marks << " ";
  write(out, entry.days);
  if (entry.gaps != 0) {
    out << "with gaps ";
    for (std::uint32_t at = entry.gaps; !roster.stays.gapped[at].empty(); ++at) write(out, roster.stays.gapped[at]);
  }
  out << roster.days[stay].bits << " ";
  write(out, roster.days[stay].days);
  const auto changing = std::ranges::lower_bound(roster.changing, stay, {}, &Roster::Changing::stay);
  const bool changes = changing != roster.changing.end() && changing->stay == stay;
  std::uint32_t number = 0;
  for (const RosterEntry& one : roster.of(stay)) {
    out << "\n    " << one.provider << " " << one.lead.index << " " << one.site.index << " " << one.delivery << " "
        << static_cast<int>(one.tier) << one.several_periods << one.sub_implementer << one.in_programme << " ";
    write(out, one.days);
    if (!changes) continue;
    const StayDetail& detail = roster.details[changing->first + number++];
    out << detail.organisation.index << " " << detail.difference << detail.beyond_keys << detail.states_capacity
        << detail.of_own_node;
  }
  out << "\n";
}

std::string text_of(const Cell& cell) {
  std::ostringstream out;
  out << cell.location.index << "/" << cell.service.index << "/" << cell.group.index;
  return out.str();
}

// All that a roster says, but for where it stands in memory.
std::string text_of(const Roster& roster) {
  std::ostringstream out;
  out << roster.entries.size() << " entries, " << static_cast<int>(roster.highest) << "\n";
  std::uint32_t before = 0;
  for (std::size_t block = 0; block < roster.blocks.size(); ++block) {
    const Roster::Block& one = roster.blocks[block];
    if (one.before != before) out << "block " << block << " has " << one.before << " before it\n";
    before += one.end - one.stay;
    std::uint32_t stay = one.stay;
    for (std::uint32_t cell = one.cell; cell < roster.end_cell(block); ++cell) {
      if (roster.in(cell).empty()) continue;
      out << text_of(roster.cells[cell]) << " " << roster.in(cell).size() << " " << roster.stays.rolls[cell].size()
          << " " << roster.nobodys(cell).size() << "\n";
      for (bool last = false; !last; ++stay) {
        write(out, roster, stay);
        last = (roster.days[stay].bits & StayDays::last_in_cell) != 0;
      }
    }
    if (stay != one.end) out << "block " << block << " has stays in no cell\n";
  }
  for (const std::uint32_t cell : roster.with_nobody) out << "nobody in " << text_of(roster.cells[cell]) << "\n";
  for (const std::uint32_t cell : roster.stays.shared_cells)
    out << "several in " << text_of(roster.cells[cell]) << "\n";
  for (std::uint32_t provider = 0; provider < roster.providers->size(); ++provider) {
    const Stays::Standing* const standing = &roster.stays.standings[provider];
    out << provider << " in " << standing->cells << " at " << standing->sites << ":";
    for (std::uint32_t at = standing[0].first; at < standing[1].first; ++at) {
      const auto& [stay, end, cell] = roster.stays.positions[at];
      out << " " << text_of(roster.cells[cell]) << " " << stay - roster.stays.rolls[cell].first << " "
          << end - roster.stays.rolls[cell].first;
    }
    out << "\n";
  }
  return out.str();
}

// What is said of the mixed stays in shared cells.
std::string text_of(const Roster& roster, const StayMixes& mixes) {
  std::ostringstream out;
  for (const std::uint32_t cell : roster.stays.shared_cells) {
    for (std::uint32_t stay = roster.stays.rolls[cell].first; stay < roster.stays.rolls[cell].end; ++stay) {
      const StayMix mix = mixes.of(roster.stays.all[stay], stay);
      out << mix.organisations << " " << mix.sites << " " << mix.sub_sites << " " << mix.keys << " " << mix.sites_apart
          << "\n";
    }
  }
  return out.str();
}

TEST(RosterFollowing, GivesWhatIsMadeAnew) {
  std::size_t followed = 0, anew = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto all = testing_text::random_records(random);
    Records records = testing_text::drawn(random, all, 4);
    auto snapshot = testing_text::built(records);
    noted_of(*snapshot);
    const std::size_t rows = 1 + random() % 3;
    auto roster = make_roster(*snapshot, rows);
    auto mixes = std::make_shared<const StayMixes>(*roster, snapshot->deliveries, *differences_of(*snapshot));
    for (int edit = 0; edit < 6; ++edit) {
      const Records next = testing_text::redrawn(random, records, all);
      auto is = edited(*snapshot, 7, testing_text::changes_between(records, next));
      if (!is) break;
      records = next;
      snapshot = is;
      if (random() % 3 == 0) continue;  // nobody asks
      const auto noted = noted_of(*snapshot);
      const std::string text = text_of(*roster);
      const auto fresh = make_roster(*snapshot, rows);
      const auto following = follow_roster(*roster, noted->edits, *snapshot);
      ASSERT_EQ(text_of(*roster), text) << "the one before stays as it was";
      ++(following ? followed : anew);
      if (!following) break;
      ASSERT_EQ(text_of(*following), text_of(*fresh));
      const auto differences = differences_of(*snapshot);
      const auto mixed = mixes->followed(*following, snapshot->deliveries, *differences);
      ASSERT_NE(mixed, nullptr);
      ASSERT_EQ(text_of(*following, *mixed), text_of(*fresh, StayMixes(*fresh, snapshot->deliveries, *differences)));
      if (random() % 2 == 0) continue;  // what follows is of the same one again
      snapshot = testing_text::built(records);
      noted_of(*snapshot);
      roster = make_roster(*snapshot, rows);
      mixes = std::make_shared<const StayMixes>(*roster, snapshot->deliveries, *differences_of(*snapshot));
    }
  }
  EXPECT_GT(followed, 500U);
  EXPECT_LT(anew, followed / 10) << "only where a block has no more cells to spare";
}

}  // namespace
}  // namespace engine

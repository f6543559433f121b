#include "engine/analysis/roster_following.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <sstream>

#include "engine/analysis/roster_making.h"
#include "engine/analysis/stay_calendar.h"
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

  static constexpr bool follows_actors = true;
  static std::shared_ptr<const Noted> after(const Noted& before, const Snapshot& was, const Snapshot& is,
                                            const Alteration& alteration, std::size_t) {
    auto noted = std::make_shared<Noted>(before);
    return noted->edits.add(was, is, alteration) ? noted : nullptr;
  }
};

std::shared_ptr<const Noted> noted_of(const Snapshot& snapshot, std::size_t since) {
  return snapshot.kept.get<Noted>(since, [] { return std::make_shared<const Noted>(); });
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
      for (; roster.firsts[stay] < roster.entries_in[cell].end; ++stay) write(out, roster, stay);
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

// How many stays the calendar does not tell of on their first day, or on their last.
std::size_t missed_by(const StayCalendar& calendar, const Roster& roster) {
  std::size_t missed = 0;
  for (std::size_t block = 0; block < roster.blocks.size(); ++block) {
    for (std::uint32_t cell = roster.blocks[block].cell; cell < roster.end_cell(block); ++cell) {
      for (std::uint32_t stay = roster.stays.rolls[cell].first; stay < roster.stays.rolls[cell].end; ++stay) {
        const Period& days = roster.stays.all[stay].days;
        for (const Day day : {days.from, previous(days.to)}) {
          std::vector<MetStay> told(roster.blocks[block].end - roster.blocks[block].stay);
          told.resize(calendar.list(roster, block, day, told.data()));
          const auto is_it = [&](const MetStay& one) {
            return one.stay == stay && one.cell == cell && one.provider == roster.stays.all[stay].provider;
          };
          missed += days.empty() || std::ranges::any_of(told, is_it) ? 0 : 1;
        }
      }
    }
  }
  return missed;
}

// A roster, and what edits changed since it was made.
struct Since {
  std::size_t number = 0;
  std::shared_ptr<const Roster> roster;
  std::shared_ptr<const StayMixes> mixes;
  std::shared_ptr<const StayCalendar> calendar;
};

// What the records are after an edit, of all that there might be.
using Redraw = Records (*)(std::mt19937& random, const Records& records, const std::vector<StoredRecord>& all);

Records with_arrivals_between(std::mt19937& random, const Records& records, const std::vector<StoredRecord>& all) {
  return random() % 2 == 0 ? testing_text::with_an_arrival(random, records)
                           : testing_text::redrawn(random, records, all);
}

class Rounds {
 public:
  Rounds(unsigned seed, Redraw redraw)
      : random_(seed),
        redraw_(redraw),
        all_(testing_text::random_records(random_)),
        records_(testing_text::drawn(random_, all_, 4)),
        snapshot_(testing_text::formed(records_)),
        rows_(1 + random_() % 3) {
    noted_of(*snapshot_, 0);
    since_.roster = make_roster(*snapshot_, rows_);
    since_.mixes =
        std::make_shared<const StayMixes>(*since_.roster, snapshot_->deliveries, *differences_of(*snapshot_));
    since_.calendar = std::make_shared<const StayCalendar>(*since_.roster);
  }

  // Whether the roster could follow an edit, or nobody asked.
  bool edit() {
    const Records next = redraw_(random_, records_, all_);
    const auto is = testing_text::edited_to(*snapshot_, records_, next);
    if (!is || !is->kept.has<Noted>(since_.number)) return false;
    records_ = next;
    snapshot_ = is;
    return random_() % 3 == 0 || follow();
  }

  std::size_t shared = 0, alone = 0, anew = 0;  // how often it followed
  std::size_t arrived = 0;                      // after actors came

 private:
  bool follow() {
    const auto noted = noted_of(*snapshot_, since_.number);
    const auto fresh = make_roster(*snapshot_, rows_);
    const bool is_held = random_() % 2 == 0;
    const auto held = is_held ? since_.roster : nullptr;
    const std::string text = is_held ? text_of(*held) : "";
    Since now{
        since_.number + 1, follow_roster(std::exchange(since_.roster, nullptr), noted->edits, *snapshot_), {}, {}};
    EXPECT_EQ(is_held ? text_of(*held) : "", text) << "the one before stays as it was";
    ++(!now.roster ? anew : is_held ? shared : alone);
    if (now.roster && noted->edits.actors().any()) ++arrived;
    if (!now.roster) return false;
    EXPECT_EQ(text_of(*now.roster), text_of(*fresh));
    const auto differences = differences_of(*snapshot_);
    const bool same_organisations = !noted->edits.actors().organisations.any();
    now.mixes = same_organisations
                    ? since_.mixes->followed(*now.roster, snapshot_->deliveries, *differences)
                    : std::make_shared<const StayMixes>(*now.roster, snapshot_->deliveries, *differences);
    EXPECT_EQ(text_of(*now.roster, *now.mixes),
              text_of(*fresh, StayMixes(*fresh, snapshot_->deliveries, *differences)));
    now.calendar = since_.calendar->followed(*now.roster);
    EXPECT_EQ(missed_by(*now.calendar, *now.roster), 0U);
    noted_of(*snapshot_, now.number);
    since_ = std::move(now);
    return true;
  }

  std::mt19937 random_;
  const Redraw redraw_;
  const std::vector<StoredRecord> all_;
  Records records_;
  std::shared_ptr<const Snapshot> snapshot_;
  const std::size_t rows_;
  Since since_;
};

struct Counted {
  std::size_t shared = 0, alone = 0, anew = 0, arrived = 0;
};

Counted counted(Redraw redraw) {
  Counted counted;
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    Rounds rounds(seed, redraw);
    for (int edit = 0; edit < 6 && rounds.edit(); ++edit) {
    }
    if (testing::Test::HasFailure()) break;
    counted.shared += rounds.shared;
    counted.alone += rounds.alone;
    counted.anew += rounds.anew;
    counted.arrived += rounds.arrived;
  }
  return counted;
}

TEST(RosterFollowing, GivesWhatIsMadeAnew) {
  const Counted of = counted(testing_text::redrawn);
  EXPECT_GT(of.shared, 500U);
  EXPECT_GT(of.alone, 500U);
  EXPECT_LT(of.anew, 100U) << "only where a block has no more cells to spare";
}

TEST(RosterFollowing, GivesWhatIsMadeAnewWhereActorsCome) {
  const Counted of = counted(with_arrivals_between);
  EXPECT_GT(of.shared, 300U);
  EXPECT_GT(of.alone, 300U);
  EXPECT_GT(of.arrived, 500U);
}

}  // namespace
}  // namespace engine

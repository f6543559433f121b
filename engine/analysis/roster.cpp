#include "engine/analysis/roster.h"

#include <algorithm>

#include "engine/analysis/followed.h"
#include "engine/analysis/roster_following.h"
#include "engine/analysis/roster_making.h"
#include "engine/analysis/roster_writing.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

// Of the room for entries, what is for blocks written anew: a part of it, and some.
constexpr std::size_t more = 4, least = 4096;

RosterEntry entry_of(const Snapshot& snapshot, const Presence& presence) {
  RosterEntry entry;
  entry.provider = presence.provider;
  entry.lead = presence.lead;
  entry.in_programme = snapshot.deliveries.programme(presence.delivery).known();
  entry.site = presence.site;
  entry.delivery = presence.delivery;
  entry.days = presence.days;
  entry.tier = snapshot.deliveries.marks(presence.delivery).tier();
  entry.several_periods = presence.several_periods;
  entry.sub_implementer = presence.sub_implementer;
  return entry;
}

}  // namespace

RosterRoom::RosterRoom(std::size_t entries, std::size_t blocks)
    : size_(entries + entries / more + blocks + blocks / more + least) {}

std::optional<std::uint32_t> RosterRoom::take(std::size_t entries) {
  const std::size_t first = taken_.fetch_add(entries + 1);
  return first + entries < size_ ? std::optional(static_cast<std::uint32_t>(first)) : std::nullopt;
}

void in_block_ranges(const Roster& roster, std::size_t least,
                     const std::function<void(std::size_t, std::size_t)>& work) {
  const auto& blocks = roster.blocks;
  const std::size_t stays = blocks.empty() ? 0 : blocks.back().before + blocks.back().end - blocks.back().stay;
  const auto block_at = [&](std::size_t stay) {
    return static_cast<std::size_t>(std::ranges::lower_bound(blocks, stay, {}, &Roster::Block::before) -
                                    blocks.begin());
  };
  in_ranges(stays, least, [&](std::size_t from, std::size_t to) {
    work(block_at(from), to == stays ? blocks.size() : block_at(to));
  });
}

std::shared_ptr<const Roster> roster_of(const Snapshot& snapshot) {
  const auto make = [&] { return make_roster(snapshot); };
  const auto follow = [&](std::shared_ptr<const Roster> before, const DeliveryEdits& edits) {
    return follow_roster(std::move(before), edits, snapshot);
  };
  using KeptRoster = Followed<Roster>;
  return snapshot.kept.get<KeptRoster>(0, [&] { return std::make_shared<const KeptRoster>(make()); })
      ->get(follow, make);
}

std::shared_ptr<const Roster> find_roster(const View& view) {
  auto roster = std::make_shared<Roster>();
  roster->providers = providers_by_place(view.snapshot);
  roster->programmes = programme_columns_of(view.snapshot);
  const Presences presences = find_presences(view, *roster->providers, *roster->programmes);
  make_room(*roster, presences.all.size(), 1);
  const auto differences = differences_of(view.snapshot);
  RosterWriting writing(*roster, view, *differences, *roster->room->take(presences.all.size()));
  for (std::uint32_t cell = 0; cell < presences.cells.size(); ++cell) {
    writing.begin_cell(presences.cells.cells()[cell]);
    for (const Presence& presence : presences.in(cell)) writing.add(entry_of(view.snapshot, presence));
  }
  finish_roster(*roster, {writing.finish()});
  return roster;
}

}  // namespace engine

#include "engine/analysis/roster.h"

#include "engine/analysis/roster_making.h"
#include "engine/analysis/roster_writing.h"

namespace engine {
namespace {

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

std::shared_ptr<const Roster> roster_of(const Snapshot& snapshot) {
  return snapshot.kept.get<Roster>(0, [&] { return make_roster(snapshot); });
}

std::shared_ptr<const Roster> find_roster(const View& view) {
  auto roster = std::make_shared<Roster>();
  roster->providers = providers_by_place(view.snapshot);
  roster->programmes = programme_columns_of(view.snapshot);
  const Presences presences = find_presences(view, *roster->providers, *roster->programmes);
  make_room(*roster, presences.all.size());
  const auto differences = differences_of(view.snapshot);
  RosterWriting writing(*roster, view, *differences, 0);
  for (std::uint32_t cell = 0; cell < presences.cells.size(); ++cell) {
    writing.begin_cell(presences.cells.cells()[cell]);
    for (const Presence& presence : presences.in(cell)) writing.add(entry_of(view.snapshot, presence));
  }
  finish_roster(*roster, {writing.finish(static_cast<std::uint32_t>(presences.all.size()))});
  return roster;
}

}  // namespace engine

#include "engine/analysis/roster.h"

#include "engine/analysis/roster_making.h"

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
  auto roster = std::make_shared<Roster>(
      Roster{providers_by_place(view.snapshot), programme_columns_of(view.snapshot), {}, {}, {}});
  const Presences presences = find_presences(view, *roster->providers, *roster->programmes);
  roster->cells = presences.cells.cells();
  roster->starts = presences.cell_starts;
  roster->entries = RosterEntries(presences.all.size());
  for (std::size_t at = 0; at < presences.all.size(); ++at) {
    roster->entries.set(at, entry_of(view.snapshot, presences.all[at]));
  }
  return roster;
}

}  // namespace engine

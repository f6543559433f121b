#include "engine/analysis/roster.h"

#include "engine/analysis/roster_making.h"

namespace engine {
namespace {

RosterEntry entry_of(const Snapshot& snapshot, const Presence& presence) {
  RosterEntry entry;
  entry.provider = presence.provider;
  entry.lead = presence.lead;
  entry.programme = snapshot.deliveries.programme(presence.delivery);
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
  auto roster =
      std::make_shared<Roster>(Roster{ProviderOrder(view.snapshot), ProgrammeColumns(view.snapshot), {}, {}, {}});
  const Presences presences = find_presences(view, roster->providers, roster->programmes);
  roster->cells = presences.cells.cells();
  roster->starts = presences.cell_starts;
  roster->entries.reserve(presences.all.size());
  for (const Presence& presence : presences.all) roster->entries.push_back(entry_of(view.snapshot, presence));
  return roster;
}

}  // namespace engine

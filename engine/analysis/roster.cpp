#include "engine/analysis/roster.h"

#include "engine/analysis/view.h"

namespace engine {
namespace {

Question everything() {
  Question question;
  question.levels = Roster::levels;
  return question;
}

RosterEntry entry_of(const Snapshot& snapshot, const Presence& presence) {
  RosterEntry entry;
  entry.provider = presence.provider;
  entry.lead = presence.lead;
  entry.programme = snapshot.deliveries.programme(presence.delivery);
  entry.site = presence.site;
  entry.delivery = presence.delivery;
  entry.days = presence.days;
  entry.tier = snapshot.deliveries[presence.delivery].tier;
  entry.several_periods = presence.several_periods;
  entry.sub_implementer = presence.sub_implementer;
  return entry;
}

std::shared_ptr<const Roster> make_roster(const Snapshot& snapshot) {
  const Question question = everything();
  const View view(snapshot, question);
  auto roster = std::make_shared<Roster>(Roster{ProviderOrder(snapshot), ProgrammeColumns(snapshot), {}, {}, {}});
  const Presences presences = find_presences(view, roster->providers, roster->programmes);
  roster->cells = presences.cells.cells();
  roster->starts = presences.cell_starts;
  roster->entries.reserve(presences.all.size());
  for (const Presence& presence : presences.all) roster->entries.push_back(entry_of(snapshot, presence));
  return roster;
}

}  // namespace

std::shared_ptr<const Roster> roster_of(const Snapshot& snapshot) {
  return snapshot.kept.get<Roster>(0, [&] { return make_roster(snapshot); });
}

}  // namespace engine

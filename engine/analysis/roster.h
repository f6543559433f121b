#pragma once

#include <memory>
#include <vector>

#include "engine/analysis/presence.h"
#include "engine/analysis/provider_order.h"
#include "engine/analysis/roster_entries.h"
#include "engine/analysis/view.h"

namespace engine {

// Who stands where, whatever the day, the filter and whoever asks: each delivery that counts on any day, in its own
// cells at the levels at which overlaps and donors are asked (2, finest, finest), and nothing upwards. What does not
// depend on what is asked is so found once for a Snapshot. It takes 25 bytes for each delivery in a cell, 16 for each
// cell and some 40 for each provider. After an edit it is made anew when it is next asked for.
struct Roster {
  static constexpr Levels levels{2, std::nullopt, std::nullopt};

  std::shared_ptr<const ProviderOrder> providers;  // by place
  std::shared_ptr<const ProgrammeColumns> programmes;
  std::vector<Cell> cells;            // by location, service, group
  std::vector<std::uint32_t> starts;  // the entries of cell n begin at entries[starts[n]]; and the end
  RosterEntries entries;              // by cell, provider, lead, site, delivery; nobody's last in each cell

  RosterEntries::Range in(std::uint32_t cell) const { return entries.range(starts[cell], starts[cell + 1]); }
};

// The roster of a Snapshot, made when it is first asked for and kept with it.
// Cost: the first time two passes over the deliveries, and a sort in each place; on all cores.
std::shared_ptr<const Roster> roster_of(const Snapshot& snapshot);

// A roster of what a question chooses at its own levels, as Presences have it. Not kept.
// Throws Error{too_large} as CellIndex does. Cost: that of find_presences().
std::shared_ptr<const Roster> find_roster(const View& view);

}  // namespace engine

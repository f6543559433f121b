#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/analysis/presence.h"
#include "engine/analysis/provider_order.h"
#include "engine/analysis/view.h"

namespace engine {

// A delivery in a cell, with what most questions ask of it beside each other in memory; the rest is in the columns of
// the deliveries, which come in nearly the same order.
struct RosterEntry {
  std::uint32_t provider = Presence::nobody;  // its rank among providers; nobody where the lead is not known
  Ref<Organisation> lead;
  Ref<Programme> programme;
  Ref<Location> site;  // the place that it names; unknown where that is above the cell
  std::uint32_t delivery = 0;
  Period days;                   // from the first to the last on which it counts, whatever is asked
  Tier tier = Tier::everybody;   // who may see it
  bool several_periods = false;  // there may be days between that are none of its own
  bool sub_implementer = false;

  friend auto operator<=>(const RosterEntry&, const RosterEntry&) = default;
};

// Who stands where, whatever the day, the filter and whoever asks: each delivery that counts on any day, in its own
// cells at the levels at which overlaps and donors are asked (2, finest, finest), and nothing upwards. What does not
// depend on what is asked is so found once for a Snapshot. It takes 32 bytes for each delivery in a cell, 16 for each
// cell and some 40 for each provider. After an edit it is made anew when it is next asked for.
struct Roster {
  static constexpr Levels levels{2, std::nullopt, std::nullopt};

  ProviderOrder providers;
  ProgrammeColumns programmes;
  std::vector<Cell> cells;            // by location, service, group
  std::vector<std::uint32_t> starts;  // the entries of cell n begin at entries[starts[n]]; and the end
  std::vector<RosterEntry> entries;   // by cell, provider, lead, site, delivery; nobody's last in each cell

  std::span<const RosterEntry> in(std::uint32_t cell) const {
    return std::span(entries).subspan(starts[cell], starts[cell + 1] - starts[cell]);
  }
};

// The roster of a Snapshot, made when it is first asked for and kept with it.
// Cost: the first time two passes over the deliveries, and a sort in each place; on all cores.
std::shared_ptr<const Roster> roster_of(const Snapshot& snapshot);

// A roster of what a question chooses at its own levels, as Presences have it. Not kept.
// Throws Error{too_large} as CellIndex does. Cost: that of find_presences().
std::shared_ptr<const Roster> find_roster(const View& view);

}  // namespace engine

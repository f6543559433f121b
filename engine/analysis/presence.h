#pragma once

#include <limits>
#include <span>
#include <vector>

#include "engine/analysis/cell_index.h"
#include "engine/analysis/programme_columns.h"
#include "engine/analysis/provider_order.h"
#include "engine/analysis/view.h"

namespace engine {

// A delivery in a cell, with what overlaps are judged by beside each other in memory.
struct Presence {
  static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t provider = nobody;  // its rank among providers; nobody where the lead is not known
  Ref<Organisation> lead;
  Ref<Location> site;  // the place that it names; unknown where that is above the cell
  std::uint32_t delivery = 0;
  Ref<Organisation> organisation;
  std::uint32_t profile = 0;
  Period days;                   // from its first to its last
  bool several_periods = false;  // there may be days between that are none of its own
  bool sub_implementer = false, has_programme = false;
};

// Who stands in which cell of an answer about overlaps: the deliveries that the question chooses, active on its
// day, or with no day those that count on any day; each in its own cells, and nothing upwards.
struct Presences {
  const Snapshot* snapshot = nullptr;
  CellIndex cells;
  std::vector<Presence> all;               // by cell, provider, lead, site, delivery; nobody's last in each cell
  std::vector<std::uint32_t> cell_starts;  // the presences of cell n begin at all[cell_starts[n]]

  std::span<const Presence> in(std::uint32_t cell) const {
    return std::span(all).subspan(cell_starts[cell], cell_starts[cell + 1] - cell_starts[cell]);
  }
  // The days of a presence, in any order. Good as long as the presence is.
  std::span<const Period> days_of(const Presence& presence) const;
};

// Throws Error{too_large} as CellIndex does.
// Cost: a pass over the deliveries, and a sort in each cell; on all cores.
Presences find_presences(const View& view, const ProviderOrder& providers, const ProgrammeColumns& programmes);

}  // namespace engine

#include "engine/analysis/presence.h"

#include <algorithm>

#include "engine/analysis/activity.h"
#include "engine/analysis/days.h"
#include "engine/analysis/flags.h"
#include "engine/analysis/places.h"

namespace engine {
namespace {

bool counts(const View& view, std::size_t delivery) {
  if (!chosen(view.snapshot, delivery, view.question)) return false;
  const auto& day = view.question.day;
  if (day) return active_on(view.snapshot, delivery, *day);
  return std::ranges::any_of(days_of(view.snapshot, delivery), [](const Period& period) { return !period.empty(); });
}

// A cell of a delivery, and the place by which it stands there.
struct Standing {
  Cell cell;
  Ref<Location> site;
};

std::vector<Standing> standings_of(const View& view, Places& places, std::size_t delivery) {
  const DeliveryRow& row = view.snapshot.deliveries[delivery];
  std::vector<Standing> standings;
  const auto add = [&](Ref<Location> location, Ref<Location> site) {
    for (const auto service : view.services.of(view.roots.of(row.service))) {
      for (const auto group : view.groups.of(view.roots.of(row.group))) {
        standings.push_back({{location, service, group}, site});
      }
    }
  };
  for (const Place& place : places.of(delivery)) {
    // What is not served by name is no site that both name.
    const Ref<Location> site = place.named ? place.location : Ref<Location>{};
    for (const auto location : view.locations.of(place.location)) add(location, site);
    if (!place.with_all_below) continue;
    for (const auto below : view.snapshot.locations.below(place.location)) {
      if (below != place.location && view.locations.has(below)) add(below, {});
    }
  }
  return standings;
}

Presence presence_of(const View& view, const ProviderOrder& providers, std::size_t delivery) {
  const Snapshot& snapshot = view.snapshot;
  const DeliveryRow& row = snapshot.deliveries[delivery];
  Presence presence;
  presence.lead = snapshot.lead(row);
  if (is_known(snapshot, presence.lead)) presence.provider = providers.rank(snapshot.provider(row));
  presence.delivery = static_cast<std::uint32_t>(delivery);
  presence.sub_implementer = row.sub_implementer;
  presence.has_programme = row.programme.known();
  presence.organisation = row.organisation;
  presence.service = view.roots.of(row.service);
  presence.group = view.roots.of(row.group);
  presence.source = row.source;
  presence.profile = row.profile;
  presence.days = days_of(snapshot, delivery);
  return presence;
}

// The presences in the order of deliveries, and the cell of each.
struct Unsorted {
  std::vector<Presence> all;
  std::vector<Cell> cells;
};

Unsorted gather(const View& view, const ProviderOrder& providers) {
  Unsorted unsorted;
  Places places(view);
  for (std::size_t delivery = 0; delivery < view.snapshot.deliveries.size(); ++delivery) {
    if (!counts(view, delivery)) continue;
    Presence presence = presence_of(view, providers, delivery);
    for (const Standing& standing : standings_of(view, places, delivery)) {
      presence.site = standing.site;
      unsorted.all.push_back(presence);
      unsorted.cells.push_back(standing.cell);
    }
  }
  return unsorted;
}

std::vector<std::uint32_t> starts_of(const std::vector<std::uint32_t>& cell_of_each, std::size_t cells) {
  std::vector<std::uint32_t> starts(cells + 1);
  for (const std::uint32_t cell : cell_of_each) ++starts[cell + 1];
  for (std::size_t cell = 0; cell < cells; ++cell) starts[cell + 1] += starts[cell];
  return starts;
}

void sort_by_cell(Presences& presences, Unsorted unsorted) {
  std::vector<std::uint32_t> cells;
  cells.reserve(unsorted.cells.size());
  for (const Cell& cell : unsorted.cells) cells.push_back(*presences.cells.find(cell));
  presences.cell_starts = starts_of(cells, presences.cells.size());
  presences.all.resize(unsorted.all.size());
  auto at = presences.cell_starts;
  for (std::size_t one = 0; one < cells.size(); ++one) {
    Presence& presence = presences.all[at[cells[one]]++];
    presence = unsorted.all[one];
    presence.cell = cells[one];
  }
  for (std::size_t cell = 0; cell < presences.cells.size(); ++cell) {
    std::sort(presences.all.begin() + presences.cell_starts[cell],
              presences.all.begin() + presences.cell_starts[cell + 1], [](const Presence& one, const Presence& other) {
                return std::tie(one.provider, one.lead, one.site, one.delivery) <
                       std::tie(other.provider, other.lead, other.site, other.delivery);
              });
  }
}

void form_stays(Presences& presences) {
  const auto& all = presences.all;
  std::vector<std::uint32_t> cells;
  for (std::uint32_t first = 0; first < all.size();) {
    std::uint32_t last = first;
    std::vector<Period> days;
    while (last < all.size() && all[last].cell == all[first].cell && all[last].provider == all[first].provider &&
           all[last].lead == all[first].lead) {
      days.insert(days.end(), all[last].days.begin(), all[last].days.end());
      ++last;
    }
    if (all[first].provider != Presence::nobody) {
      days = united(std::move(days));
      const auto first_days = static_cast<std::uint32_t>(presences.days.size());
      presences.days.insert(presences.days.end(), days.begin(), days.end());
      const auto last_days = static_cast<std::uint32_t>(presences.days.size());
      presences.stays.push_back(
          {all[first].cell, all[first].provider, all[first].lead, first, last, first_days, last_days});
      cells.push_back(all[first].cell);
    }
    first = last;
  }
  presences.stay_starts = starts_of(cells, presences.cells.size());
}

}  // namespace

Presences find_presences(const View& view, const ProviderOrder& providers) {
  Unsorted unsorted = gather(view, providers);
  CellIndex::Gathering cells(view);
  for (const Cell& cell : unsorted.cells) cells.add(cell);
  Presences presences{CellIndex(view, std::move(cells)), {}, {}, {}, {}, {}};
  sort_by_cell(presences, std::move(unsorted));
  form_stays(presences);
  return presences;
}

}  // namespace engine

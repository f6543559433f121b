#include "engine/analysis/saturation.h"

#include <algorithm>

#include "engine/analysis/needs.h"
#include "engine/analysis/supply.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // cells

// The deliveries of a cell, each once: one that names two sites of the cell stands in it twice.
void list_deliveries(std::span<const Presence> presences, std::vector<std::uint32_t>& deliveries) {
  deliveries.clear();
  for (const Presence& presence : presences) deliveries.push_back(presence.delivery);
  std::ranges::sort(deliveries);
  deliveries.erase(std::ranges::unique(deliveries).begin(), deliveries.end());
}

}  // namespace

std::vector<std::optional<double>> find_saturations(const View& view, const Presences& presences) {
  std::vector<std::optional<double>> saturations(presences.cells.size());
  if (view.snapshot.needs.empty()) return saturations;
  const auto needs = find_needs(view, presences.cells.cells());
  in_ranges(saturations.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    std::vector<std::uint32_t> deliveries;
    for (std::size_t cell = from; cell < to; ++cell) {
      const NeedFigure& need = needs[cell];
      if (need.people <= 0) continue;
      list_deliveries(presences.in(static_cast<std::uint32_t>(cell)), deliveries);
      const Supply supply =
          view.question.day ? find_supply(view.snapshot, deliveries) : find_highest_capacity(view.snapshot, deliveries);
      if (supply.capacity < 0 || supply.unit != need.unit) continue;
      const double ratio = static_cast<double>(supply.capacity) / static_cast<double>(need.people);
      if (!need.at_least || ratio <= 1) saturations[cell] = ratio;
    }
  });
  return saturations;
}

}  // namespace engine

#include "engine/analysis/saturation.h"

#include <algorithm>

#include "engine/analysis/needs.h"
#include "engine/analysis/supply.h"

namespace engine {

std::vector<std::optional<double>> find_saturations(const View& view, const Presences& presences) {
  std::vector<std::optional<double>> saturations(presences.cells.size());
  if (view.snapshot.needs.empty()) return saturations;
  const auto needs = find_needs(view, presences.cells.cells());
  for (std::uint32_t cell = 0; cell < saturations.size(); ++cell) {
    const NeedFigure& need = needs[cell];
    if (need.people <= 0) continue;
    // A delivery that names two sites of the cell stands in it twice.
    std::vector<std::uint32_t> deliveries;
    for (const Presence& presence : presences.in(cell)) deliveries.push_back(presence.delivery);
    std::ranges::sort(deliveries);
    deliveries.erase(std::ranges::unique(deliveries).begin(), deliveries.end());
    const Supply supply =
        view.question.day ? find_supply(view.snapshot, deliveries) : find_highest_capacity(view.snapshot, deliveries);
    if (supply.capacity < 0 || supply.unit != need.unit) continue;
    const double ratio = static_cast<double>(supply.capacity) / static_cast<double>(need.people);
    if (!need.at_least || ratio <= 1) saturations[cell] = ratio;
  }
  return saturations;
}

}  // namespace engine

#include "engine/analysis/cell_saturation.h"

#include <algorithm>

#include "engine/analysis/needs.h"
#include "engine/analysis/supply.h"

namespace engine {
namespace {

// The deliveries that count in a cell, each once, ascending; none where one of them states no capacity.
std::vector<std::uint32_t> deliveries_with_capacity(const RosterChoice& choice, const Deliveries& all,
                                                    std::uint32_t cell) {
  std::vector<std::uint32_t> deliveries;
  Deliveries::Cursor cursor(all);
  for (const RosterEntry& entry : choice.roster().in(cell)) {
    if (!choice.has(entry)) continue;
    const auto found = cursor.at(entry.delivery);
    if (found.chunk.capacity(found.row) < 0) return {};
    deliveries.push_back(entry.delivery);
  }
  std::ranges::sort(deliveries);
  const auto again = std::ranges::unique(deliveries);
  deliveries.erase(again.begin(), again.end());
  return deliveries;
}

std::optional<double> saturation_of(const NeedFigure& need, const Supply& supply) {
  if (need.people <= 0 || supply.capacity < 0 || supply.unit != need.unit) return std::nullopt;
  const double ratio = static_cast<double>(supply.capacity) / static_cast<double>(need.people);
  return !need.at_least || ratio <= 1 ? std::optional(ratio) : std::nullopt;
}

}  // namespace

std::vector<std::optional<double>> saturations_in(const View& view, const RosterChoice& choice,
                                                  std::span<const std::uint32_t> cells) {
  std::vector<std::optional<double>> saturations(cells.size());
  if (view.snapshot.needs.empty()) return saturations;
  std::vector<Supply> supplies;
  std::vector<std::size_t> places;
  std::vector<Cell> asked;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    const Cell& cell = choice.roster().cells[cells[at]];
    if (!choice.has(cell)) continue;
    const auto deliveries = deliveries_with_capacity(choice, view.snapshot.deliveries, cells[at]);
    if (deliveries.empty()) continue;
    supplies.push_back(view.question.day ? find_supply(view.snapshot, deliveries)
                                         : find_highest_capacity(view.snapshot, deliveries));
    places.push_back(at);
    asked.push_back(cell);
  }
  if (asked.empty()) return saturations;
  const std::vector<NeedFigure> needs = find_needs(view, asked);
  for (std::size_t at = 0; at < places.size(); ++at) saturations[places[at]] = saturation_of(needs[at], supplies[at]);
  return saturations;
}

}  // namespace engine
